#pragma once
// Steps a batch of replicates. Included by the kernel of each instruction set and by nothing else.

#include "base/error.hpp"
#include "engine/kernel.hpp"
#include "measures/record.hpp"
#include "model/triggers.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// One variant of the scenario on the batch's luck.
template <class L>
struct Track {
    const World* world = nullptr;
    Run run = Run::scenario;
    Inputs<L> in;
    State<L> now, next;
    Derived<L> month;
};

/// L holds what the months are computed in. What is drawn and solved once, before the first month, is so in double.
template <class L>
class BatchOf final : public Batch {
public:
    using Exact = Lane<double, L::width>;

    explicit BatchOf(const BatchPlan& plan)
        : plan_(plan), streams_(plan.seed, plan.replicates.data()), draws_(plan.seed, plan.draws.data()) {
        State<L> start;
        settle(start);
        for (const Run run : plan.runs) add_track(run, start);
        // A twin takes the arrivals of shocks from the scenario, which runs unseen if nobody asked for it.
        if (!plan.scenario->triggers.empty() && asked(Run::twin) && !asked(Run::scenario)) add_track(Run::scenario, start);
        start_arrivals(*plan.scenario, arrivals_);
    }

    void step(int month, std::span<const Place> places) override {
        if (!plan_.mean_field) draw_luck(*plan_.baseline, streams_, month, luck_);
        step(month, Run::baseline);
        step(month, Run::scenario);
        step(month, Run::twin);
        for (std::size_t t = 0; t < plan_.runs.size(); ++t) record(t, month, places[t]);
        for (Track<L>& t : tracks_) std::swap(t.now, t.next);
        anew_ = false;
        next_ = month + 1;
    }

    [[nodiscard]] SavedReplicate save(int lane) const override {
        SavedReplicate out;
        for (const Track<L>& t : tracks_)
            for (const Row<L>* row : State<L>::rows(const_cast<State<L>&>(t.now)))
                for (const L& x : *row) out.state.push_back(static_cast<double>(x[lane]));
        std::size_t held = 0;
        for (std::size_t k = 0; k < arrivals_.never.size(); ++k) {
            const Trigger& t = plan_.scenario->triggers[k];
            SavedReplicate::Shock& s = out.shocks.emplace_back();
            s.identity = t.identity;
            s.never = static_cast<double>(arrivals_.never[k][lane]);
            for (int m = 0; m < next_; ++m) s.began.push_back(static_cast<double>(arrivals_.began[began_at(k, m)][lane]));
            for (std::size_t c = 0; c < t.conditions.size(); ++c) s.held.push_back(static_cast<double>(arrivals_.held[held++][lane]));
        }
        return out;
    }

    void restore(int month, std::span<const SavedReplicate> lanes) override {
        for (int l = 0; l < L::width; ++l) {
            const SavedReplicate& saved = lanes[z(l)];
            std::size_t at = 0;
            for (Track<L>& t : tracks_)
                for (Row<L>* row : State<L>::rows(t.now))
                    for (L& x : *row) {
                        if (at == saved.state.size()) throw Error("a saved state is too short for this world");
                        x.set(l, static_cast<typename L::value_type>(saved.state[at++]));
                    }
            if (at != saved.state.size()) throw Error("a saved state is too long for this world");
            restore_shocks(l, saved.shocks);
        }
        for (Track<L>& t : tracks_) t.next = t.now;
        anew_ = true;
        next_ = month;
    }

private:
    [[nodiscard]] std::size_t began_at(std::size_t trigger, int month) const {
        return trigger * z(plan_.scenario->months + 1) + z(month);
    }

    /// A shock that was not there has not arrived.
    void restore_shocks(int lane, const std::vector<SavedReplicate::Shock>& shocks) {
        std::size_t held = 0;
        for (std::size_t k = 0; k < arrivals_.never.size(); ++k) {
            const Trigger& t = plan_.scenario->triggers[k];
            for (const SavedReplicate::Shock& s : shocks) {
                if (s.identity != t.identity) continue;
                if (s.held.size() != t.conditions.size() || s.began.size() > z(plan_.scenario->months + 1))
                    throw Error("a saved shock is not that of this scenario");
                using T = typename L::value_type;
                arrivals_.never[k].set(lane, static_cast<T>(s.never));
                for (std::size_t m = 0; m < s.began.size(); ++m)
                    arrivals_.began[began_at(k, static_cast<int>(m))].set(lane, static_cast<T>(s.began[m]));
                for (std::size_t c = 0; c < s.held.size(); ++c) arrivals_.held[held + c].set(lane, static_cast<T>(s.held[c]));
            }
            held += t.conditions.size();
        }
    }

    /// The resting point, and the state in which each replicate starts.
    void settle(State<L>& start) {
        const World& world = plan_.rest != nullptr ? *plan_.rest : *plan_.baseline;
        Inputs<Exact> base;
        draw(world, base);
        inputs_of_month(world, 0, base);
        Rest<Exact> rest;
        State<Exact> exact;
        resting_point(world, base, plan_.mean_field, rest, exact);
        if (!plan_.mean_field) start_state(world, rest, Streams<Exact>(plan_.seed, plan_.replicates.data()), exact);
        bring(State<Exact>::rows(exact), State<L>::rows(start));
        bring(Rest<Exact>::rows(rest), Rest<L>::rows(rest_));
        rest_.coercion_decay = lanes_as<L>(rest.coercion_decay);
        rest_.legacy_decay = lanes_as<L>(rest.legacy_decay);
        rest_.hosted_decay = lanes_as<L>(rest.hosted_decay);
        rest_.routes = rest.routes;
        rest_.shippers = rest.shippers;
    }

    [[nodiscard]] bool asked(Run which) const {
        bool found = false;
        for (const Run run : plan_.runs) found = found || run == which;
        return found;
    }

    void add_track(Run run, const State<L>& start) {
        Track<L>& t = tracks_.emplace_back();
        t.run = run;
        t.world = run == Run::baseline ? plan_.baseline : plan_.scenario;
        t.now = t.next = start;
        Inputs<Exact> exact;
        draw(*t.world, exact);
        bring(exact.base, t.in.base);
        start_inputs(*t.world, t.in);
    }

    void draw(const World& w, Inputs<Exact>& in) const {
        const DrawMode mode = plan_.inputs == InputMode::all     ? DrawMode::all
                              : plan_.inputs == InputMode::world ? DrawMode::world
                                                                 : DrawMode::fixed;
        draw_inputs(w, draws_, mode, in, {plan_.table, plan_.draws.data()});
    }

    Frame<L> frame(Track<L>& t, int month) {
        Frame<L> f{*t.world, t.in, rest_, luck_, t.now, t.next, t.month};
        f.index = month;
        f.mean_field = plan_.mean_field;
        return f;
    }

    void step(int month, Run which) {
        const Track<L>* baseline = nullptr;
        for (Track<L>& t : tracks_) {
            if (t.run == Run::baseline) baseline = &t;
            if (t.run != which) continue;
            bring_arrivals(t, month);
            inputs_of_month(*t.world, month, t.in, anew_);
            if (!plan_.mean_field) draw_mediation_luck(*t.world, streams_, month, luck_);
            Frame<L> f = frame(t, month);
            if (which == Run::twin) {
                for (const Track<L>& other : tracks_)
                    if (other.run == Run::baseline) baseline = &other;
                f.played = &baseline->next;
                f.split = &baseline->month.cell_value;
                f.joint = &baseline->month.joint_move;
            }
            run_month(f);
            if (which == Run::scenario) watch(f, arrivals_);
        }
    }

    /// Shocks arrive in the scenario's run; its twin has them in the same months.
    void bring_arrivals(Track<L>& t, int month) {
        if (t.run == Run::scenario) arrive(*t.world, streams_, plan_.mean_field, month, arrivals_, t.in);
        if (t.run != Run::twin) return;
        for (const Track<L>& other : tracks_)
            if (other.run == Run::scenario) t.in.arriving = other.in.arriving;
    }

    void record(std::size_t track, int month, const Place& place) {
        const Frame<L> f = frame(tracks_[track], month);
        recorder_.begin(f);
        auto* to = static_cast<typename L::value_type*>(place.at);
        for (const Series& s : *plan_.series) {
            if (!s.recorded_in(month)) continue;
            (recorder_.value(f, s) + L(0.0)).store(to);  // no negative zeros
            to += L::width;
        }
    }

    const BatchPlan& plan_;
    Streams<L> streams_;
    Streams<Exact> draws_;
    Rest<L> rest_;
    Luck<L> luck_;
    Arrivals<L> arrivals_;
    std::vector<Track<L>> tracks_;
    Recorder<L> recorder_;
    bool anew_ = true;  // inputs are those of no month yet, or of another one
    int next_ = 0;
};

template <class L>
std::vector<double> first_lane(const Row<L>& row) {
    std::vector<double> out;
    for (const L& x : row) out.push_back(x[0]);
    return out;
}

template <class L>
class KernelOf final : public Kernel {
public:
    explicit KernelOf(std::string_view name) : name_(name) {}
    [[nodiscard]] int width() const override { return L::width; }
    [[nodiscard]] std::string_view name() const override { return name_; }
    [[nodiscard]] Precision precision() const override {
        return std::is_same_v<typename L::value_type, double> ? Precision::double_ : Precision::single_;
    }
    [[nodiscard]] std::unique_ptr<Batch> start(const BatchPlan& plan) const override { return std::make_unique<BatchOf<L>>(plan); }

    [[nodiscard]] RestingReport rest(const World& baseline) const override {
        using Exact = Lane<double, L::width>;
        const std::uint32_t replicates[L::width] = {};
        Inputs<Exact> in;
        draw_inputs(baseline, Streams<Exact>(0, replicates), DrawMode::fixed, in);
        inputs_of_month(baseline, 0, in);
        Rest<Exact> r;
        State<Exact> s;
        resting_point(baseline, in, true, r, s);
        RestingReport out;
        out.affinity_e = first_lane(r.affinity_e);
        out.affinity_v = first_lane(r.affinity_v);
        out.residual = first_lane(r.residual);
        out.mix = first_lane(r.mix);
        out.coercion = first_lane(r.coercion);
        out.sharpness = first_lane(r.sharpness);
        out.offer = first_lane(r.offer);
        out.tie = first_lane(r.tie);
        return out;
    }

private:
    std::string_view name_;
};

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
