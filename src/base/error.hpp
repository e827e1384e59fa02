#pragma once
// The one exception the library throws for a caller's fault or a failing machine; a user's data faults are Diagnostics.

#include <stdexcept>

namespace multivector {

class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace multivector
