"""`clausebook import`: from the policy a company has to clauses that it can keep, or to those it has and their past."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .frozen import brought_in
from .help import command, option
from .speech import sentences
from .talk import (
    FINDINGS,
    as_day,
    as_of_option,
    as_tag,
    note,
    project_folder,
    put_bytes,
    refuse,
    refuse_other_uses,
    show_findings,
    split_list,
    tell,
    usage_error,
)

if TYPE_CHECKING:
    from ..importer import Imported, ImportPlan
    from ..importer.received import Received
    from ..importer.rough import Rough


_USES = {
    **dict.fromkeys(("--into", "--plan", "--apply", "--publisher", "--original", "--freeze"), ("--into",)),
    **dict.fromkeys(("--edition", "--source"), ("--edition",)),
    **dict.fromkeys(("--update", "--clause", "--dry-run"), ("--update",)),
    **dict.fromkeys(("--work", "--project"), ("--edition", "--update")),
}
"""The uses that an option is for, by the options which say that they are meant; those that are for all are not here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProject:
    """What somebody says of a new project: its day, whose it is, in which languages, whether it is frozen."""

    publisher: str | None
    locale: str
    encoding: str
    original: str | None
    day: date | None
    freeze: bool


@command("import", help="import.about")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE..."
)
@option("--into", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="import.help-into")
@option("--plan", "wants_plan", is_flag=True, help="import.help-plan")
@option(
    "--apply",
    "told",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="PLAN",
    help="import.help-apply",
)
@option("--publisher", metavar="NAME", help="import.help-publisher")
@option("--locale", callback=as_tag, metavar="TAG", help="import.help-locale")
@option("--encoding", default="", metavar="NAME", help="import.help-encoding")
@option("--original", callback=as_tag, metavar="TAG", help="import.help-original")
@option("--freeze/--no-freeze", default=True, help="import.help-freeze")
@option("--edition", callback=as_day, metavar="DATE", help="import.help-edition")
@option("--source", metavar="TEXT", help="import.help-source")
@option("--update", "updates", is_flag=True, help="import.help-update")
@option("--clause", "clauses", multiple=True, metavar="ID", callback=split_list, help="import.help-clause")
@option("--dry-run", "dry", is_flag=True, help="import.help-dry-run")
@option("--work", metavar="ID", help="import.help-work")
@option("--project", "root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="options.project")
@as_of_option
def import_(
    files: tuple[Path, ...],
    into: Path | None,
    wants_plan: bool,
    told: Path | None,
    publisher: str | None,
    locale: str | None,
    encoding: str,
    original: str | None,
    edition: date | None,
    source: str | None,
    work: str | None,
    clauses: tuple[str, ...],
    root: Path | None,
    day: date | None,
    *,
    updates: bool,
    dry: bool,
    freeze: bool,
) -> None:
    """Make a project of pages, Word files and texts, or bring them into that which there is or into its history."""
    refuse_other_uses("--edition" if edition else "--update" if updates else "--into", _USES)
    if edition:
        from ..importer.entering import EnteringOrder
        from .entering import enter_texts

        order = EnteringOrder(day=edition, source=source, work=work, locale=locale, encoding=encoding)
        enter_texts(project_folder(root), files, order, day)
        return
    if updates:
        from ..importer.update.target import UpdateTarget
        from .updating import update

        wanted = UpdateTarget(work=work, locale=locale, clauses=frozenset(clauses))
        update(project_folder(root), lambda: _read(files, locale or "", encoding), wanted, day, dry=dry)
        return
    if into is None and not wants_plan:
        raise usage_error("import.into-or-plan")
    new = NewProject(
        publisher=publisher, locale=locale or "", encoding=encoding, original=original, day=day, freeze=freeze
    )
    _make(files, _plan(told) if told else None, new, None if wants_plan else into)


def _make(files: Sequence[Path], plan: ImportPlan | None, new: NewProject, into: Path | None) -> None:
    """Write a new project and say what it lacks of the files; without a folder print the plan."""
    from ..disk.project import today
    from ..importer import bring_in, in_order, scans_of, understand_all
    from ..importer.account import in_short
    from ..importer.chosen import chosen
    from ..importer.received import NOTHING, freeze_received
    from ..localize.telling import UNKNOWN

    when = new.day or (plan.day if plan else today("UTC"))
    with brought_in("import.unbuildable"):
        roughs = _read(files, new.locale, new.encoding)
        drafts = in_order(understand_all(roughs, plan), new.original or (plan.original if plan else None))
        name = new.publisher or (plan.publisher if plan else None)
        made = bring_in(drafts, scans_of(roughs), chosen(plan.facts if plan else None), name, when)
    if plan:
        _refuse_unknown(plan, made)
    if into is None:
        _print_plan(made, when)
        return
    received = freeze_received(made.trial.files, when) if new.freeze else NOTHING
    _write(made, received, roughs, into)
    tell("import.done", folder=into, counts=in_short(made, received))
    for draft in drafts:
        if draft.locale == UNKNOWN:
            note("import.language-unknown", file=draft.path, line=draft.line)
    if made.lost:
        sys.exit(FINDINGS)


def _refuse_unknown(plan: ImportPlan, made: Imported) -> None:
    """End the run where a plan names what nothing proposes."""
    from ..importer.plan import unknown_in

    proposal = made.trial.proposal
    unknown = unknown_in(plan, proposal.drafts, [name for group in proposal.facts.values() for name in group])
    if unknown:
        refuse("import.not-proposed", FINDINGS, names=unknown)


def _plan(path: Path) -> ImportPlan:
    from ..disk.reading import LARGEST_TEXT, read_text
    from ..importer.plan import read_plan
    from ..model.source import Source

    plan, found = read_plan(Source(path=path.name, text=read_text(path, LARGEST_TEXT)))
    if plan is None:
        show_findings(found)
        sys.exit(FINDINGS)
    return plan


def _read(files: Sequence[Path], locale: str, encoding: str) -> tuple[Rough, ...]:
    """Return what the files hold; those that name no language are taken for texts in `locale`."""
    from ..importer.reading import read_file

    roughs = (read_file(path, encoding) for path in files)
    return tuple(replace(rough, language=rough.language or locale) for rough in roughs)


def _print_plan(made: Imported, day: date) -> None:
    from ..importer.chosen import facts_in
    from ..importer.plan import plan_source

    proposal = made.trial.proposal
    publisher = proposal.facts["parties"][proposal.publisher]["name"] if proposal.publisher else None
    put_bytes(plan_source(proposal.drafts, publisher, facts_in(proposal), day, sentences()).encode())


def _write(made: Imported, received: Received, roughs: Sequence[Rough], into: Path) -> None:
    """Write the project whole, or nothing; a folder that holds anything is refused."""
    from ..disk.output import OutputError, create
    from ..importer.account import account
    from ..operations.scaffold import surroundings

    files = {**made.trial.files, "IMPORT.md": account(made, received, roughs, sentences())}
    files |= surroundings(document.locale for document in made.trial.documents)
    try:
        create({**{name: text.encode() for name, text in files.items()}, **received.files}, into)
    except OutputError as cause:
        refuse(cause.message, FINDINGS)
