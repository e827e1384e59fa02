// Uses the installed library through its public headers only: consumer WORLD

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <multivector/multivector.hpp>
#include <multivector/version.hpp>

using namespace multivector::api;

namespace {

bool version_is_right() {
    const std::string parts = std::to_string(multivector::kVersionMajor) + "." +
                              std::to_string(multivector::kVersionMinor) + "." +
                              std::to_string(multivector::kVersionPatch);
    if (multivector::kVersion == EXPECTED_VERSION && parts == EXPECTED_VERSION) return true;
    std::fprintf(stderr, "installed version is %s, expected %s\n", parts.c_str(), EXPECTED_VERSION);
    return false;
}

/// Influence of every power over the focal states in the first and the last month, at expected values.
bool print_influence(const Model& model) {
    RunSettings settings;
    settings.mean_field = true;
    const Results results = run(model, settings);
    for (const Name& state : model.focal_states()) {
        for (const Name& power : model.powers()) {
            const std::vector<Point> points = results.series("influence", state.id, power.id);
            if (points.empty() || points.front().date != model.base() || points.back().date != model.end()) return false;
            if (!(points.back().mean > 0 && points.back().mean < 1)) return false;
            std::printf("%s over %s: %.3f in %s, %.3f in %s\n", power.name.c_str(), state.name.c_str(), points.front().mean,
                        points.front().date.text().c_str(), points.back().mean, points.back().date.text().c_str());
        }
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2 || !version_is_right()) return 1;
    const Loaded loaded = load(argv[1]);
    for (const Finding& finding : loaded.findings) std::fprintf(stderr, "%s\n", finding.text.c_str());
    if (!loaded.model) return 1;
    try {
        return print_influence(*loaded.model) ? 0 : 1;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
}
