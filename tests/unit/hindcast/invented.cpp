#include "invented.hpp"

#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

namespace multivector::hindcast::test {
namespace {

constexpr int kFirst = 2001, kLast = 2020;

}  // namespace

double invented(std::size_t dyad, int year) {
    const int wave = (year * (static_cast<int>(dyad) + 3)) % 7;  // a jagged part
    return 0.15 + 0.03 * static_cast<double>(dyad) + 0.004 * (year - kFirst) + 0.01 * wave;
}

Invented::Invented() : folder_(std::filesystem::temp_directory_path() / fmt::format("multivector_hindcast_{}_{}", ::getpid(),
                               ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    std::string figures = "series,state,power,year,value,source\n", ties = "domain,state,power,year,value\n", drivers = "driver,year,value\n";
    std::size_t dyad = 0;
    for (const char* state : {"center", "hill"})
        for (const char* power : {"north", "south"}) {
            for (int year = kFirst; year <= kLast; ++year) {
                figures += fmt::format("trade,{},{},{},{},x\n", state, power, year, invented(dyad, year));
                figures += fmt::format("votes,{},{},{},{},x\n", state, power, year, 0.4 + invented(dyad + 1, year));
                ties += fmt::format("diplomacy,{},{},{},{}\n", state, power, year, invented(dyad, year) / 2);
            }
            ++dyad;
        }
    for (int year = kFirst; year <= kLast + 5; ++year) drivers += fmt::format("price,{},{}\n", year, 20 + year % 5 * 10);
    write("figures.csv", figures);
    write("ties.csv", ties);
    write("drivers.csv", drivers);
    write("hindcast.yaml", text());
}

Invented::~Invented() { std::filesystem::remove_all(folder_); }

void Invented::write(const std::string& name, const std::string& content) const { std::ofstream(folder_ / name, std::ios::binary) << content; }

std::string Invented::text() {
    return "format: multivector-hindcast/1\n"
           "title: An invented past\n"
           "world: three_states\n"
           "figures: figures.csv\n"
           "ties: ties.csv\n"
           "drivers_file: drivers.csv\n"
           "origins: {warm_up: 2006, first: 2010, last: 2018}\n"
           "horizons: [24, 60]\n"
           "least_origins: 5\n"
           "series:\n"
           "  trade: {title: Trade, measure: share, domain: economy, link: level}\n"
           "  votes: {title: Votes, measure: share, domain: diplomacy, link: change}\n"
           "drivers:\n"
           "  price: {domain: economy, states: [center]}\n"
           "fitted: {capability: [1, 2], half_life: [60], legacy: [0, 1], driver: [0, 0.2], memory: [1, 0.5], slope: [0, 1], penalty: 0.1}\n";
}

LoadOptions Invented::options() {
    LoadOptions out;
    out.shipped = MULTIVECTOR_SOURCE_DIR "/scenarios";
    return out;
}

HindcastSpec Invented::spec() const {
    Diagnostics faults;
    auto out = load_hindcast(path("hindcast.yaml"), options(), faults);
    for (const auto& d : faults.sorted()) ADD_FAILURE() << d.mark.line << ": " << d.message;
    return out ? std::move(*out) : HindcastSpec{};
}

Archive Invented::archive() const {
    Diagnostics faults;
    auto out = read_archive(spec(), faults);
    for (const auto& d : faults.sorted()) ADD_FAILURE() << d.mark.line << ": " << d.message;
    return out ? std::move(*out) : Archive{};
}

}  // namespace multivector::hindcast::test
