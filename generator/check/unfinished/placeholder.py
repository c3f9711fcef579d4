"""Blanks that nobody filled in. See docs/rules/placeholder.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...languages import blanks, packs
from ...languages.parts.drafts import Blanks
from ...languages.pattern import Match, Pattern
from ...model.diagnostics import Diagnostic, error
from ..passage import FILLED, Passage, Role
from ..sentences import sentences_in
from ..subject import Subject
from ..together import together

Range = tuple[int, int]

_ABBREVIATION = 5
"""Capitals up to this length name a law or a country: [GDPR], [EU]."""
_AROUND = 12
"""Characters beside a bracket that can say what it belongs to."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield an error for each blank, for each note of a draft and for each filler text, with its places in a clause."""
    yield from together(
        ((finding.message, finding.span.source), finding) for finding in _found(subject) if finding.span
    )


def _found(subject: Subject) -> Iterator[Diagnostic]:
    words = tuple(pack.blanks for pack in packs() if pack.blanks)
    for passage in subject.all_passages():
        taken = bytearray(len(passage.typed))
        for ranges, kind in _LOOKS:
            for start, end in ranges(passage, words):
                if FILLED not in passage.typed[start:end] and not any(taken[start:end]):
                    taken[start:end] = b"\1" * (end - start)
                    yield _finding(passage, start, end, kind)


def _finding(passage: Passage, start: int, end: int, kind: str) -> Diagnostic:
    found = error(kind, passage.span(start, end), text=passage.text[start:end].strip())
    return found.with_help("placeholder.write", "placeholder.meant")


def _either(*patterns: Pattern) -> Callable[[Passage, tuple[Blanks, ...]], Iterator[Range]]:
    def ranges(passage: Passage, _words: tuple[Blanks, ...]) -> Iterator[Range]:
        return (match.span() for pattern in patterns for match in pattern.finditer(passage.typed))

    return ranges


def _crosses(passage: Passage, _words: tuple[Blanks, ...]) -> Iterator[Range]:
    """Yield crosses that are no Roman number of a section."""
    has_cue = blanks.CROSS_CUE.search(passage.typed)
    crosses = list(blanks.CROSSES.finditer(passage.typed)) if has_cue else []
    sections = passage.pack.sections if crosses else None
    numbers = bytearray(len(passage.typed))
    for number in sections.number.finditer(passage.typed) if sections else ():
        numbers[number.start() : number.end()] = b"\1" * len(number[0])
    yield from (match.span() for match in crosses if not numbers[match.start()])


def _bracketed(passage: Passage, words: tuple[Blanks, ...]) -> Iterator[Range]:
    for match in blanks.BRACKETED.finditer(passage.typed):
        kind, inside = next((name, text) for name, text in match.groupdict().items() if text is not None)
        judge = _ROUND if kind in ("round", "full") else _SQUARE
        if judge(passage, match, inside, words):
            yield match.span()


def _is_blank(passage: Passage, match: Match, inside: str, words: tuple[Blanks, ...]) -> bool:
    """Say whether square brackets hold no words, words that ask for others, or the name of what is to come."""
    text = passage.typed
    if blanks.OMITTED.fullmatch(inside) and text.rfind("“", 0, match.start()) > text.rfind("”", 0, match.start()):
        return False
    if blanks.EMPTY.fullmatch(inside):
        return bool(match.start()) or inside.strip(" xX") != ""  # [ ] and [x] at the head are boxes to tick
    behind = text[match.end() : match.end() + 1]
    if behind != "(" and blanks.WORD_OF_PROGRAM.fullmatch(inside.strip()):
        return True
    if behind == "(" or any(one.kept.fullmatch(inside) or _is_control(text, match, one) for one in words):
        return False  # words before a bracket are those of a link
    if blanks.CHOICE.fullmatch(inside) or any(one.asks.search(inside) or one.named.search(inside) for one in words):
        return True
    return (
        bool(match.start() and behind)
        and len(inside) > _ABBREVIATION
        and blanks.IN_CAPITALS.fullmatch(inside.strip()) is not None
    )


def _is_control(text: str, match: Match, words: Blanks) -> bool:
    """Say whether a bracket holds what a screen shows."""
    before = text[max(0, match.start() - _AROUND) : match.start()]
    return bool(words.control.search(before) or words.controlled.match(text, match.end()))


def _is_pending(_passage: Passage, match: Match, inside: str, words: tuple[Blanks, ...]) -> bool:
    """Say whether round brackets hold nothing but a line or a mark, or say that something is still to come."""
    if blanks.EMPTY.fullmatch(inside) and not blanks.OMITTED.fullmatch(inside):
        return inside.strip("xX") != "" and match.string[match.start() - 1 : match.start()].isspace()
    return any(one.pending.fullmatch(inside) for one in words)


_SQUARE, _ROUND = _is_blank, _is_pending


def _running(passage: Passage, words: tuple[Blanks, ...]) -> Iterator[Range]:
    for one in words:
        yield from (match.span() for match in one.running.finditer(passage.typed))


def _alone(passage: Passage, words: tuple[Blanks, ...]) -> Iterator[Range]:
    """Yield a whole item or cell that says nothing, or that something is still to come."""
    text = passage.typed
    is_item = len(passage.parents) > 1 or passage.role is Role.CELL
    if is_item and (blanks.ALONE.fullmatch(text) or any(one.pending.fullmatch(text) for one in words)):
        yield 0, len(text)


def _dotted(passage: Passage, _words: tuple[Blanks, ...]) -> Iterator[Range]:
    if "…" in passage.typed or "..." in passage.typed:
        for start, end in sentences_in(passage.typed, passage.locale):
            if match := blanks.TRAILING_DOTS.search(passage.typed[start:end]):
                yield start + match.start("dots") if match["dots"] else start + match.start(), end


_LOOKS = (
    (_either(blanks.FILLER), "placeholder.filler"),
    (_either(blanks.LEFT_BY_PROGRAM), "placeholder.left"),
    (_bracketed, "placeholder.left"),
    (_crosses, "placeholder.left"),
    (_running, "placeholder.left"),
    (_either(blanks.LINE), "placeholder.left"),
    (_either(blanks.NOTE_OF_DRAFT), "placeholder.note"),
    (_alone, "placeholder.left"),
    (_dotted, "placeholder.left"),
)
"""What is looked for, what says most first, and the message of each."""
