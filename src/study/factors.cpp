#include "study/factors.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "compile/given.hpp"
#include "config/shape.hpp"
#include "engine/draws.hpp"

namespace multivector {
namespace {

/// "shocks.war.effect.set" is of "shocks.war", "votes.x.norms.y" of "votes".
std::string section_of(const std::string& path) {
    const auto parts = split_path(path);
    return parts.size() > 1 && parts[0] == "shocks" ? parts[0] + "." + parts[1] : parts.empty() ? path : parts[0];
}

bool is_parameter(const World& w, const Draw& d) {
    const ChannelInfo* channel = channel_of(w, d.slot);
    return channel != nullptr && channel->channel == Channel::parameter;
}

std::string group_of(const World& w, const Draw& d, Grouping grouping) {
    const ChannelInfo* channel = channel_of(w, d.slot);
    if (grouping == Grouping::none || is_parameter(w, d)) return d.path;
    return channel != nullptr ? std::string(channel->name) : section_of(d.path);
}

}  // namespace

std::vector<Factor> factors_of(const World& w, FactorSet set, Grouping grouping) {
    std::vector<Factor> out;
    std::map<std::string, std::size_t> places;
    for (std::size_t k = 0; k < w.draws.size(); ++k) {
        if (set != FactorSet::all && is_parameter(w, w.draws[k]) != (set == FactorSet::parameters)) continue;
        const std::string name = group_of(w, w.draws[k], grouping);
        const auto [it, fresh] = places.try_emplace(name, out.size());
        if (fresh) out.push_back({name, {}});
        out[it->second].draws.push_back(k);
    }
    return out;
}

DrawTable table_at(const World& w, const std::vector<Factor>& factors, const Matrix& quantiles) {
    DrawTable out;
    for (const Factor& factor : factors)
        for (const std::size_t k : factor.draws) out.inputs.push_back(w.draws[k].path);
    out.values.reserve(quantiles.rows * out.inputs.size());
    for (std::size_t row = 0; row < quantiles.rows; ++row)
        for (std::size_t f = 0; f < factors.size(); ++f)
            for (const std::size_t k : factors[f].draws) out.values.push_back(value_at(w.draws[k], quantiles(row, f)));
    return out;
}

DrawTable table_for(const World& other, const DrawTable& table) {
    std::set<std::string, std::less<>> uncertain;
    for (const Draw& d : other.draws) uncertain.insert(d.path);
    std::vector<std::size_t> kept;
    DrawTable out;
    out.luck = table.luck;
    for (std::size_t k = 0; k < table.inputs.size(); ++k) {
        if (!uncertain.contains(table.inputs[k])) continue;
        kept.push_back(k);
        out.inputs.push_back(table.inputs[k]);
    }
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (const std::size_t k : kept) out.values.push_back(table.row(row)[k]);
    return out;
}

}  // namespace multivector
