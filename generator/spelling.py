"""The only door to hunspell: which words its dictionary does not have.

In: words and a locale. Out: those that are unknown; None where there is no hunspell or no dictionary of the language on
this machine, so that nothing is said of a text that nobody could read.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable

DICTIONARIES = {"en": "en_US"}
"""The dictionary of each language that is spelt with letters and has spaces."""


def unknown_words(words: Iterable[str], locale: str) -> frozenset[str] | None:
    """Return the words that the dictionary of a locale does not have."""
    dictionary = DICTIONARIES.get(locale.partition("-")[0])
    if dictionary is None:
        return None
    asked = sorted(set(words))
    try:
        run = subprocess.run(
            ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"],
            input="\n".join(asked),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:
        return None
    return frozenset(run.stdout.split("\n")) & frozenset(asked) if run.returncode == 0 else None
