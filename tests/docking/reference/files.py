"""How files write things: YAML, quantities, months."""

import yaml


def parse(text):
    """Every scalar stays the text that it is: nothing is taken for a date, and 1e-3 becomes a number later."""
    return yaml.load(text, yaml.BaseLoader)


def number(node):
    """A quantity, or a bare number; what stands behind a number is the unit of its field."""
    return float((node["value"] if isinstance(node, dict) else node).split()[0])


def highest(node):
    """The highest value of a quantity, its range included."""
    if isinstance(node, str):
        return number(node)
    texts = [node[key] for key in ("value", "to") if key in node]
    texts += [text for key in ("assumption", "normal", "within") for text in node.get(key, [])]
    return max(number(text) for text in texts)


def numbers(node):
    return {key: number(value) for key, value in (node or {}).items()}


def month_number(text):
    """Months since the year 0: `2022-03` is 12 * 2022 + 2."""
    year, month = text.split("-")
    return 12 * int(year) + int(month) - 1


def month_text(number_):
    return f"{number_ // 12:04}-{number_ % 12 + 1:02}"


def key_of(ids):
    """A cell is known by its ids, or by its one id."""
    return ids[0] if len(ids) == 1 else tuple(ids)
