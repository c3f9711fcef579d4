"""What a shell completes beside commands and options: names of the project that the call is about.

In: what was typed so far. Out: works, languages, clauses, editions and rules by the names of files alone: nothing is
parsed, and nothing is said where there is no project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

Completion = Callable[[click.Context, click.Parameter, str], list[str]]


def _names(context: click.Context, pattern: str) -> Iterator[Path]:
    """Yield the paths of the project that match a pattern."""
    from ..disk.project import find_project

    root = context.params.get("root") or find_project(Path.cwd())
    return root.glob(pattern) if root else iter(())


def _matching(names: Iterable[str], incomplete: str) -> list[str]:
    """Return the names that what was typed begins; in a list with commas its last name counts."""
    before, comma, last = incomplete.rpartition(",")
    fitting = sorted({name for name in names if name.startswith(last) and name.isprintable()})
    return [f"{before}{comma}{name}" for name in fitting]


def works(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the id of a work."""
    return _matching((path.parent.name for path in _names(context, "clauses/*/work.yaml")), incomplete)


def clauses(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the address of a clause, `work/id`."""
    found = _names(context, "clauses/*/*.*.md")
    return _matching((f"{path.parent.name}/{path.stem.rpartition('.')[0]}" for path in found), incomplete)


def texts(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the id of a work, or the address of one of its clauses."""
    return [*works(context, parameter, incomplete), *clauses(context, parameter, incomplete)]


def locales(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete a language that has a clause."""
    return _matching((path.stem.rpartition(".")[2] for path in _names(context, "clauses/*/*.*.md")), incomplete)


def editions(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the id of an edition."""
    return _matching((path.parent.name for path in _names(context, "editions/*/manifest.json")), incomplete)


def rules(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the name of a rule."""
    from ..disk.project import rule_pages

    return _matching(rule_pages(), incomplete)


OPTIONS: Mapping[str, Completion] = {
    **dict.fromkeys(("--work", "--amends"), works),
    "--since-translation": clauses,
    "--edition": editions,
    **dict.fromkeys(("--locale", "--original"), locales),
    **dict.fromkeys(("--select", "--ignore"), rules),
}
"""What completes the value of an option, by its name, in every command that has it."""
