"""Which source a figure of a table comes from, and the list of those a world file cites."""

from __future__ import annotations


class Sources:
    """Keys of sources by the texts of the tables' source columns; remembers which were used."""

    def __init__(self, data: dict):
        self._data = data
        self._used: set[str] = set()

    def use(self, key: str) -> str:
        if key not in self._data:
            raise ValueError(f"unknown source '{key}'")
        self._used.add(key)
        return key

    def key(self, text: str) -> str:
        """Key of the source whose `match` begins the text of a source column."""
        for key, entry in self._data.items():
            if any(text.startswith(start) for start in entry.get("match", [])):
                return self.use(key)
        raise ValueError(f"no source is declared for '{text}'")

    def tree(self) -> dict:
        fields = lambda entry: {name: entry[name] for name in ("citation", "url") if name in entry}
        return {key: fields(entry) for key, entry in self._data.items() if key in self._used}
