"""`clausebook redact`: blank a passage of a frozen edition, by order of a court."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from .completion import clauses, editions
from .frozen import read_archived, stop_on, unaltered
from .help import command, option
from .talk import FINDINGS, as_of_option, note, project_option, refuse, tell, usage_error

if TYPE_CHECKING:
    from ..model.diagnostics import Message
    from ..operations.reading import Reading


@command(help="redact.about")
@project_option
@as_of_option
@click.argument("edition", shell_complete=editions)
@click.argument("clause", shell_complete=clauses)
@option("--reason", required=True, help="redact.help-reason")
@option("--locale", "locales", multiple=True, metavar="TAG", help="redact.help-locale")
def redact(root: Path, day: date | None, edition: str, clause: str, reason: str, locales: tuple[str, ...]) -> None:
    """Blank a clause of a frozen edition, by order of a court."""
    from ..disk.output import OutputError, exchange
    from ..operations.release.blank import BlankingOrder, blank, elsewhere

    reading = read_archived(root)
    frozen = reading.archive.find(edition) or _refuse_edition(edition, reading)
    work, _, name = clause.partition("/")
    held = [
        one
        for one in frozen.manifest.documents
        if one.work == work and (not locales or one.locale in locales) and name in {had.clause for had in one.clauses}
    ]
    if not held:
        names = sorted({f"{one.work}/{had.clause}" for one in frozen.manifest.documents for had in one.clauses})
        raise usage_error("redact.unknown-clause", clause=clause, edition=edition, hint=_guess(clause, names))
    if not reason.strip():
        raise usage_error("redact.no-reason")
    done = {(one.work, one.locale, one.clause) for one in frozen.redactions}
    left = [document for document in held if (work, document.locale, name) not in done]
    if not left:
        refuse("redact.blank-already", FINDINGS, clause=clause, locales=tuple(one.locale for one in held))
    others: set[str] = set()
    for document in left:
        when = day or reading.day
        order = BlankingOrder(document=document, clause=name, reason=reason, day=when)
        try:
            with unaltered():
                made = blank(reading, frozen, order)
            stop_on(made.diagnostics, made.files)
            exchange(made.files, frozen.folder)
        except OutputError as cause:
            refuse(cause.message, FINDINGS)
        others |= {*elsewhere(reading.archive, frozen, order)}
        tell("redact.done", edition=edition, clause=clause, locale=document.locale)
        reading = read_archived(root)
        frozen = reading.archive.find(edition) or frozen
    if others:
        note("redact.elsewhere", places=tuple(sorted(others)))


def _refuse_edition(edition: str, reading: Reading) -> NoReturn:
    hint = _guess(edition, [f.id for f in reading.archive.editions])
    raise usage_error("redact.unknown-edition", edition=edition, hint=hint)


def _guess(name: str, names: Sequence[str]) -> Message:
    from ..model.diagnostics import Message, did_you_mean

    there = Message("usage.there-are", names=tuple(names)) if names else Message("usage.there-is-none")
    return did_you_mean(name, names) or there
