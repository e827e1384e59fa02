#include "output/trajectories.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/names.hpp"
#include "multivector/version.hpp"

#ifdef MULTIVECTOR_NETCDF
#include <netcdf.h>
#endif

namespace multivector {

/// A dimension that a measure may have: entities of an axis, by one of the indices of a series.
struct TrajectoryFile::Dimension {
    std::string_view name;
    Axis axis;
    int Series::*index;

    [[nodiscard]] const std::vector<std::string>& ids(const EnsembleSetup& setup) const {
        return setup.scenario.ids[static_cast<std::size_t>(axis)];
    }
};

namespace {

using Dimension = TrajectoryFile::Dimension;

constexpr std::array kDimensions{
    Dimension{"state", Axis::state, &Series::state},          Dimension{"power", Axis::power, &Series::power},
    Dimension{"domain", Axis::domain, &Series::domain},       Dimension{"posture", Axis::posture, &Series::posture},
    Dimension{"corridor", Axis::corridor, &Series::corridor}, Dimension{"threat", Axis::threat, &Series::threat},
    Dimension{"organisation", Axis::organisation, &Series::organisation}, Dimension{"neighbour", Axis::state, &Series::neighbour}};

}  // namespace

/// The series of one measure and where each stands among the values of a month of the variable.
struct TrajectoryFile::Variable {
    SeriesKind kind{};
    std::vector<const Dimension*> dimensions;
    std::vector<std::size_t> series;  ///< indices into EnsembleSetup::series
    std::vector<std::size_t> place;   ///< of each within `size`
    std::size_t size = 1;             ///< values of a month: the product of the dimensions
    int id = -1;
};

namespace {

using Variable = TrajectoryFile::Variable;

bool has_path(const Series& s) { return s.only < 0 && s.event < 0; }

std::vector<Variable> variables_of(const EnsembleSetup& setup, const std::vector<SeriesKind>& kinds) {
    std::vector<Variable> out;
    for (const SeriesKind kind : kinds) {
        Variable& v = out.emplace_back();
        v.kind = kind;
        for (std::size_t n = 0; n < setup.series.size(); ++n)
            if (setup.series[n].kind == kind) v.series.push_back(n);
        for (const Dimension& d : kDimensions)
            if (setup.series[v.series.front()].*d.index >= 0) v.dimensions.push_back(&d);
        for (const Dimension* d : v.dimensions) v.size *= d->ids(setup).size();
        for (const std::size_t n : v.series) {
            std::size_t place = 0;
            for (const Dimension* d : v.dimensions) place = place * d->ids(setup).size() + static_cast<std::size_t>(setup.series[n].*d->index);
            v.place.push_back(place);
        }
    }
    return out;
}

/// Its own, unless a measure has the same.
std::string dimension_name(const Dimension& dimension) {
    std::string name(dimension.name);
    const auto kinds = series_kinds();
    return std::ranges::any_of(kinds, [&](const SeriesKindInfo& k) { return k.name == name; }) ? name + "_id" : name;
}

std::size_t bytes_of_value(const EnsembleSetup& setup) { return setup.options.precision == Precision::single_ ? sizeof(float) : sizeof(double); }

}  // namespace

std::vector<SeriesKind> measures_with_paths(const EnsembleSetup& setup, const std::vector<std::string>& names) {
    std::vector<SeriesKind> all;
    std::vector<std::string> known;
    for (const Series& s : setup.series)
        if (has_path(s) && std::ranges::find(all, s.kind) == all.end()) {
            all.push_back(s.kind);
            known.emplace_back(info(s.kind).name);
        }
    if (names.empty()) return all;
    std::vector<SeriesKind> out;
    for (const std::string& name : names) {
        const auto it = std::ranges::find(known, name);
        if (it == known.end()) throw Error(fmt::format("'{}' is no measure of this run with a path; {}", name, name_hint(name, known)));
        const SeriesKind kind = all[static_cast<std::size_t>(it - known.begin())];
        if (std::ranges::find(out, kind) == out.end()) out.push_back(kind);
    }
    return out;
}

std::uint64_t trajectory_bytes(const EnsembleSetup& setup, const std::vector<SeriesKind>& kinds) {
    std::uint64_t values = 0;
    for (const Variable& v : variables_of(setup, kinds)) values += v.size;
    return values * static_cast<std::uint64_t>(setup.scenario.months + 1) * setup.options.replicates * bytes_of_value(setup);
}

#ifdef MULTIVECTOR_NETCDF

bool can_write_trajectories() { return true; }

namespace {

void require(int code, const std::filesystem::path& path) {
    if (code != NC_NOERR) throw Error(fmt::format("cannot write '{}': {}", path.string(), nc_strerror(code)));
}

/// Days from 1 January 1970 to the first day of a month (Howard Hinnant's days_from_civil, public domain).
int days_to(Month month) {
    const int y = month.year() - (month.month() <= 2 ? 1 : 0), era = y / 400, of_era = y - era * 400;
    const int of_year = (153 * (month.month() + (month.month() > 2 ? -3 : 9)) + 2) / 5;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

}  // namespace

/// Values of a chunk: for each variable by replicate, month and place.
struct TrajectoryFile::Buffer {
    std::vector<std::vector<double>> values;
};

TrajectoryFile::TrajectoryFile(std::filesystem::path path, const Scenario& scenario, const EnsembleSetup& setup, const std::vector<SeriesKind>& kinds)
    : path_(std::move(path)), setup_(setup), variables_(variables_of(setup, kinds)) {
    require(nc_create(path_.c_str(), NC_NETCDF4 | NC_NOCLOBBER, &file_), path_);
    try {
        define(scenario);
    } catch (...) {
        nc_abort(file_);
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
        throw;
    }
}

TrajectoryFile::~TrajectoryFile() {
    if (file_ < 0) return;
    nc_close(file_);
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void TrajectoryFile::define(const Scenario& scenario) {
    const auto text = [&](int variable, const char* name, const std::string& value) {
        require(nc_put_att_text(file_, variable, name, value.size(), value.c_str()), path_);
    };
    const auto months = static_cast<std::size_t>(setup_.scenario.months) + 1;
    int replicate = 0, time = 0, id = 0;
    require(nc_def_dim(file_, "replicate", setup_.options.replicates, &replicate), path_);
    require(nc_def_dim(file_, "time", months, &time), path_);
    require(nc_def_var(file_, "replicate", NC_INT64, 1, &replicate, &id), path_);
    text(id, "long_name", "number of the replicate");
    std::vector<long long> numbers(setup_.options.replicates);
    for (std::size_t k = 0; k < numbers.size(); ++k) numbers[k] = static_cast<long long>(setup_.options.first_replicate + k);
    require(nc_put_var_longlong(file_, id, numbers.data()), path_);
    require(nc_def_var(file_, "time", NC_INT, 1, &time, &id), path_);
    text(id, "standard_name", "time");
    text(id, "units", "days since 1970-01-01");
    text(id, "calendar", "standard");
    std::vector<int> days;
    for (std::size_t m = 0; m < months; ++m) days.push_back(days_to(setup_.scenario.base + static_cast<int>(m)));
    require(nc_put_var_int(file_, id, days.data()), path_);

    std::map<const Dimension*, int> dims;
    for (const Variable& v : variables_)
        for (const Dimension* d : v.dimensions) {
            if (dims.contains(d)) continue;
            const std::string name = dimension_name(*d);
            std::vector<const char*> ids;
            for (const std::string& entity : d->ids(setup_)) ids.push_back(entity.c_str());
            require(nc_def_dim(file_, name.c_str(), ids.size(), &dims[d]), path_);
            require(nc_def_var(file_, name.c_str(), NC_STRING, 1, &dims[d], &id), path_);
            require(nc_put_var_string(file_, id, ids.data()), path_);
        }
    const nc_type type = setup_.options.precision == Precision::single_ ? NC_FLOAT : NC_DOUBLE;
    for (Variable& v : variables_) {
        std::vector<int> shape{replicate, time};
        std::vector<std::size_t> chunk{std::min(kChunk, setup_.options.replicates), std::min<std::size_t>(months, 12)};
        for (const Dimension* d : v.dimensions) {
            shape.push_back(dims[d]);
            chunk.push_back(d->ids(setup_).size());
        }
        const std::string name(info(v.kind).name);
        require(nc_def_var(file_, name.c_str(), type, static_cast<int>(shape.size()), shape.data(), &v.id), path_);
        require(nc_def_var_chunking(file_, v.id, NC_CHUNKED, chunk.data()), path_);
        require(nc_def_var_deflate(file_, v.id, 1, 1, 1), path_);
        constexpr float kNoFloat = std::numeric_limits<float>::quiet_NaN();
        constexpr double kNoDouble = std::numeric_limits<double>::quiet_NaN();
        require(nc_def_var_fill(file_, v.id, NC_FILL, type == NC_FLOAT ? static_cast<const void*>(&kNoFloat) : &kNoDouble), path_);
        text(v.id, "long_name", std::string(info(v.kind).meaning));
        text(v.id, "units", std::string(info(v.kind).unit) == "share" ? "1" : std::string(info(v.kind).unit));
    }
    text(NC_GLOBAL, "Conventions", "CF-1.9");
    text(NC_GLOBAL, "title", scenario.title);
    text(NC_GLOBAL, "source", fmt::format("multivector {}", kVersion));
    text(NC_GLOBAL, "history", fmt::format("scenario {}, seed {}, replicates {} to {}", scenario.id, setup_.options.seed,
                                           setup_.options.first_replicate, setup_.options.first_replicate + setup_.options.replicates - 1));
}

void TrajectoryFile::record(const Chunk& chunk, int month) {
    Buffer* buffer = nullptr;
    const auto months = static_cast<std::size_t>(setup_.scenario.months) + 1;
    {
        const std::scoped_lock hold(lock_);
        auto& slot = buffers_[chunk.number()];
        if (!slot) slot = std::make_unique<Buffer>();
        buffer = slot.get();
    }
    if (buffer->values.empty())
        for (const Variable& v : variables_)
            buffer->values.emplace_back(chunk.count() * months * v.size, std::numeric_limits<double>::quiet_NaN());
    std::vector<std::size_t> row_of(setup_.series.size());
    std::size_t rows = 0;
    for (std::size_t n = 0; n < row_of.size(); ++n) row_of[n] = setup_.series[n].recorded_in(month) ? rows++ : std::numeric_limits<std::size_t>::max();
    for (std::size_t n = 0; n < variables_.size(); ++n) {
        const Variable& v = variables_[n];
        for (std::size_t s = 0; s < v.series.size(); ++s) {
            const std::size_t row = row_of[v.series[s]];
            if (row == std::numeric_limits<std::size_t>::max()) continue;
            const auto values = chunk.row(month, 0, row);
            for (std::size_t k = 0; k < values.size(); ++k)
                buffer->values[n][(k * months + static_cast<std::size_t>(month)) * v.size + v.place[s]] = values[k];
        }
    }
    if (month < setup_.scenario.months) return;
    const std::scoped_lock hold(lock_);
    write(chunk, *buffer);
    buffers_.erase(chunk.number());
}

void TrajectoryFile::write(const Chunk& chunk, const Buffer& buffer) {
    for (std::size_t n = 0; n < variables_.size(); ++n) {
        const Variable& v = variables_[n];
        std::vector<std::size_t> start(2 + v.dimensions.size(), 0), count{chunk.count(), static_cast<std::size_t>(setup_.scenario.months) + 1};
        start[0] = chunk.first() - setup_.options.first_replicate;
        for (const Dimension* d : v.dimensions) count.push_back(d->ids(setup_).size());
        require(nc_put_vara_double(file_, v.id, start.data(), count.data(), buffer.values[n].data()), path_);
    }
    require(nc_sync(file_), path_);
}

void TrajectoryFile::finish() {
    const int code = nc_close(file_);
    file_ = -1;
    if (code == NC_NOERR) return;
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    require(code, path_);
}

#else

struct TrajectoryFile::Buffer {};

bool can_write_trajectories() { return false; }
TrajectoryFile::TrajectoryFile(std::filesystem::path, const Scenario&, const EnsembleSetup& setup, const std::vector<SeriesKind>&) : setup_(setup) {
    throw Error("this build cannot write trajectories: it was configured with MULTIVECTOR_NETCDF=OFF");
}
TrajectoryFile::~TrajectoryFile() = default;
void TrajectoryFile::record(const Chunk&, int) {}
void TrajectoryFile::finish() {}

#endif

}  // namespace multivector
