"""`clausebook exchange`: texts for translators, and what came back from them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .gathering import answer
from .help import Group, option
from .talk import (
    FINDINGS,
    as_person,
    as_tag,
    deny,
    fails,
    note,
    project_option,
    put_path,
    refuse,
    show_findings,
    stop_with,
    tell,
    usage_error,
)

if TYPE_CHECKING:
    from ..exchange.bring import Brought
    from ..exchange.returned import Outcome, ReturnedFile
    from ..exchange.sending import Sending
    from ..exchange.units import ClauseUnits
    from ..model.library import Library
    from ..operations.reading import Reading

_FOLDERS = {"omegat": ("source/", "tm/", "glossary/")}
"""Where a tool looks for texts, memories and terms below the folder of a project of its own."""
_COUNTED = {
    "new": "exchange.new",
    "changed": "exchange.changed",
    "repeated": "exchange.repeated",
    "unchanged": "exchange.unchanged",
}
_UNSENT = {"counterpart": "exchange.counterpart", "missing": "exchange.absent", "unread": "exchange.unread"}
"""The message of each count, and of a clause that is not sent, by how it stands."""


@click.group(cls=Group, help="exchange.about")
def exchange() -> None:
    """Send texts to translators, and take back what they return."""


@exchange.command(help="exchange-export.about")
@project_option
@option("--locale", required=True, callback=as_tag, metavar="TAG", help="exchange-export.help-locale")
@option("--format", "style", type=click.Choice(("xliff", "po")), default="xliff", help="exchange-export.help-format")
@option("--stale", is_flag=True, help="exchange-export.help-stale")
@option("--for", "tool", type=click.Choice(("omegat", "weblate")), help="exchange-export.help-for")
@option("--segment", type=click.Choice(("sentence", "block")), help="exchange-export.help-segment")
@option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="exchange-export.help-out")
def export(
    root: Path, locale: str, style: str, stale: bool, tool: str | None, segment: str | None, out: Path | None
) -> None:
    """Write what is to be translated, a memory of accepted pairs, and the terms."""
    from ..disk.atomic import write_files
    from ..exchange.labels import labels_of
    from ..exchange.sending import Sending, counts, sent_clauses, sent_labels, unnamed

    reading, library = _read(root)
    clauses = _clauses(root, library, locale)
    sent = [one for one in clauses if one.sent and (one.state.word in {"stale", "missing"} or not stale)]
    labels = {
        work: [unit for unit in units if unit.state == "new" or not stale]
        for work, units in labels_of(library, locale).items()
    }
    texts = (*sent_labels(labels), *sent_clauses(reading.documents, library, locale, sent))
    sending = Sending(
        project=library.settings.base_url,
        original=library.settings.original,
        locale=locale,
        clauses=tuple(sorted(texts, key=lambda one: one.work)),
        by_sentence=(segment or ("block" if tool else "sentence")) == "sentence",
        copies=tool == "omegat",
    )
    files = _files(sending, clauses, library, style, _FOLDERS.get(tool or "", ("", "", "")))
    folder = out or Path("exchange")
    old = [name for name, data in files.items() if data is None and (folder / name).exists()]
    write_files(folder, {name: None if data is None else data.decode() for name, data in files.items()})
    for name in (name for name, data in files.items() if data is not None):
        put_path(folder / name)
    for name in old:
        note("exchange.removed", file=folder / name)
    for clause in (one for one in clauses if one.state.word in _UNSENT and not one.sent):
        note(_UNSENT[clause.state.word], clause=clause.address, reason=clause.state.reason)
    if names := tuple(unnamed(library, locale, sending.clauses)):
        note("exchange.unnamed", facts=names, locale=locale)
    found = counts(sending.units)
    for count in found:
        note(_COUNTED[count.kind], units=count.units, words=count.words, han=count.han)
    answer(counts=found)


def _files(
    sending: Sending, clauses: Sequence[ClauseUnits], library: Library, style: str, folders: tuple[str, str, str]
) -> dict[str, bytes | None]:
    """Return the files to write: the texts, None where there are none to send, the memory, and the terms."""
    from ..exchange.memory import write_tbx, write_tmx
    from ..exchange.po import write_po
    from ..exchange.xliff import write_xliff

    texts, memory, terms = (f"{folder}{sending.locale}" for folder in folders)
    units = [unit for one in clauses for unit in one.units]
    return {
        f"{texts}.{style}": (write_po if style == "po" else write_xliff)(sending) if sending.units else None,
        f"{memory}.tmx": write_tmx(units, sending.original, sending.locale),
        f"{terms}.tbx": write_tbx(library, sending.locale),
    }


@exchange.command("import", help="exchange-import.about")
@project_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@option("--trust-approved", "trust", is_flag=True, help="exchange-import.help-trust")
@option("--as", "name", metavar="NAME", callback=as_person, help="exchange-import.help-as")
@option("--dry-run", "dry", is_flag=True, help="exchange-import.help-dry-run")
def import_(root: Path, file: Path, trust: bool, name: str | None, dry: bool) -> None:
    """Put what a translator returned into the clauses, as far as no code was lost in it."""
    from ..exchange.bring import BringOrder, bring
    from ..exchange.deliveries import delivered
    from ..exchange.labels import labels_of
    from ..exchange.returned import check_file, judged
    from .updating import write_committed

    if trust != bool(name):
        raise usage_error("exchange.who")
    if trust and file.suffix == ".po":
        raise usage_error("exchange.no-approval")
    before, library = _read(root)
    came = _returned(file)
    locale = check_file(came, library)
    clauses = _clauses(root, library, locale)
    known = {unit.id: unit for one in clauses if one.sent for unit in one.units}
    known |= {unit.id: unit for units in labels_of(library, locale).values() for unit in units}
    earlier = delivered(root, locale, known.values())
    outcomes = {one.id: judged(one, known.get(one.id), earlier.get(one.id, ("",))[0]) for one in came.units}
    by = f"{name}, {before.day}" if name else ""
    made = bring(before, library, clauses, BringOrder(locale=locale, outcomes=outcomes, delivered=earlier, by=by))
    _refuse_broken(before, made)
    _tell(came.path, tuple(outcomes.values()), made)
    if made.texts and not dry:
        write_committed(root, made.texts)
    for path in made.texts:
        put_path(path)
    found = [one for one in made.after.diagnostics if one.span and one.span.source.path in made.texts]
    show_findings(found)
    done = {one.word for one in outcomes.values()} == {"same"}
    note("update.nothing" if done else "update.dry" if dry or not made.texts else "exchange.written")
    if made.refused or fails(found, ("error",)) or any(one.word == "refused" for one in outcomes.values()):
        sys.exit(FINDINGS)


def _read(root: Path) -> tuple[Reading, Library]:
    """Return a project and what its files say; one of which a file cannot be read ends the run with its findings."""
    from ..check import RULES
    from ..operations.build import read

    reading = read(root, None, choose=lambda _settings: ())
    if reading.library is None or reading.library.unread:
        stop_with([one for one in reading.diagnostics if one.rule not in RULES])
    return reading, reading.library


def _clauses(root: Path, library: Library, locale: str) -> tuple[ClauseUnits, ...]:
    """Return the clauses in a language that works speak beside the original; another one ends the run."""
    from ..exchange.units import clauses_of
    from ..operations.ledger.originals import find_kept

    spoken = {tag for work in library.works.values() for tag in work.locales} - {library.settings.original}
    if locale not in spoken:
        raise usage_error("exchange.no-translation", locale=locale, locales=tuple(sorted(spoken)))
    return clauses_of(library, locale, lambda clause: find_kept(root, clause))


def _returned(file: Path) -> ReturnedFile:
    from ..disk.reading import LARGEST_TEXT, read_file
    from ..exchange.po import read_po_file
    from ..exchange.xliff import read_xliff

    data = read_file(file, LARGEST_TEXT)
    return read_po_file(str(file), data) if file.suffix == ".po" else read_xliff(str(file), data)


def _refuse_broken(before: Reading, made: Brought) -> None:
    """End the run where the project could not be read any more with what came, whatever the words say."""
    from ..check import RULES

    there = {one.message for one in before.diagnostics}
    new = [one for one in made.after.diagnostics if one.rule not in RULES and one.message not in there]
    if fails(new, ("error",)):
        show_findings(new)
        refuse("update.unbuildable", FINDINGS)


def _tell(path: str, outcomes: Sequence[Outcome], made: Brought) -> None:
    """Say what became of each unit that is not simply in its place now, and of how many of each kind."""
    from ..operations.answers import UnitOutcome

    for one in outcomes:
        if one.why:
            tell_of = deny if one.word == "refused" else note
            tell_of("exchange.told", file=path, line=one.came.line, why=one.why)
    for message in made.refused:
        deny(message)
    for file in made.rebuilt:
        note("exchange.rebuilt", file=file)
    for original in made.accepted:
        note("exchange.accepted", clause=f"{original.owner}/{original.id}")
    number: Mapping[str, int] = Counter(one.word for one in outcomes)
    words = ("taken", "same", "untouched", "left", "refused")
    tell("exchange.done", **{word: number.get(word, 0) for word in words})
    units = (UnitOutcome(unit=one.came.id, outcome=one.word, file=path, line=one.came.line) for one in outcomes)
    answer(units=tuple(units), accepted=tuple(f"{one.owner}/{one.id}" for one in made.accepted))
