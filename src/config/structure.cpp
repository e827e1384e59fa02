#include "config/structure.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "config/context.hpp"

namespace multivector {
namespace {

constexpr std::array<StructureWord, 2> kLeverageWords{{
    {"gains_from_ties", "-ln(1 - x) / (sigma - 1) for a share x, the gains-from-ties formula; the last partners weigh most"},
    {"linear_share", "x / (sigma - 1), dependence as a plain share: its first-order term"},
}};
constexpr std::array<StructureWord, 2> kOrderWords{{
    {"in_turn", "powers move, then states, then ties: what one phase writes the later ones of the month read"},
    {"at_once", "every phase reads the state at the start of the month, whatever the others do in it"},
}};
static_assert(kLeverageWords.size() == static_cast<std::size_t>(LeverageForm::linear_share) + 1);
static_assert(kOrderWords.size() == static_cast<std::size_t>(PhaseOrder::at_once) + 1);

template <class E, E Structure::* member>
std::size_t place_taken(const Structure& s) {
    return static_cast<std::size_t>(s.*member);
}

template <class E, E Structure::* member>
void take_place(Structure& s, std::size_t place) {
    s.*member = static_cast<E>(place);
}

constexpr std::array<StructureChoice, 2> kStructureChoices{{
    {"leverage", "what the loss of a tie costs", kLeverageWords, place_taken<LeverageForm, &Structure::leverage>,
     take_place<LeverageForm, &Structure::leverage>},
    {"order", "what the phases of a month see of each other", kOrderWords, place_taken<PhaseOrder, &Structure::order>,
     take_place<PhaseOrder, &Structure::order>},
}};

}  // namespace

std::span<const StructureChoice> structure_choices() { return kStructureChoices; }

std::vector<Row> structure_rows() {
    std::vector<Row> rows;
    for (const StructureChoice& choice : kStructureChoices) {
        std::vector<std::string> words;
        for (const StructureWord& w : choice.words) words.emplace_back(w.word);
        rows.push_back({.at = "model." + std::string(choice.key),
                        .form = Form::choice,
                        .meaning = std::string(choice.meaning),
                        .words = words,
                        .fallback = words.front()});
    }
    return rows;
}

void read_structure(Context& c) {
    for (const StructureChoice& choice : kStructureChoices) {
        const auto own = c.scenario["model"][choice.key];
        const auto word = (own ? own : c.world["model"][choice.key]).text();
        const auto found = word ? std::ranges::find(choice.words, *word, &StructureWord::word) : choice.words.end();
        if (found != choice.words.end()) choice.take(c.out.model, static_cast<std::size_t>(found - choice.words.begin()));
    }
}

}  // namespace multivector
