"""Passages in another language than that of their text. See docs/rules/not-translated.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages import known_of
from ...languages.characters import COMMAS, OPENING, SQUARE, SQUARE_MARKS, WIDE_STOPS
from ...localize.telling import UNKNOWN, language_of
from ...model.diagnostics import Diagnostic, Message, Severity, error, warning
from ...model.written import FactLink, Link
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import ClauseKey, Subject

_SQUARES = re.compile(rf"[{SQUARE}](?:[{SQUARE}{SQUARE_MARKS}0-9]*[{SQUARE}])?[{WIDE_STOPS}]*")
_RUN = re.compile(rf"(?:(?<=[{WIDE_STOPS}])|\A)[^{SQUARE}{WIDE_STOPS}]++(?:(?<=[.!?])|(?<=[.!?]\s)|\Z)")
"""What has no square from the end of a sentence on to the end of another, or of the text."""
_SQUARE = re.compile(f"[{SQUARE}]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(rf"(?<![\w@./:-])[^\W\d_A-Z{SQUARE}]{{2,}}(?![\w@/]|[.:]\w)")
_LEAST = 4
"""So many words in small letters are no name."""
_TELLING = 6
"""So many tell one language in Latin letters from another."""
_SHARE = 0.3
"""Marks of a language among the words of a sentence that is surely in it."""
_STRANGE = 0.5
"""Words that the dictionary has not, among those of a sentence in another language."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each passage or sentence in another language, and each that is the original unchanged.

    One in Latin letters of which only the dictionary tells that it is another language is a warning.
    """
    for key, passages in subject.passages.items():
        same = _original_of(key, subject)
        for passage in passages:
            if passage.typed.strip() in same:
                yield _finding(passage, 0, len(passage.text), "not-translated.equal")
            else:
                yield from _strange(passage, subject)


def _original_of(key: ClauseKey, subject: Subject) -> frozenset[str]:
    """Return the passages that a clause has in the original language and that are more than names."""
    owner, name, locale = key
    first = subject.library.settings.original
    passages = subject.passages.get((owner, name, first), ()) if locale != first else ()
    return frozenset(passage.typed.strip() for passage in passages if is_more_than_a_name(passage.typed))


def is_more_than_a_name(text: str) -> bool:
    """Say whether words are more than a name, which may be the same in two languages."""
    return len(_WORD.findall(text)) >= _LEAST or len(_SQUARE.findall(text)) > _LEAST


def _strange(passage: Passage, subject: Subject) -> Iterator[Diagnostic]:
    if passage.pack.wide:
        runs = (match for match in _RUN.finditer(passage.typed) if _is_of_words(match[0]))
        yield from _told(passage, [_trimmed(match) for match in runs])
    elif _LETTER.search(passage.typed):
        yield from _told(
            passage, [match.span() for match in _SQUARES.finditer(passage.typed) if _is_said(match, passage)]
        )
        yield from _otherwise(passage, subject)


def _is_of_words(run: str) -> bool:
    """Say whether what has no square in it has more words in small letters than a name has."""
    return len(_WORD.findall(run)) >= _LEAST


def _trimmed(run: re.Match[str]) -> tuple[int, int]:
    return run.start() + len(run[0]) - len(run[0].lstrip()), run.start() + len(run[0].rstrip())


def _is_said(run: re.Match[str], passage: Passage) -> bool:
    """Say whether squares among letters are a sentence, or the whole of a passage, and no name in brackets."""
    text, squares = passage.typed, len(_SQUARE.findall(run[0]))
    if text[: run.start()].rstrip().endswith(tuple(OPENING)) or _is_linked(passage, run.start()):
        return False
    if any(mark in run[0] for mark in (*WIDE_STOPS, *COMMAS[1:])):
        return squares > _LEAST
    alone = not re.search("[A-Za-z]", text) and passage.role in (Role.TITLE, Role.PARAGRAPH)
    return alone and (squares > _LEAST or passage.role is Role.TITLE)


def _is_linked(passage: Passage, at: int) -> bool:
    return any(isinstance(inline, (Link, FactLink)) for inline in passage.piece(at).within)


def _otherwise(passage: Passage, subject: Subject) -> Iterator[Diagnostic]:
    """Yield findings for the sentences in the letters of the language whose words are those of another."""
    told: list[tuple[int, int]] = []
    unread: list[tuple[int, int]] = []
    for start, end in sentences_in(passage.typed, passage.locale):
        words = _WORD.findall(passage.typed[start:end])
        if len(words) < _TELLING or _SQUARE.search(passage.typed, start, end):
            continue
        tag = language_of(passage.typed[start:end], _SHARE)
        if tag not in (UNKNOWN, passage.pack.tag):
            told.append((start, end))
        elif tag == UNKNOWN and subject.least is not Severity.ERROR and _is_unread(words, passage.locale, subject):
            unread.append((start, end))
    yield from _told(passage, told)
    if unread:
        yield _finding(passage, unread[0][0], unread[-1][1], "not-translated.unknown-words")


def _is_unread(words: list[str], locale: str, subject: Subject) -> bool:
    """Say whether the dictionary lacks most of the words of a sentence."""
    unknown = subject.unknown_words.get(locale, frozenset())
    return sum(word in unknown for word in words) >= _STRANGE * len(words)


def _told(passage: Passage, ranges: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    """Yield one finding for the sentences of a passage in another language, with its name where it is known."""
    if ranges:
        start, end = ranges[0][0], ranges[-1][1]
        other = known_of(language_of(passage.typed[ranges[0][0] : ranges[0][1]]))
        if other.name:
            yield _finding(passage, start, end, "not-translated.other-language", other=Message(other.name))
        else:
            yield _finding(passage, start, end, "not-translated.unknown-language")


def _finding(passage: Passage, start: int, end: int, id: str, **values: Message) -> Diagnostic:
    tell = warning if id == "not-translated.unknown-words" else error
    language: Message | str = Message(passage.pack.name) if passage.pack.name else passage.locale
    found = tell(Message(id, language=language, **values), passage.span(start, end))
    return found.with_help("not-translated.translate", "not-translated.mark-up")
