#pragma once
// Values as bytes and back, for files that the program keeps for itself. A type says once which of its fields are kept, in
// `template <class A> void archive(A& a)`; the same line writes and reads. Numbers are in the byte order of the machine,
// which a file must say.

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace multivector {

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T> || (!std::is_class_v<T> && sizeof(T) == 16);  // or 128 bits

/// Gathers bytes. What archive() is given here it only reads.
class Writing {
public:
    template <class T>
    Writing& operator()(const T& value) {
        if constexpr (Plain<T>) {
            bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
        } else {
            const_cast<T&>(value).archive(*this);
        }
        return *this;
    }
    Writing& operator()(const std::string& text) {
        size(text.size());
        bytes_ += text;
        return *this;
    }
    template <class T>
    Writing& operator()(const std::vector<T>& list) {
        size(list.size());
        if constexpr (Plain<T>) {
            bytes_.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T));
        } else {
            for (const T& value : list) (*this)(value);
        }
        return *this;
    }
    template <class K, class V>
    Writing& operator()(const std::map<K, V>& map) {
        size(map.size());
        for (const auto& [key, value] : map) (*this)(key)(value);
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    void size(std::uint64_t n) { (*this)(n); }

    std::string bytes_;
};

/// Takes bytes apart. Throws Error where they end too soon.
class Reading {
public:
    explicit Reading(std::string_view bytes) : left_(bytes) {}

    template <class T>
    Reading& operator()(T& value) {
        if constexpr (Plain<T>) {
            std::memcpy(&value, take(sizeof value), sizeof value);
        } else {
            value.archive(*this);
        }
        return *this;
    }
    Reading& operator()(std::string& text) {
        const std::size_t n = size(1);
        text.assign(take(n), n);
        return *this;
    }
    template <class T>
    Reading& operator()(std::vector<T>& list) {
        if constexpr (Plain<T>) {
            const std::size_t n = size(sizeof(T));
            list.resize(n);
            if (n > 0) std::memcpy(list.data(), take(n * sizeof(T)), n * sizeof(T));
        } else {
            list.clear();
            for (std::size_t n = size(1); n > 0; --n) (*this)(list.emplace_back());
        }
        return *this;
    }
    template <class K, class V>
    Reading& operator()(std::map<K, V>& map) {
        map.clear();
        for (std::size_t n = size(1); n > 0; --n) {
            K key{};
            (*this)(key);
            (*this)(map[key]);
        }
        return *this;
    }
    [[nodiscard]] bool at_end() const { return left_.empty(); }

private:
    /// A number of things that take `each` bytes or more.
    std::size_t size(std::size_t each) {
        std::uint64_t n = 0;
        (*this)(n);
        if (n > left_.size() / each) throw Error("the file is cut short");
        return static_cast<std::size_t>(n);
    }
    const char* take(std::size_t n) {
        if (n > left_.size()) throw Error("the file is cut short");
        const char* at = left_.data();
        left_.remove_prefix(n);
        return at;
    }

    std::string_view left_;
};

}  // namespace multivector
