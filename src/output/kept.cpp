#include "output/kept.hpp"

#include <fmt/format.h>

#include "base/archive.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "output/folder.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "multivector-kept/1";
constexpr std::size_t kHashLength = 32;

struct Head {
    std::string magic, kind, identity;
    std::uint32_t order = 0x01020304;  // of bytes
    template <class A>
    void archive(A& a) { a(magic)(order)(kind)(identity); }
};

template <class Body>
void keep(const fs::path& path, std::string_view kind, const std::string& identity, Body&& body) {
    Writing out;
    Head head{std::string(kMagic), std::string(kind), identity};
    out(head);
    body(out);
    std::string bytes = out.take();
    bytes += hash_hex(bytes);
    write_whole(path, bytes);
}

template <class Body>
void take(const fs::path& path, std::string_view kind, const std::string& identity, Body&& body) {
    const std::string bytes = bytes_of(path);
    const auto refuse = [&](std::string_view why) { throw Error(fmt::format("'{}' {}", path.string(), why)); };
    if (bytes.size() < kHashLength) refuse("is not a file of kept results");
    const std::string_view content = std::string_view(bytes).substr(0, bytes.size() - kHashLength);
    try {
        Reading in(content);
        Head head;
        in(head);
        if (head.magic != kMagic || head.kind != kind) refuse("is not such a file, or of another version of the program");
        if (head.order != Head{}.order) refuse("was written on a machine with another order of bytes");
        if (hash_hex(content) != bytes.substr(content.size())) refuse("is damaged: its fingerprint does not fit");
        if (head.identity != identity) refuse("is of another run");
        body(in);
        if (!in.at_end()) refuse("holds more than it should");
    } catch (const Error& e) {
        if (std::string_view(e.what()).starts_with('\'')) throw;
        refuse(e.what());
    }
}

}  // namespace

std::string state_file(Month month) { return fmt::format("state-{}.kept", to_string(month)); }

void keep_gathered(const fs::path& path, const std::string& identity, const EnsembleResult& result) {
    keep(path, "gathered", identity, [&](Writing& out) {
        out(result.gathered)(result.chunk_hashes);
    });
}

void take_gathered(const fs::path& path, const std::string& identity, EnsembleResult& into) {
    take(path, "gathered", identity, [&](Reading& in) {
        Gathered gathered(into);
        in(gathered)(into.chunk_hashes);
        if (!gathered.fits(Gathered(into))) throw Error("is of other series than this run");
        into.gathered = std::move(gathered);
    });
}

void keep_checkpoint(const fs::path& path, const std::string& identity, const Checkpoint& checkpoint) {
    keep(path, "checkpoint", identity, [&](Writing& out) { out(checkpoint); });
}

Checkpoint take_checkpoint(const fs::path& path, const std::string& identity) {
    Checkpoint checkpoint;
    take(path, "checkpoint", identity, [&](Reading& in) { in(checkpoint); });
    return checkpoint;
}

}  // namespace multivector
