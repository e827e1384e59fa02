#pragma once
// The numbers of a run: stated or drawn, then moved month by month by the dated changes of the files.

#include <array>
#include <vector>

#include "plain/luck.hpp"
#include "world/world.hpp"

namespace multivector::plain {

class ArrivingShock;

/// Which uncertain numbers are drawn; the others keep their stated value.
enum class Drawn { none, of_world, all };

/// The base value of every number of a world.
std::vector<double> draw_inputs(const World& world, Drawn drawn, Luck& luck);

/// The base values of the baseline where `drawn` are those of the scenario: what both draw has the same value in both.
std::vector<double> same_draws(const World& scenario, const std::vector<double>& drawn, const World& baseline);

class Inputs {
public:
    Inputs(const World& world, std::vector<double> base);

    double get(Channel channel, int cell = 0) const {
        return now_[index(offset_[static_cast<std::size_t>(channel)] + cell)];
    }
    double get(Parameter parameter) const { return get(Channel::parameter, static_cast<int>(parameter)); }
    double slot(int slot) const { return now_[index(slot)]; }
    double base(int slot) const { return base_[index(slot)]; }
    const std::vector<double>& base() const { return base_; }

    /// Brings the numbers to a month; months must be visited in order, the base month first.
    void enter(int month, const std::vector<ArrivingShock>& shocks);

private:
    static std::size_t index(int slot) { return static_cast<std::size_t>(slot); }

    double after_sets(const TimedInput& input, int month, const std::vector<ArrivingShock>& shocks) const;
    double value(const TimedInput& input, int month, const std::vector<ArrivingShock>& shocks) const;

    const World* world_;
    std::array<int, kChannels> offset_;
    std::vector<double> base_, now_;
};

}  // namespace multivector::plain
