"""`clausebook init` and `clausebook new`: files to begin with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .help import Group, command, option
from .speech import say
from .talk import FINDINGS, as_tag, project_option, put, refuse, show_findings, usage_error

if TYPE_CHECKING:
    from ..disk.project import Project
    from ..model.library import Library


@command(help="init.about")
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Start a small bilingual project in FOLDER that builds at once."""
    from ..disk.output import OutputError, create
    from ..disk.project import read_sample, today
    from ..operations.scaffold import new_project

    try:
        files = new_project(read_sample(), today("UTC"))
        create({name: text.encode() for name, text in files.items()}, folder)
    except OutputError as cause:
        refuse(cause.message, FINDINGS)
    put(say("init.ready-here" if folder.resolve() == Path.cwd() else "init.ready", folder=folder))


@click.group(cls=Group, help="new.about")
def new() -> None:
    """Write the files of a new work, clause or language."""


def _name(_context: click.Context, _option: click.Parameter, value: str) -> str:
    from ..parse.values import is_name, name_help

    if not all(is_name(part) for part in value.split("/")):
        raise click.BadParameter(say("new.no-name", value=value, hint=name_help(value)))
    return value


@new.command(help="new-work.about")
@project_option
@click.argument("name", metavar="ID", callback=_name)
@option("--title", help="options.title")
@option("--kind", type=click.Choice(("policy", "addendum")), default="policy", show_default=True)
@option("--amends", metavar="ID", help="new-work.help-amends")
@option("--locale", "locales", multiple=True, callback=as_tag, metavar="TAG", help="options.only-language")
def work(root: Path, name: str, title: str | None, kind: str, amends: str | None, locales: tuple[str, ...]) -> None:
    """Write a work: its settings, a first clause in each language, and its entry in the changelog."""
    from ..disk.project import today
    from ..operations.scaffold import Wanted, new_work

    wanted = Wanted(title=title or _words(name), kind=kind, amends=amends, locales=locales)
    _write(root, lambda project, library: new_work(project, library, name, wanted, today(library.settings.timezone)))


@new.command(help="new-clause.about")
@project_option
@click.argument("name", metavar="WORK/ID", callback=_name)
@option("--title", help="options.title")
@option("--after", metavar="CLAUSE", help="new-clause.help-after")
@option("--locale", "locales", multiple=True, callback=as_tag, metavar="TAG", help="options.only-language")
def clause(root: Path, name: str, title: str | None, after: str | None, locales: tuple[str, ...]) -> None:
    """Write a clause: a file for each language of the work, and its line in each outline."""
    from ..operations.scaffold import new_clause

    owner, slash, own = name.partition("/")
    if not slash:
        raise usage_error("new.work-and-clause")
    _write(
        root,
        lambda _, library: new_clause(library, owner, own, title=title or _words(own), after=after, locales=locales),
    )


@new.command(help="new-locale.about")
@project_option
@click.argument("tag", metavar="TAG", callback=as_tag)
def locale(root: Path, tag: str) -> None:
    """Write a language: every clause with the original's text to translate, and a catalogue to fill in."""
    from ..operations.scaffold import new_locale

    _write(root, lambda project, library: new_locale(project, library, tag))


def _words(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _write(root: Path, make: Callable[[Project, Library], Mapping[str, str]]) -> None:
    """Write what `make` says and name each file; a project that cannot be read is told first."""
    from ..disk.atomic import write_file
    from ..disk.project import open_project
    from ..model.diagnostics import has_errors
    from ..operations.scaffold import ScaffoldError
    from ..parse import parse

    project, unreadable = open_project(root)
    library, wrong = parse(project.sources, project.refused)
    found = (*unreadable, *wrong)
    if library is None or has_errors(found):
        show_findings(found)
        refuse("new.mend-first", FINDINGS)
    try:
        files = make(project, library)
    except ScaffoldError as cause:
        raise usage_error(cause.message) from None
    for path, text in files.items():
        write_file(root / path, text)
    for path in files:  # told after all is written, so that a closed pipe cuts short the talk only
        put(path)
