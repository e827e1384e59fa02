#pragma once
// Steps a batch of replicates. Included by the kernel of each instruction set and by nothing else.

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

template <class L>
class Batch {
public:
    Batch(const BatchPlan& plan)
        : plan_(plan), streams_(plan.seed, plan.replicates.data()), inputs_(plan.seed, plan.draws.data()) {
        Inputs<L> base;
        draw(*plan.baseline, base);
        State<L> start;
        resting_point(*plan.baseline, base, plan.mean_field, rest_, start);
        if (!plan.mean_field) start_state(*plan.baseline, rest_, streams_, start);
        for (const Run run : plan.runs) add_track(run, start);
        // A twin takes the arrivals of shocks from the scenario, which runs unseen if nobody asked for it.
        if (!plan.scenario->triggers.empty() && asked(Run::twin) && !asked(Run::scenario)) add_track(Run::scenario, start);
        start_arrivals(*plan.scenario, arrivals_);
    }

    void run(FrameSink& sink) {
        for (int month = 0; month <= plan_.baseline->months; ++month) {
            if (!plan_.mean_field) draw_luck(*plan_.baseline, streams_, month, luck_);
            step(month, Run::baseline);
            step(month, Run::scenario);
            step(month, Run::twin);
            for (std::size_t t = 0; t < plan_.runs.size(); ++t) record(t, month, sink);
            for (Track<L>& t : tracks_) std::swap(t.now, t.next);
        }
    }

private:
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
        draw(*t.world, t.in);
    }

    void draw(const World& w, Inputs<L>& in) const {
        const DrawMode mode = plan_.inputs == InputMode::all     ? DrawMode::all
                              : plan_.inputs == InputMode::world ? DrawMode::world
                                                                 : DrawMode::fixed;
        draw_inputs(w, inputs_, mode, in);
        inputs_of_month(w, 0, in);
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
            inputs_of_month(*t.world, month, t.in);
            Frame<L> f = frame(t, month);
            if (which == Run::twin) {
                for (const Track<L>& other : tracks_)
                    if (other.run == Run::baseline) baseline = &other;
                f.played = &baseline->next;
                f.split = &baseline->month.cell_value;
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

    void record(std::size_t track, int month, FrameSink& sink) {
        const Frame<L> f = frame(tracks_[track], month);
        recorder_.begin(f);
        values_.clear();
        for (const Series& s : *plan_.series) {
            if (!s.recorded_in(month)) continue;
            values_.resize(values_.size() + L::width);
            recorder_.value(f, s).store(values_.data() + values_.size() - L::width);
        }
        sink.frame(track, month, values_);
    }

    const BatchPlan& plan_;
    Streams<L> streams_, inputs_;
    Rest<L> rest_;
    Luck<L> luck_;
    Arrivals<L> arrivals_;
    std::vector<Track<L>> tracks_;
    Recorder<L> recorder_;
    std::vector<double> values_;
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
    void run(const BatchPlan& plan, FrameSink& sink) const override { Batch<L>(plan).run(sink); }

    [[nodiscard]] RestingReport rest(const World& baseline) const override {
        const std::uint32_t replicates[L::width] = {};
        Inputs<L> in;
        draw_inputs(baseline, Streams<L>(0, replicates), DrawMode::fixed, in);
        inputs_of_month(baseline, 0, in);
        Rest<L> r;
        State<L> s;
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
