"""The passages of a redline that are not proven harmless, and what each of them touches.

In: a redline and the names and terms of its language. Out: a `ChangedPassage` for each run of words, block or clause
that says, or may say, something else than before. Whatever is not proven is here: a clause that came, went or moved,
a block, an item, a row, a sentence. Bullets that changed places are the same where no text can speak of their places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ...languages import known_of
from ...model import document as d
from ...model.diagnostics import Diagnostic, Message
from ...model.make import emphasised, run_of
from ...model.nodes import WholeMark, held, runs, walk
from ...model.wording import of_blocks, of_run
from ...redline import Redline
from ...redline.excerpt import is_changed
from ...redline.judge import accepted, rejected
from ...redline.runs import redline_run
from .harmless import Rewrite, Speech, harmless
from .touches import GENERAL, alters_fact, touches

_AROUND = 40
"""Characters shown on either side of a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPassage:
    """A change that is not proven harmless: its clause, and the passage with [-what went-] and {+what came+}.

    `kinds` are messages of what it touches (touch.modal): none where a phrase moved that decides nothing.
    """

    clause: str
    text: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changed:
    """A run of words that changed, and what is known of it before it is read."""

    clause: str
    run: tuple[d.Inline, ...]
    kinds: tuple[str, ...] = ()
    heading: bool = False

    @property
    def rewrite(self) -> Rewrite:
        return Rewrite(
            old=of_run(_side(self.run, d.Inserted)), new=of_run(_side(self.run, d.Deleted)), heading=self.heading
        )


def with_passage(finding: Diagnostic, one: ChangedPassage) -> Diagnostic:
    """Return a finding with a note that quotes a passage and says what it touches."""
    kinds = tuple(map(Message, one.kinds)) or (Message("touch.moved"),)
    return finding.with_note("class-too-low.place", clause=one.clause, kinds=kinds, passage=one.text)


def unproven(redline: Redline, speech: Speech) -> tuple[ChangedPassage, ...]:
    """Return the passages of a redline that are not proven harmless, each once, in reading order."""
    changed = (*_frame(redline), *_changes(redline.document.sections, speech.locale))
    asked = [one for one in changed if not one.kinds]
    proven = dict(zip(map(id, asked), harmless([one.rewrite for one in asked], speech), strict=True))
    found = (_passage(one, speech) for one in changed if not proven.get(id(one)))
    return tuple(dict.fromkeys(found))


def _passage(one: _Changed, speech: Speech) -> ChangedPassage:
    met = touches(one.run, speech.locale, speech.names)
    known = dict.fromkeys((*one.kinds, *(kind for kind in met if not (one.kinds and kind in GENERAL))))
    return ChangedPassage(clause=one.clause, text=_shown(one.run), kinds=tuple(known))


def _frame(redline: Redline) -> Iterator[_Changed]:
    """Yield what changed of the title, the notice and the signature: another signature is another party."""
    for change in redline.changes.frame:
        kinds = ("touch.party",) if change.part == "signature" else ()
        yield _Changed(
            clause=change.part, run=redline_run(run_of(change.old), run_of(change.new)), kinds=kinds, heading=True
        )


def _changes(sections: tuple[d.Section, ...], locale: str) -> Iterator[_Changed]:
    for section in d.walk_sections(sections):
        change = section.change if isinstance(section, d.Revised) else ""
        if change in {"inserted", "deleted"}:
            kind = "touch.clause-came" if change == "inserted" else "touch.clause-went"
            yield _Changed(clause=section.clause, run=section.title, kinds=(kind,))
            continue
        if change == "moved-away":
            continue
        if change == "moved-here":
            yield _Changed(clause=section.clause, run=section.title, kinds=("touch.clause-moved",))
        if is_changed(section.title):
            yield _Changed(clause=section.clause, run=section.title, heading=True)
        for block in filter(is_changed, section.blocks):
            found = _in(block, partial(_may_move, section=section, locale=locale))
            yield from (_Changed(clause=section.clause, run=run, kinds=kinds) for run, kinds in found)


def _may_move(listed: d.List, section: d.Section, locale: str) -> bool:
    """Say whether bullets changed places alone, in a clause that does not speak of their places."""
    return _is_reordered(listed) and not _speaks_of_places(section, locale)


def _speaks_of_places(section: d.Section, locale: str) -> bool:
    """Say whether a clause has words for the place of an item, or an item begins with words for what it follows."""
    rewriting = known_of(locale).rewriting
    text = " ".join(d.plain_text(run) for run in (section.title, *runs(section.blocks)))
    lists = tuple(node for node in walk((section.blocks,)) if isinstance(node, d.List))
    if rewriting is None or rewriting.places.search(text):
        return True
    return any(rewriting.following.match(d.plain_text(run)) for run in runs(lists))


def _in(node: Any, may_move: Callable[[d.List], bool]) -> Iterator[tuple[tuple[d.Inline, ...], tuple[str, ...]]]:
    """Yield the runs of a node that hold changes, with what is known of them.

    `may_move` says of which list another order says nothing.
    """
    if isinstance(node, WholeMark):
        yield from _of_revision(node, may_move)
    elif isinstance(node, tuple):
        run = _as_changed(node)
        if any(isinstance(one, (d.Inserted, d.Deleted)) for one in run):
            yield run, ("touch.fact",) if alters_fact(run) else ()
        else:
            yield from (found for one in node for found in _in(one, may_move))
    elif not (isinstance(node, d.List) and may_move(node)):
        yield from (found for inner in held(node) for found in _in(inner, may_move))


def _as_changed(run: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a run, or any tuple, with words in another emphasis as what went and what came."""
    return tuple(
        part
        for one in run
        for part in (
            (
                d.Deleted(children=emphasised(one.children, one.before)),
                d.Inserted(children=emphasised(one.children, one.after)),
            )
            if isinstance(one, d.Restyled)
            else (one,)
        )
    )


def _of_revision(
    mark: WholeMark, may_move: Callable[[d.List], bool]
) -> Iterator[tuple[tuple[d.Inline, ...], tuple[str, ...]]]:
    """Yield the runs of what came, went, moved or took another form as a whole; of what moved, where it stands now."""
    if mark.change == "moved-here":
        yield from ((_as_changed(run), ("touch.moved",)) for run in runs((mark,)) if run)
    elif mark.change in {"inserted", "deleted"}:
        kind, known = (d.Inserted, "touch.added") if mark.change == "inserted" else (d.Deleted, "touch.removed")
        yield from (((kind(children=run),), (known,)) for run in runs((mark,)) if run)
    elif mark.change != "moved-away":
        yield next(run for run in runs((mark,)) if run), ("touch.form",)
        yield from _in(mark.blocks, may_move)


def _is_reordered(listed: d.List) -> bool:
    """Say whether bullets are those that were there before, in another order."""
    before, after = ([of_blocks((item,)) for item in side.items] for side in (rejected(listed), accepted(listed)))
    return not listed.numbered and sorted(map(repr, before)) == sorted(map(repr, after))


def _side(run: Sequence[d.Inline], left_out: type) -> tuple[d.Inline, ...]:
    """Return one of the two texts of a run, without the marks of changes."""
    kept = (one for one in run if not isinstance(one, left_out))
    inner = (one.children if isinstance(one, (d.Inserted, d.Deleted)) else (one,) for one in kept)
    return tuple(one for own in inner for one in own)


def _shown(run: tuple[d.Inline, ...]) -> str:
    """Return a run with its changes marked, what is far from any of them left out."""
    shown = "".join(map(_signed, run))
    first = min((place for sign in ("[-", "{+") if (place := shown.find(sign)) >= 0), default=0)
    last = max(shown.rfind("-]"), shown.rfind("+}")) + 2
    start, end = max(0, first - _AROUND), min(len(shown), last + _AROUND) if last > 1 else len(shown)
    if start and not shown[start - 1].isspace():
        start = max(start, shown.find(" ", start, first) + 1)  # no part of a word
    if end < len(shown) and not shown[end].isspace():
        end = max(last, shown.rfind(" ", last, end)) or end
    return ("…" if start else "") + shown[start:end] + ("…" if end < len(shown) else "")


def _signed(inline: d.Inline) -> str:
    text = d.plain_text((inline,))
    if isinstance(inline, d.Deleted):
        return f"[-{text}-]"
    return f"{{+{text}+}}" if isinstance(inline, d.Inserted) else text
