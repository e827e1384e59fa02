#pragma once
// Months with names, and months counted from others: "invasion + 6 months".

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/month.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

class Dates {
public:
    Dates() = default;
    /// The section `dates` of a tree, whose entries may be counted from one another. Reports circles and unknown names.
    Dates(const Node& tree, Diagnostics& diagnostics);

    /// Brings the text of `node` into the form YYYY-MM if it is counted from a month or a name. Other texts are left as
    /// they are. Reports unknown names, lengths that are no whole number of months, and months off the calendar; the
    /// node is then open.
    void write_out(Node& node, const std::string& path, Diagnostics& diagnostics) const;
    /// The same for the key of an entry; after a fault the entry as a whole is open.
    void write_out_key(Node& entry, const std::string& path, Diagnostics& diagnostics) const;

private:
    struct Sum {
        std::string from, length;
        int sign = 0;
    };
    static Sum split(const std::string& text);
    [[nodiscard]] std::optional<std::string> evaluate(const std::string& text, const Mark& mark, const std::string& path,
                                                      Diagnostics& diagnostics, bool& fault) const;

    std::map<std::string, std::string, std::less<>> months_;  ///< name: YYYY-MM
    std::vector<std::string> names_;
};

}  // namespace multivector
