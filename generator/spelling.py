"""The only door to hunspell: which words its dictionary does not have, and what it has instead.

In: words and a locale. Out: those that are unknown; None where there is no hunspell or no dictionary of the language on
this machine, so that nothing is said of a text that nobody could read.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping

DICTIONARIES = {"en": "en_US"}
"""The dictionary of each language that is spelt with letters and has spaces."""

MOST = 3
"""Proposals for one word."""


def unknown_words(words: Iterable[str], locale: str) -> Mapping[str, tuple[str, ...]] | None:
    """Return the words that the dictionary of a locale does not have, each with the nearest that it has."""
    dictionary = DICTIONARIES.get(locale.partition("-")[0])
    if dictionary is None:
        return None
    asked = sorted(set(words))
    try:
        run = subprocess.run(
            ["hunspell", "-d", dictionary, "-i", "utf-8", "-a"],
            input="".join(f"^{word}\n" for word in asked),  # ^ says that a word follows and no command
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:
        return None
    return dict(_unknown(run.stdout)) if run.returncode == 0 else None


def _unknown(answer: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is behind the lines `& word count offset: one, two` and `# word offset` (ispell(1), -a)."""
    for line in answer.splitlines():
        if line.startswith("&"):
            head, _, proposals = line.partition(": ")
            yield head.split(" ")[1], tuple(proposals.split(", ")[:MOST])
        elif line.startswith("#"):
            yield line.split(" ")[1], ()
