"""The rules, by name: in which folder each lives and how much it matters.

In: nothing. Out: `RULES`, and the code of a rule when it is asked for, so that a run imports only the rules that it
uses. Each folder lists its own rules; the module of the rule `date-typed` in the folder `dates` is
`dates/date_typed.py`, its page is `docs/rules/date-typed.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from ..model.diagnostics import Diagnostic, Severity
from .subject import Subject

Find = Callable[[Subject], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: its name, its folder, and the highest severity that its findings have."""

    name: str
    folder: str
    severity: Severity

    def find(self, subject: Subject) -> Iterable[Diagnostic]:
        """Return what the rule finds. A rule is a function `find` in a module that carries the rule's name."""
        module = import_module(f".{self.folder}.{self.name.replace('-', '_')}", __package__)
        find: Find = module.find
        return find(subject)


_FOLDERS = (
    "references",
    "parties",
    "dates",
    "terms",
    "lists",
    "prose",
    "typography",
    "parity",
    "safety",
    "unfinished",
    "claims",
    "duties",
)


def _listed() -> Iterator[Rule]:
    for folder in _FOLDERS:
        severities: Mapping[str, Severity] = import_module(f".{folder}", __package__).RULES
        yield from (Rule(name=name, folder=folder, severity=severity) for name, severity in severities.items())


BESIDE = frozenset({"missing-glyph"})
"""Rules that need more than a Subject, so that whoever has it asks them; a project may set their levels as well."""

RULES: Mapping[str, Rule] = {rule.name: rule for rule in _listed()}
"""Every rule by its name, in the order of the folders."""
