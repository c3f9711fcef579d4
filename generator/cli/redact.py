"""`clausebook redact`: blank a passage of a frozen edition, by order of a court."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .completion import clauses, editions
from .frozen import edition_named, guess, read_archived, stop_on, unaltered
from .help import command, option
from .talk import FINDINGS, as_of_option, note, project_option, refuse, tell, usage_error


@command(help="redact.about")
@project_option
@as_of_option
@click.argument("edition", shell_complete=editions)
@click.argument("clause", shell_complete=clauses)
@option("--reason", required=True, help="redact.help-reason")
@option("--locale", "locales", multiple=True, metavar="TAG", help="redact.help-locale")
def redact(root: Path, day: date | None, edition: str, clause: str, reason: str, locales: tuple[str, ...]) -> None:
    """Blank a clause of a frozen edition, by order of a court."""
    from ..disk.output import exchange
    from ..operations.release.blank import BlankingOrder, blank, elsewhere

    reading = read_archived(root)
    frozen = edition_named(reading, edition)
    work, _, name = clause.partition("/")
    held = [
        one
        for one in frozen.manifest.documents
        if one.work == work and (not locales or one.locale in locales) and name in {had.clause for had in one.clauses}
    ]
    if not held:
        names = sorted({f"{one.work}/{had.clause}" for one in frozen.manifest.documents for had in one.clauses})
        raise usage_error("redact.unknown-clause", clause=clause, edition=edition, hint=guess(clause, names))
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
        with unaltered():
            made = blank(reading, frozen, order)
            stop_on(made.diagnostics, made.files)
            exchange(made.files, frozen.folder)
        others |= {*elsewhere(reading.archive, frozen, order)}
        tell("redact.done", edition=edition, clause=clause, locale=document.locale)
        reading = read_archived(root)
        frozen = reading.archive.find(edition) or frozen
    if others:
        note("redact.elsewhere", places=tuple(sorted(others)))
