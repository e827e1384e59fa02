#include "output/folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBuffer = std::size_t{1} << 20U;

[[noreturn]] void fail(std::string_view what, const fs::path& path, int code) {
    throw Error(fmt::format("cannot {} '{}': {}", what, path.string(), std::generic_category().message(code)));
}

/// Brings the entries of a folder to the disk.
void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail("open", folder, errno);
    // Some file systems cannot do this for a folder and say EINVAL: they have nothing to bring.
    const int code = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (code != 0 && code != EINVAL) fail("write", folder, code);
}

/// A name beside `target` that is not taken yet; the folder is made.
fs::path make_beside(const fs::path& target, std::string_view ending) {
    for (int n = 0;; ++n) {
        fs::path path = hidden_beside(target, n, ending);
        if (::mkdir(path.c_str(), 0777) == 0) return path;
        if (errno != EEXIST) fail("make a folder beside", target, errno);
    }
}

bool is_taken(int code) { return code == ENOTEMPTY || code == EEXIST; }

}  // namespace

OutputFile::OutputFile(fs::path path) : path_(std::move(path)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0) fail("make", path_, errno);
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::write(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() >= kBuffer) flush();
}

void OutputFile::flush() {
    hasher_.update(buffer_);
    for (std::string_view left = buffer_; !left.empty();) {
        const auto written = ::write(descriptor_, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write", path_, errno);
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
}

std::string OutputFile::finish() {
    flush();
    if (::fsync(descriptor_) != 0) fail("write", path_, errno);
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail("write", path_, errno);
    return hasher_.hex();
}

void write_whole(const fs::path& path, std::string_view text) {
    const fs::path above = fs::absolute(path).parent_path();
    std::error_code failed, ignored;
    fs::create_directories(above, failed);
    if (failed) throw Error(fmt::format("cannot make the folder '{}': {}", above.string(), failed.message()));
    const fs::path pending = hidden_beside(above / path.filename(), 0, kFile);
    remove_leftovers(above / path.filename(), kFile);
    fs::remove(pending, ignored);
    try {
        OutputFile file(pending);
        const Claim claim(pending);
        file.write(text);
        file.finish();
    } catch (...) {
        fs::remove(pending, ignored);
        throw;
    }
    if (std::rename(pending.c_str(), path.c_str()) == 0) return;
    const int code = errno;
    fs::remove(pending, ignored);
    throw Error(fmt::format("cannot write '{}': {}", path.string(), std::generic_category().message(code)));
}

fs::path true_place(const fs::path& target) {
    std::error_code code;
    fs::path path = fs::weakly_canonical(fs::absolute(target), code);
    if (code) fail("use", target, code.value());
    if (!path.has_filename()) path = path.parent_path();
    if (!path.has_filename()) throw Error(fmt::format("cannot use '{}' as a folder of results", target.string()));
    return path;
}

PendingFolder::PendingFolder(const fs::path& target) : target_(true_place(target)) {
    try {
        make_above(target_.parent_path());
        remove_leftovers(target_, kNewFolder);
        remove_leftovers(target_, kPathsFile);
        pending_ = make_beside(target_, kNewFolder);
        claim_ = Claim(pending_);
    } catch (...) {
        std::error_code ignored;
        for (auto it = made_.rbegin(); it != made_.rend(); ++it) fs::remove(*it, ignored);
        throw;
    }
}

PendingFolder::~PendingFolder() {
    if (pending_.empty()) return;
    std::error_code ignored;
    fs::remove_all(pending_, ignored);
    // Only those that are still empty go.
    for (auto it = made_.rbegin(); it != made_.rend(); ++it) fs::remove(*it, ignored);
}

void PendingFolder::make_above(const fs::path& folder) {
    std::vector<fs::path> missing;
    for (fs::path at = folder; ::access(at.c_str(), F_OK) != 0 && at.has_relative_path(); at = at.parent_path())
        missing.push_back(at);
    for (auto it = missing.rbegin(); it != missing.rend(); ++it) {
        if (::mkdir(it->c_str(), 0777) == 0)
            made_.push_back(*it);
        else if (errno != EEXIST)
            fail("make", *it, errno);
    }
}

void PendingFolder::put_in_place(const std::function<void()>& may_replace, const std::vector<std::string>& names) {
    sync_folder(pending_);
    // Another run may take the place between two steps: then look again at what is there.
    while (!pending_.empty()) {
        if (std::rename(pending_.c_str(), target_.c_str()) == 0) {
            pending_.clear();
        } else if (is_taken(errno)) {
            may_replace();
            replace(names);
        } else {
            fail("write", target_, errno);
        }
    }
    // What a run left that was killed while it replaced results.
    for (const Leftover& left : leftovers_of(target_, kOldFolder)) finish_replacing(left.path, names);
    sync_folder(target_.parent_path());
}

/// Moves what is in place aside and the new folder in; leaves all as it was if that does not work.
void PendingFolder::replace(const std::vector<std::string>& names) {
    const Claim claim(target_);  // it keeps it under its other name
    const fs::path aside = make_beside(target_, kOldFolder);
    const int code = std::rename(target_.c_str(), aside.c_str()) == 0 ? 0 : errno;
    if (code != 0) {
        ::rmdir(aside.c_str());
        if (code == ENOENT) return;
        fail("replace", target_, code);
    }
    if (std::rename(pending_.c_str(), target_.c_str()) != 0) {
        const int reason = errno;
        // If another run took the place, what was moved aside has been replaced by that one.
        if (!is_taken(reason)) {
            std::rename(aside.c_str(), target_.c_str());
            fail("replace", target_, reason);
        }
    } else {
        pending_.clear();
    }
    finish_replacing(aside, names);
}

/// Moves what no run writes from a folder that was moved aside to the one that is in place, and removes the rest.
void PendingFolder::finish_replacing(const fs::path& aside, const std::vector<std::string>& names) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(aside, ignored)) {
        const fs::path name = entry.path().filename();
        if (std::ranges::find(names, name.string()) != names.end())
            fs::remove(entry.path(), ignored);
        else if (!fs::exists(fs::symlink_status(target_ / name, ignored)))
            fs::rename(entry.path(), target_ / name, ignored);
    }
    fs::remove(aside, ignored);
}

}  // namespace multivector
