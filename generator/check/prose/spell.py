"""Words that no dictionary has. See docs/rules/spell.md; the dictionary is hunspell's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...spelling import unknown_words
from ..names import registered_names, words_of
from ..passage import Passage
from ..subject import Subject

_WORD = re.compile(r"(?<![\w@./:’'-])[A-Za-zÀ-ÖØ-öø-ÿ]{2,}(?:[’'][a-z]+)?(?![\w@]|[./:][\w/]|[’']\w)")
_CODE = re.compile(r"[a-z][A-Z]|^[A-Z]+s?$")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each word that neither the dictionary nor a registry nor the settings know."""
    locales = dict.fromkeys(locale for _, _, locale in subject.passages)
    for locale in locales:
        known = words_of(registered_names(subject.library)) | {*subject.library.settings.words.get(locale, ())}
        yield from _in_locale(subject, locale, known)


def _in_locale(subject: Subject, locale: str, known: frozenset[str]) -> Iterator[Diagnostic]:
    places = [
        (_plain(match[0]), match, passage)
        for passage in subject.all_passages()
        if passage.locale == locale
        for match in _WORD.finditer(passage.typed)
        if _plain(match[0]) not in known and not _CODE.search(_plain(match[0]))
    ]
    unknown = unknown_words((word for word, _, _ in places), locale) or {}
    for word, match, passage in places:
        if word in unknown and word.lower() not in {name.lower() for name in known}:
            yield _finding(word, unknown[word], match, passage)


def _plain(word: str) -> str:
    """Return a word with the apostrophe of the dictionary, and without a genitive s."""
    return word.replace("’", "'").removesuffix("'s").removesuffix("'")


def _finding(word: str, proposals: tuple[str, ...], match: re.Match[str], passage: Passage) -> Diagnostic:
    found = warning("spell", f"no dictionary has the word `{word}`", passage.span(*match.span()))
    guess = f"did you mean {' or '.join(f'`{proposal}`' for proposal in proposals)}?" if proposals else None
    return found.with_help(
        guess, f"if it is right, add it under `words:` in clausebook.yaml: {{{passage.locale}: [{word}]}}"
    )
