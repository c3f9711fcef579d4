"""Words of a change that decide what people may do: an editorial change must leave them alone.

In: a redline. Out: a `Touch` for each passage whose insertions or deletions meet a figure, a period, an age, a fact, a
party, a recipient, a negation or a modal verb. A comma, a synonym or a moved paragraph meets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ...languages import known_of
from ...languages.pattern import Pattern
from ...model.document import (
    Deleted,
    FactText,
    Inline,
    Inserted,
    Revised,
    Section,
    Text,
    plain_text,
    walk_sections,
)
from ...model.nodes import Mark, held, runs, walk
from ...redline import Redline
from ...redline.changes import ChangedPart
from ...redline.runs import redline_run

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "figure": "touch.figure",
        "period": "touch.period",
        "age": "touch.age",
        "negation": "touch.negation",
        "modal": "touch.modal",
        "recipient": "touch.recipient",
    }
)
"""The message of what decides, by the name that packs give it."""
_FIGURES = {"figure": Pattern("[0-9]+|[%$€£¥]")}
"""What decides in a language that is not known."""

_AROUND = 40
"""Characters shown on either side of what a passage touches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """What a change meets, by its message (touch.modal), and the passage with [-what went-] and {+what came+}."""

    clause: str
    kind: str
    passage: str


def touches(redline: Redline, names: Sequence[str]) -> tuple[Touch, ...]:
    """Return what the changes of a redline meet; `names` are those of parties and recipients."""
    locale = redline.document.locale
    found = (*_frame(redline.changes.frame, locale, names), *_touches(redline.document.sections, locale, names))
    return tuple(dict.fromkeys(found))


def _frame(changes: Sequence[ChangedPart], locale: str, names: Sequence[str]) -> Iterator[Touch]:
    """Yield what changes of the title, the notice and the signature meet: another signature is another party."""
    for change in changes:
        run = redline_run(_text(change.old), _text(change.new))
        met = [("touch.party", _passage(run))] if change.part == "signature" else _met(run, locale, names)
        yield from (Touch(clause=change.part, kind=kind, passage=passage) for kind, passage in met)


def _text(text: str) -> tuple[Inline, ...]:
    return (Text(text=text),) if text else ()


def _touches(sections: tuple[Section, ...], locale: str, names: Sequence[str]) -> Iterator[Touch]:
    for section in walk_sections(sections):
        change = section.change if isinstance(section, Revised) else ""
        if change in {"inserted", "deleted"}:
            word = "touch.clause-came" if change == "inserted" else "touch.clause-went"
            yield Touch(clause=section.clause, kind=word, passage=plain_text(section.title))
            continue
        for run in _runs((section.title, section.blocks)):
            yield from (
                Touch(clause=section.clause, kind=kind, passage=passage) for kind, passage in _met(run, locale, names)
            )


def _runs(node: Any) -> Iterator[tuple[Inline, ...]]:
    """Yield the runs that hold changes; in blocks that came or went as a whole every run is one."""
    if isinstance(node, Mark) and not node.keeps_place:
        if node.change in {"inserted", "deleted"}:
            kind = Inserted if node.change == "inserted" else Deleted
            yield from ((kind(children=run),) for run in runs((node,)) if run)
    elif isinstance(node, tuple):
        if any(isinstance(one, (Inserted, Deleted)) for one in node):
            yield node
        else:
            yield from (run for one in node for run in _runs(one))
    else:
        yield from (run for inner in held(node) for run in _runs(inner))


def _met(run: tuple[Inline, ...], locale: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    patterns = tuple(_patterns(locale, names))
    for side, other in ((Deleted, Inserted), (Inserted, Deleted)):
        text, changed = _side(run, other)
        for start, end in changed:
            for kind, pattern in patterns:
                if any(match.start() < end and match.end() > start for match in pattern.finditer(text)):
                    yield kind, _passage(run)
        if any(isinstance(inner, FactText) for inline in run if isinstance(inline, side) for inner in walk((inline,))):
            yield "touch.fact", _passage(run)


def _side(run: tuple[Inline, ...], left_out: type) -> tuple[str, list[tuple[int, int]]]:
    """Return one of the two texts of a run, and the ranges of it that the other does not have."""
    text = ""
    changed: list[tuple[int, int]] = []
    for inline in run:
        if isinstance(inline, left_out):
            continue
        piece = plain_text((inline,))
        if isinstance(inline, (Inserted, Deleted)):
            changed.append((len(text), len(text) + len(piece)))
        text += piece
    return text, changed


def _patterns(locale: str, names: Sequence[str]) -> Iterator[tuple[str, Pattern]]:
    decisive = known_of(locale).decisive or _FIGURES
    yield from ((_KINDS[kind], pattern) for kind, pattern in decisive.items())
    if names:
        yield "touch.party", Pattern("|".join(map(re.escape, names)))


def _passage(run: tuple[Inline, ...]) -> str:
    """Return a run with its changes marked, what is far from any of them left out."""
    shown = "".join(_marked(inline) for inline in run)
    first = min((place for sign in ("[-", "{+") if (place := shown.find(sign)) >= 0), default=0)
    last = max(shown.rfind("-]"), shown.rfind("+}")) + 2
    start, end = max(0, first - _AROUND), min(len(shown), last + _AROUND)
    return ("…" if start else "") + shown[start:end] + ("…" if end < len(shown) else "")


def _marked(inline: Inline) -> str:
    text = plain_text((inline,))
    if isinstance(inline, Deleted):
        return f"[-{text}-]"
    return f"{{+{text}+}}" if isinstance(inline, Inserted) else text
