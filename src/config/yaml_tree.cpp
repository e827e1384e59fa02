#include "config/yaml_tree.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "base/files.hpp"

namespace multivector {
namespace {

constexpr int kMostReported = 20;  ///< control characters of a file, which may be no text at all

/// Ends the reading of a file; everything before it has been reported.
struct Fault {
    Mark mark;
    std::string message, hint;
};

std::size_t count_nodes(const Node& node) {
    std::size_t count = 1;
    for (const auto& child : node.children) count += count_nodes(child);
    return count;
}

std::size_t levels(const Node& node) {
    std::size_t deepest = 0;
    for (const auto& child : node.children) deepest = std::max(deepest, levels(child));
    return deepest + 1;
}

/// Columns of the parser count bytes; those of a Mark count characters.
class Places {
public:
    Places(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {
        while (!text.empty()) {
            const auto end = text.find('\n');
            lines_.push_back(text.substr(0, end));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
    }

    [[nodiscard]] Mark at(const YAML::Mark& mark) const {
        if (mark.line < 0) return {file_, 0, 0};
        const auto line = static_cast<std::size_t>(mark.line);
        const auto bytes = static_cast<std::size_t>(mark.column);
        if (line >= lines_.size()) return {file_, mark.line + 1, mark.column + 1};
        // Marks come in the order of the text: of a long line only what is new is counted.
        if (line != last_line_ || bytes < last_bytes_) last_line_ = line, last_bytes_ = 0, last_inner_ = 0;
        const auto more = lines_[line].substr(std::min(last_bytes_, lines_[line].size())).substr(0, bytes - last_bytes_);
        last_inner_ += std::ranges::count_if(more, [](char c) { return (c & 0xC0) == 0x80; });
        last_bytes_ = bytes;
        return {file_, mark.line + 1, mark.column + 1 - static_cast<int>(last_inner_)};
    }

    /// Whether the scalar at `mark` begins with a quote without a partner; the parser takes the end of the file for it.
    [[nodiscard]] bool is_open_quote(const YAML::Mark& mark) const {
        if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= lines_.size()) return false;
        const auto& line = lines_[static_cast<std::size_t>(mark.line)];
        const auto start = static_cast<std::size_t>(line.data() - text_.data()) + static_cast<std::size_t>(mark.column);
        auto rest = text_.substr(std::min(start, text_.size()));
        while (rest.starts_with('&') || rest.starts_with('!')) {
            rest.remove_prefix(std::min(rest.find_first_of(" \n"), rest.size()));
            rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
        }
        if (!rest.starts_with('"') && !rest.starts_with('\'')) return false;
        const char quote = rest.front();
        for (std::size_t i = 1; i < rest.size(); ++i) {
            if (quote == '"' && rest[i] == '\\') {
                ++i;
            } else if (rest[i] == quote && quote == '\'' && rest.substr(i + 1).starts_with('\'')) {
                ++i;
            } else if (rest[i] == quote) {
                return false;
            }
        }
        return true;
    }

    /// Bytes from a mark to the value of the scalar there; -1 if its line does not hold the value as it is.
    [[nodiscard]] int text_at(const YAML::Mark& mark, const std::string& value) const {
        if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= lines_.size()) return -1;
        const auto& line = lines_[static_cast<std::size_t>(mark.line)];
        const auto rest = line.substr(std::min(static_cast<std::size_t>(mark.column), line.size()));
        if (rest.starts_with(value)) return 0;
        const bool quote = rest.starts_with('"') || rest.starts_with('\'');
        return quote && rest.substr(1).starts_with(value) ? 1 : -1;
    }

private:
    std::string_view text_;
    std::string file_;
    std::vector<std::string_view> lines_;
    mutable std::size_t last_line_ = 0, last_bytes_ = 0;
    mutable std::ptrdiff_t last_inner_ = 0;
};

class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(const Places& places, Diagnostics& diagnostics) : places_(places), diagnostics_(diagnostics) {}

    [[nodiscard]] Node& root() { return root_; }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) fail(mark, "a second document begins here; a file holds one", "remove the '---' line");
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (wants_key()) fail(mark, "a key is missing before ':'");
        Node node;
        node.mark = places_.at(mark);
        finish(std::move(node), anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (wants_key()) fail(mark, "an alias cannot be a key");
        const auto it = anchored_.find(anchor);
        if (it == anchored_.end()) fail(mark, "an alias inside the value that it stands for");
        count_aliased(it->second, places_.at(mark));
        if (open_.size() + levels(it->second) > kDeepest + 1) too_deep(mark);
        auto copy = it->second;
        copy.key.clear();
        copy.key_mark = {};
        finish(std::move(copy), 0);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_tag(mark, tag);
        refuse_control(mark, value);
        const bool quoted = tag == "!";
        if (quoted && places_.is_open_quote(mark)) fail(mark, "a quote is not closed");
        if (wants_key()) {
            accept_key(mark, value, quoted);
            return;
        }
        Node node;
        node.kind = Node::Kind::scalar;
        node.mark = places_.at(mark);
        node.text = value;
        node.quoted = quoted;
        node.text_at = places_.text_at(mark, value);
        finish(std::move(node), anchor);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        begin(Node::Kind::sequence, mark, tag, anchor);
    }
    void OnSequenceEnd() override { end(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        begin(Node::Kind::map, mark, tag, anchor);
    }
    void OnMapEnd() override { end(); }

private:
    struct Open {
        Node node;
        YAML::anchor_t anchor = 0;
        bool has_key = false;
        std::string key;
        Mark key_mark;
        std::unordered_set<std::string> keys;
    };

    [[noreturn]] void fail(const YAML::Mark& mark, std::string message, std::string hint = {}) const {
        fail_at(places_.at(mark), std::move(message), std::move(hint));
    }
    [[noreturn]] static void fail_at(Mark mark, std::string message, std::string hint = {}) {
        throw Fault{std::move(mark), std::move(message), std::move(hint)};
    }
    [[noreturn]] void too_deep(const YAML::Mark& mark) const {
        fail(mark, fmt::format("values are nested more than {} deep", kDeepest));
    }

    [[nodiscard]] bool wants_key() const {
        return !open_.empty() && open_.back().node.kind == Node::Kind::map && !open_.back().has_key;
    }

    void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
        if (!tag.empty() && tag != "?" && tag != "!") fail(mark, "tags are not supported", "remove the '!' word");
    }

    /// Escapes in quotes must not bring in what the text itself may not hold: such words are shown on terminals.
    void refuse_control(const YAML::Mark& mark, const std::string& value) const {
        for (std::size_t i = 0; i < value.size(); ++i) {
            const auto c = static_cast<unsigned char>(value[i]);
            const auto next = i + 1 < value.size() ? static_cast<unsigned char>(value[i + 1]) : 0U;
            const bool c1 = c == 0xC2U && next >= 0x80U && next < 0xA0U;
            if ((c < 0x20U && c != '\n') || c == 0x7FU || c1)
                fail(mark, fmt::format("a control character (U+{:04X})", c1 ? next : c), "remove it");
        }
    }

    void accept_key(const YAML::Mark& mark, const std::string& key, bool quoted) {
        auto& map = open_.back();
        map.has_key = true;
        map.key = key;
        map.key_mark = places_.at(mark);
        if (key == "<<" && !quoted) {
            diagnostics_.error(map.key_mark, "merge keys ('<<') are not supported", "write the entries out");
        } else if (!map.keys.insert(key).second) {
            const auto* first = map.node.find(key);
            diagnostics_.error(
                map.key_mark, fmt::format("duplicate key '{}'", key),
                fmt::format("it is already at line {}, column {}", first->key_mark.line, first->key_mark.column));
        }
    }

    void begin(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        if (wants_key()) fail(mark, "a key must be a word, not a list or a map", "perhaps a '[' or '{' is not closed");
        refuse_tag(mark, tag);
        if (open_.size() >= kDeepest) too_deep(mark);
        Open open;
        open.node.kind = kind;
        open.node.mark = places_.at(mark);
        open.anchor = anchor;
        open_.push_back(std::move(open));
    }

    void end() {
        auto closed = std::move(open_.back());
        open_.pop_back();
        finish(std::move(closed.node), closed.anchor);
    }

    void count_aliased(const Node& node, const Mark& mark) {
        aliased_ += count_nodes(node);
        if (aliased_ > kMostAliased) fail_at(mark, fmt::format("aliases stand for more than {} values", kMostAliased));
    }

    /// Anchors may lie in each other: what is kept counts as what is copied.
    void keep(const Node& node, YAML::anchor_t anchor) {
        count_aliased(node, node.mark);
        anchored_[anchor] = node;
    }

    void limit(const Node& node, std::size_t entries) {
        if (entries > kMostEntries) fail_at(node.mark, fmt::format("more than {} entries in a map or a list", kMostEntries));
        if (++values_ > kMostValues) fail_at(node.mark, fmt::format("more than {} values in a file", kMostValues));
    }

    void finish(Node node, YAML::anchor_t anchor) {
        limit(node, open_.empty() ? 0 : open_.back().node.children.size() + 1);
        if (anchor != 0) keep(node, anchor);
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        auto& parent = open_.back();
        if (parent.node.kind == Node::Kind::map) {
            node.key = std::move(parent.key);
            node.key_mark = parent.key_mark;
            if (node.kind == Node::Kind::null) node.mark = node.key_mark;
            parent.has_key = false;
        }
        parent.node.children.push_back(std::move(node));
    }

    const Places& places_;
    Diagnostics& diagnostics_;
    Node root_;
    std::vector<Open> open_;
    std::map<YAML::anchor_t, Node> anchored_;
    std::size_t aliased_ = 0, values_ = 0;
    int documents_ = 0;
};

/// Says what the parser's own words leave open.
std::string advice(const std::string& problem) {
    const std::pair<std::string_view, std::string_view> table[]{
        {"illegal map value", "check the indentation, or put text that holds ': ' in quotes"},
        {"illegal map key", "check the indentation"},
        {"illegal block entry", "check the indentation of '-'"},
        {"end of map not found", "check the indentation: the entries of a map begin in the same column"},
        {"end of map flow not found", "a '{' is not closed, a ',' is missing, or text with '[' or ',' needs quotes"},
        {"end of sequence not found", "check the indentation: the items of a list begin in the same column"},
        {"end of sequence flow not found", "a '[' is not closed, or a ',' is missing"},
        {"illegal flow end", "a '[' or '{' is not closed, or closed by the other sign"},
        {"unknown token", "put text that begins with a special character in quotes"},
        {"the referenced anchor is not defined", "define it with '&' before it is used"},
    };
    for (const auto& [words, hint] : table) {
        if (problem.starts_with(words)) return std::string(hint);
    }
    return {};
}

/// Tabs and control characters look like nothing and mean different things to different readers.
bool refuse_control_characters(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
    int found = 0;
    bool tab_seen = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool line_end = c == '\n' || (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n');
        if ((c >= 0x20U && c != 0x7FU) || line_end || (c == '\t' && tab_seen)) continue;
        if (++found > kMostReported) return true;
        if (c == '\t') {
            tab_seen = true;
            const auto more = std::count(text.begin() + static_cast<std::ptrdiff_t>(i) + 1, text.end(), '\t');
            const auto rest = more > 0 ? fmt::format(" (and {} more in this file)", more) : std::string();
            diagnostics.error(mark_of(text, i, file), "a tab character" + rest, "use spaces");
        } else {
            diagnostics.error(mark_of(text, i, file), fmt::format("a control character (U+{:04X})", c), "remove it");
        }
    }
    return found > 0;
}

}  // namespace

const Node* Node::find(std::string_view name) const {
    if (kind != Kind::map) return nullptr;
    const auto it = std::ranges::find(children, name, &Node::key);
    return it == children.end() ? nullptr : &*it;
}

Node* Node::find(std::string_view name) { return const_cast<Node*>(std::as_const(*this).find(name)); }

std::optional<Node> parse_yaml(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (refuse_control_characters(text, file, diagnostics)) return std::nullopt;
    const Places places(text, file);
    Diagnostics own;
    TreeBuilder builder(places, own);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
        if (builder.root().kind == Node::Kind::null) throw Fault{{file, 0, 0}, "the file is empty", {}};
    } catch (const Fault& fault) {
        own.error(fault.mark, fault.message, fault.hint);
    } catch (const YAML::Exception& problem) {
        own.error(places.at(problem.mark), "not valid YAML: " + problem.msg, advice(problem.msg));
    }
    for (const auto& d : own.sorted()) diagnostics.error(d.mark, d.message, d.hint);
    if (own.has_errors()) return std::nullopt;
    return std::move(builder.root());
}

}  // namespace multivector
