#include "config/scenario.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace multivector {

std::size_t Scenario::cells(Channel channel) const {
    if (channel == Channel::parameter) return kParameters;
    const auto& row = info(channel);
    std::size_t count = 1;
    for (int i = 0; i < row.rank; ++i) count *= size(row.axes[static_cast<std::size_t>(i)]);
    return count;
}

std::size_t Scenario::flat(Channel channel, std::size_t i, std::size_t j, std::size_t k) const {
    if (channel == Channel::parameter) return i;
    const auto& row = info(channel);
    const std::array<std::size_t, 3> at{i, j, k};
    std::size_t index = 0;
    for (std::size_t n = 0; n < static_cast<std::size_t>(row.rank); ++n) index = index * size(row.axes[n]) + at[n];
    return index;
}

std::string Scenario::stable_name(Channel channel, std::size_t flat_index) const {
    const auto& row = info(channel);
    if (channel == Channel::parameter) return fmt::format("parameter[{}]", parameters()[flat_index].name);
    if (row.rank == 0) return std::string(row.name);
    std::string numbers;
    for (auto n = static_cast<std::size_t>(row.rank); n-- > 0;) {
        const auto& axis = entities[static_cast<std::size_t>(row.axes[n])];
        numbers = fmt::format("{}{}{}", axis[flat_index % axis.size()].stable, numbers.empty() ? "" : ",", numbers);
        flat_index /= axis.size();
    }
    return fmt::format("{}[{}]", row.name, numbers);
}

std::vector<const Shock*> Scenario::arriving_shocks() const {
    std::vector<const Shock*> list;
    for (const Shock& shock : shocks) {
        if (shock.arrival) list.push_back(&shock);
    }
    std::ranges::sort(list, {}, &Shock::name);
    return list;
}

}  // namespace multivector
