#pragma once
// The symbols of docs/model for inputs. Those of parameters stand in the catalogue.

#include <string_view>

#include "world/catalogue.hpp"

namespace multivector {

/// "rho_pq"; empty for Channel::parameter, whose cells have symbols of their own.
[[nodiscard]] std::string_view symbol_of(Channel channel);

}  // namespace multivector
