"""`clausebook import`: from the policy a company has to clauses that it can keep, or to those it has and their past."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.source import Source
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
    split_list,
    stop_with,
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
    brought = bring(files, _plan(told) if told else None, new)
    if into is None or wants_plan:
        _print_plan(brought.made, brought.day)
        return
    files_of_it, received = new_files(brought, new)
    create_new(files_of_it, into)
    tell_brought(brought, received, into)
    if brought.made.lost:
        sys.exit(FINDINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtFiles:
    """A project made of files on a day, and what its readers handed on of them."""

    made: Imported
    roughs: tuple[Rough, ...]
    day: date

    @property
    def original(self) -> str:
        """The language that translations are made from."""
        return self.made.trial.proposal.original


def bring(files: Sequence[Path], plan: ImportPlan | None, new: NewProject) -> BroughtFiles:
    """Return the project that is made of files; what cannot be read, or does not build, ends the run."""
    from ..disk.project import today
    from ..importer import bring_in, in_order, scans_of, understand_all
    from ..importer.chosen import chosen
    from ..languages import known_of

    original = new.original or (plan.original if plan else None)
    when = new.day or (plan.day if plan else today(known_of(original or new.locale).zone))
    with brought_in("import.unbuildable"):
        roughs = _read(files, new.locale, new.encoding)
        drafts = in_order(understand_all(roughs, plan), original)
        name = new.publisher or (plan.publisher if plan else None)
        made = bring_in(drafts, scans_of(roughs), chosen(plan.facts if plan else None), name, when)
    if plan:
        _refuse_unknown(plan, made)
    return BroughtFiles(made=made, roughs=roughs, day=when)


def tell_brought(brought: BroughtFiles, received: Received, into: Path) -> None:
    """Say what a new project has, and what it lacks of its files."""
    from ..importer.account import in_short
    from ..localize.telling import UNKNOWN

    tell("import.done", folder=into, counts=in_short(brought.made, received))
    for draft in brought.made.trial.proposal.drafts:
        if draft.locale == UNKNOWN:
            note("import.language-unknown", file=draft.path, line=draft.line)


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

    plan, found = read_plan(Source(path=path.name, text=read_text(path, LARGEST_TEXT)))
    if plan is None:
        stop_with(found)
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


def new_files(brought: BroughtFiles, new: NewProject) -> tuple[Mapping[str, bytes], Received]:
    """Return the files of a project by path, and what was frozen as it was received."""
    from ..importer.account import account
    from ..importer.received import NOTHING, freeze_received
    from ..operations.scaffold import surroundings

    trial = brought.made.trial
    received = freeze_received(trial.files, brought.day) if new.freeze else NOTHING
    texts = {**trial.files, "IMPORT.md": account(brought.made, received, brought.roughs, sentences())}
    texts |= surroundings(document.locale for document in trial.documents)
    return {**{name: text.encode() for name, text in texts.items()}, **received.files}, received


def create_new(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a project whole, or nothing; a folder that holds anything ends the run."""
    from ..disk.output import create
    from ..team.base import BASE, first_base

    create({**files, BASE: first_base(files)}, folder)
