"""A new work: its work.yaml, a first clause in each language, and the changelog entry that adopts it.

In: a Library, an id, a day. Out: the texts to write.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...disk.project import Project
from ...model.diagnostics import Message
from ...model.library import Library
from ...model.source import Source
from ...parse.changelog import next_name
from ...parse.edit import with_item
from ...parse.files import CHANGELOG
from ...parse.yamltext import quoted
from .refusal import ScaffoldError

_CLAUSE = "introduction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a new work is to be; without `locales` it speaks the original language.

    Without a `kind` it is an addendum if it amends a work; an addendum amends the only policy that there is.
    """

    title: str
    kind: str | None
    amends: str | None
    locales: tuple[str, ...]


def new_work(project: Project, library: Library, name: str, wanted: Wanted, day: date) -> dict[str, str]:
    """Return the files of a work `name`, adopted on `day`, by path.

    Raises ScaffoldError for a work that exists, for one to amend that does not, and where the changelog is ahead of
    `day`, EditError where it has no place for an entry.
    """
    if name in library.works:
        raise ScaffoldError("new.file-exists", file=f"clauses/{name}/work.yaml")
    wanted = _whole(wanted, library)
    locales = wanted.locales or (library.settings.original,)
    texts = {f"clauses/{name}/{_CLAUSE}.{tag}.md": f"# {wanted.title}\n\n…\n" for tag in locales}
    return {
        f"clauses/{name}/work.yaml": _settings(wanted, locales),
        CHANGELOG: _changelog(project, library, name, day),
        **texts,
    }


def _whole(wanted: Wanted, library: Library) -> Wanted:
    """Return what is wanted with its kind, and with the work that an addendum belongs to."""
    hint = Message("help.there-are", names=tuple(sorted(library.works)))
    if wanted.amends is not None and wanted.amends not in library.works:
        raise ScaffoldError("new.unknown-work", work=wanted.amends, hint=hint)
    if wanted.kind != "addendum":
        return replace(wanted, kind=wanted.kind or ("addendum" if wanted.amends else "policy"))
    policies = [work.id for work in library.works.values() if work.amends is None]
    if wanted.amends is None and len(policies) != 1:
        raise ScaffoldError("new-work.amends-what", hint=hint)
    return replace(wanted, amends=wanted.amends or policies[0])


def _settings(wanted: Wanted, locales: Sequence[str]) -> str:
    head = ["# yaml-language-server: $schema=../../schemas/work.json", f"kind: {wanted.kind}"]
    head += [f"amends: {wanted.amends}"] if wanted.amends else []
    body = [line for tag in locales for line in _locale(tag, wanted.title)]
    return "\n".join([*head, "locales:", *body]) + "\n"


def _locale(tag: str, title: str) -> list[str]:
    return [f"  {tag}:", f"    title: {quoted(title)}", "    dates: [effective]", "    outline:", f"      - {_CLAUSE}"]


def _changelog(project: Project, library: Library, name: str, day: date) -> str:
    """Return the changelog with a new newest entry that adopts the work."""
    newest = library.changelog[0] if library.changelog else None
    if newest and newest.day > day:
        raise ScaffoldError("new.changelog-ahead", day=day, edition=newest.id)
    edition = next_name(library.changelog, day)
    source = project.sources.get(CHANGELOG, Source(path=CHANGELOG, text=""))
    return with_item(source, (0,), {"edition": edition, "works": {name: {"change": "adopted"}}}).text
