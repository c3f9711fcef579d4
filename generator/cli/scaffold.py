"""`clausebook init` and `clausebook new`: files to begin with, and what a host of repositories runs."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import RefusalError, has_errors
from .completion import clauses as clause_names
from .help import Group, command, option
from .importing import NewProject, bring, create_new, new_files, tell_brought
from .speech import say
from .talk import FINDINGS, as_tag, note, project_option, put_path, refuse, show_findings, tell, usage_error

if TYPE_CHECKING:
    from ..disk.project import Project
    from ..model.library import Library


HOSTS = ("github", "gitlab")


@command(help="init.about")
@click.argument("folder", type=click.Path(path_type=Path))
@option("--locale", callback=as_tag, metavar="TAG", help="init.help-locale")
@option(
    "--from",
    "files",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="init.help-from",
)
@option("--git", is_flag=True, help="init.help-git")
@option("--ci", "host", type=click.Choice(HOSTS), help="init.help-ci")
def init(folder: Path, locale: str | None, files: tuple[Path, ...], git: bool, host: str | None) -> None:
    """Start a project in FOLDER that builds at once: a small sample, or what files hold."""
    from ..disk.atomic import write_files
    from ..disk.git import begin, top_level

    around = top_level(folder)
    if git and around:
        raise usage_error("init.in-repository", folder=folder, repository=around)
    if git and not which("git"):
        refuse("git.missing", FINDINGS)
    beginning = _of_files(files, locale) if files else _of_sample(locale)
    hosted = _workflows(host, beginning.zone, folder, around or folder) if host else {}
    create_new(beginning.files, folder)
    if git:
        begin(folder)
    write_files(around or folder, hosted)
    beginning.tell(folder)
    if host:
        note("new-ci.next")
    if beginning.lost:
        sys.exit(FINDINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """The files of a new project, its time zone, what says that it is ready, and how many words it lacks of others."""

    files: Mapping[str, bytes]
    zone: str
    tell: Callable[[Path], None]
    lost: int = 0


def _of_sample(locale: str | None) -> Beginning:
    from ..disk.project import today
    from ..languages import known_of
    from ..operations.scaffold import new_project

    zone = known_of(locale or "").zone
    texts = new_project(today(zone), locale)
    return Beginning(files={name: text.encode() for name, text in texts.items()}, zone=zone, tell=_tell_ready)


def _tell_ready(folder: Path) -> None:
    tell("init.ready-here" if folder.resolve() == Path.cwd() else "init.ready", folder=folder)


def _of_files(files: Sequence[Path], locale: str | None) -> Beginning:
    """Return the project that `import` makes of files; `locale` is its original, and that of texts that name none."""
    from ..languages import known_of

    new = NewProject(publisher=None, locale=locale or "", encoding="", original=locale, day=None, freeze=True)
    brought = bring(files, None, new)
    made, received = new_files(brought, new)
    told = partial(tell_brought, brought, received)
    return Beginning(files=made, zone=known_of(brought.original).zone, tell=told, lost=brought.made.lost)


def _workflows(host: str, timezone: str, root: Path, top: Path) -> dict[str, str]:
    """Return the workflows of the project in `root` by path from `top`, but for files that people complete and have.

    A file that is there and says something else ends the run.
    """
    from ..disk.project import today
    from ..disk.reading import LARGEST_TEXT, read_text
    from ..operations.scaffold import COMPLETED, workflows

    folder = root.resolve().relative_to(top.resolve()).as_posix()
    if not re.fullmatch(r"[\w./-]+", folder):  # it stands in commands of a shell
        raise usage_error("new-ci.folder", folder=folder)
    texts = workflows(host, timezone, folder, today(timezone))
    there = {name for name in texts if os.path.lexists(top / name)}
    texts = {name: text for name, text in texts.items() if not (name in there and name.endswith(COMPLETED))}
    others = tuple(name for name in there & texts.keys() if read_text(top / name, LARGEST_TEXT) != texts[name])
    if others:
        refuse("new-ci.others", FINDINGS, files=tuple(sorted(others)))
    return texts


@click.group(cls=Group, help="new.about")
def new() -> None:
    """Write the files of a new work, clause or language."""


def _name(_context: click.Context, _option: click.Parameter, value: str) -> str:
    from ..parse.values import is_name, name_help

    if not all(is_name(part) for part in value.split("/")):
        raise click.BadParameter(say("new.no-name", value=value, hint=name_help(value)))
    return value


def _name_or_none(context: click.Context, option: click.Parameter, value: str) -> str:
    """Return the name of a clause, or that of its work alone with the slash behind it."""
    from ..parse.values import is_name

    return value if is_name(value.removesuffix("/")) else _name(context, option, value)


def _titles(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> Mapping[str, str]:
    """Return titles by language, "" for that of all others."""
    from ..parse.values import is_locale

    parts = ((value.partition("="), value) for value in values)
    return dict((tag, title) if sign and is_locale(tag) else ("", value) for (tag, sign, title), value in parts)


@new.command(help="new-work.about")
@project_option
@click.argument("name", metavar="ID", callback=_name)
@option("--title", help="options.title")
@option("--kind", type=click.Choice(("policy", "addendum")), help="new-work.help-kind")
@option("--amends", metavar="ID", help="new-work.help-amends")
@option("--locale", "locales", multiple=True, callback=as_tag, metavar="TAG", help="options.only-language")
def work(
    root: Path, name: str, title: str | None, kind: str | None, amends: str | None, locales: tuple[str, ...]
) -> None:
    """Write a work: its settings, a first clause in each language, and its entry in the changelog."""
    from ..disk.project import today
    from ..operations.scaffold import Wanted, in_words, new_work

    wanted = Wanted(title=title or in_words(name), kind=kind, amends=amends, locales=locales)
    _write(root, lambda project, library: new_work(project, library, name, wanted, today(library.settings.timezone)))


@new.command(help="new-clause.about")
@project_option
@click.argument("name", metavar="WORK/ID", callback=_name_or_none)
@option("--title", "titles", multiple=True, callback=_titles, help="new-clause.help-title")
@option("--after", metavar="CLAUSE", help="new-clause.help-after")
@option("--locale", "locales", multiple=True, callback=as_tag, metavar="TAG", help="options.only-language")
def clause(root: Path, name: str, titles: Mapping[str, str], after: str | None, locales: tuple[str, ...]) -> None:
    """Write a clause: a file for each language of the work, and its line in each outline."""
    from ..operations.scaffold import new_clause

    owner, own = _work_and_clause(name)
    _write(root, lambda _, library: new_clause(library, owner, own, titles=titles, after=after, locales=locales))


@new.command(help="new-absence.about")
@project_option
@click.argument("name", metavar="WORK/ID", callback=_name, shell_complete=clause_names)
@option("--locale", required=True, callback=as_tag, metavar="TAG", help="new-absence.help-locale")
@option("--because", "reason", required=True, metavar="REASON", help="new-absence.help-because")
def absence(root: Path, name: str, locale: str, reason: str) -> None:
    """Write why a language has no text of a clause."""
    from ..operations.scaffold import absence

    owner, own = _work_and_clause(name)
    _write(root, lambda _, library: absence(library, owner, own, locale=locale, reason=reason))


def _work_and_clause(name: str) -> tuple[str, str]:
    owner, slash, own = name.partition("/")
    if not slash:
        raise usage_error("new.work-and-clause")
    return owner, own


@new.command(help="new-locale.about")
@project_option
@click.argument("tag", metavar="TAG", callback=as_tag)
@option("--work", "works", multiple=True, metavar="ID", help="options.only-work")
def locale(root: Path, tag: str, works: tuple[str, ...]) -> None:
    """Write a language: every clause with the original's text to translate, and a catalogue to fill in."""
    from ..operations.scaffold import new_locale

    _write(root, lambda project, library: new_locale(project, library, tag, works))


@new.command(help="new-ci.about")
@project_option
@click.argument("host", type=click.Choice(HOSTS))
def ci(root: Path, host: str) -> None:
    """Write what a host of repositories runs: checks on a proposal, publication, a daily run, a watch on the site."""
    from ..disk.git import top_level

    top = top_level(root) or root

    def make(_: Project, library: Library) -> Mapping[str, str]:
        texts = _workflows(host, library.settings.timezone, root, top)
        return {os.path.relpath(top / name, root.resolve()): text for name, text in texts.items()}

    _write(root, make)
    note("new-ci.next")


def _write(root: Path, make: Callable[[Project, Library], Mapping[str, str]]) -> None:
    """Write what `make` says and name each file; a project that cannot be read is told first."""
    from ..disk.atomic import write_files
    from ..disk.project import open_project
    from ..parse import parse

    project, unreadable = open_project(root)
    library, wrong = parse(project.sources, project.refused)
    found = (*unreadable, *wrong)
    if has_errors(found):
        show_findings(found)
        refuse("new.mend-first", FINDINGS)
    try:
        files = make(project, library)
    except RefusalError as cause:
        raise usage_error(cause.message) from None
    write_files(root, files)
    for path in files:  # told after all is written, so that a closed pipe cuts short the talk only
        put_path(path)
