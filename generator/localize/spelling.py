"""The only door to hunspell: which words its dictionary does not have, and what it has instead.

In: words and a locale. Out: those that are unknown; None where there is no hunspell or no dictionary of the language on
this machine, so that nothing is said of a text that nobody could read.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ..languages import known_of
from ..languages.parts.writing import Spelling

MOST = 3
"""Proposals for one word."""
_PATIENCE = 20
"""Seconds for an answer; a text that takes more has none."""
_ASKED = 40
"""Words for which proposals are sought: hunspell takes 40 ms for each, and a text with more of them is in no language
of the dictionary or full of names; the settings take those."""


def unknown_words(words: Iterable[str], locale: str) -> frozenset[str] | None:
    """Return the words that the dictionary of a locale does not have."""
    asked = frozenset(words)
    answer = _ask("-l", "".join(f"{word}\n" for word in sorted(asked)), locale)
    return None if answer is None else frozenset(answer.split("\n")) & asked


def misspelt_words(words: Iterable[str], locale: str) -> frozenset[str] | None:
    """Return the words that the dictionary of a locale does not have in any spelling: authorise is authorize."""
    unknown = unknown_words(words, locale)
    spelling = known_of(locale).spelling
    if not unknown or spelling is None:
        return unknown
    others = {word: _respelt(word, spelling) for word in unknown}
    lacking = unknown_words((other for word, other in others.items() if other != word), locale)
    return frozenset(word for word, other in others.items() if other == word or lacking is None or other in lacking)


def _respelt(word: str, spelling: Spelling) -> str:
    for pattern, form in spelling.elsewhere:
        word = pattern.compiled.sub(form, word)
    return word


def proposals(words: Iterable[str], locale: str) -> Mapping[str, tuple[str, ...]]:
    """Return the nearest words that the dictionary has for each that it does not, for the first 40 of them."""
    asked = sorted(list(dict.fromkeys(words))[:_ASKED])
    answer = _ask("-a", "".join(f"^{word}\n" for word in asked), locale) if asked else None  # ^: no command follows
    return dict(_proposals(answer or ""))


@lru_cache(maxsize=64)
def _ask(mode: str, question: str, locale: str) -> str | None:
    """Return what hunspell answers, once for equal questions of a run: a preview asks anew on every save."""
    spelling = known_of(locale).spelling
    if spelling is None:
        return None
    command = ["hunspell", "-d", spelling.dictionary, "-i", "utf-8", mode]
    try:
        run = subprocess.run(
            command, input=question, capture_output=True, encoding="utf-8", check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return run.stdout if run.returncode == 0 else None


def _proposals(answer: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is behind the lines `& word count offset: one, two` (ispell(1), -a)."""
    for line in answer.splitlines():
        if line.startswith("&"):
            head, _, found = line.partition(": ")
            yield head.split(" ")[1], tuple(found.split(", ")[:MOST])
