"""A figure typed where a fact holds it. See docs/rules/fact-typed.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.diagnostics import Diagnostic, suggestion, warning
from ...model.registries import Age, Contact, Period
from ..passage import FILLED
from ..subject import Subject
from ..values import Key, Value, values_in

_YEAR, _WEEK = 12, 7


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each period, age and contact in the text that is equal to a fact.

    It is a suggestion for a period, since another one may be as long.
    """
    facts = _facts(subject)
    if not facts:
        return
    for passage in subject.all_passages():
        for value in values_in(passage.typed, passage.locale):
            names = facts.get((value.kind, *value.key), ())
            text = passage.typed[value.start : value.end]
            if names and FILLED not in text:
                place = passage.span(value.start, value.end)
                tell = suggestion if value.kind == "period" else warning
                found = tell("fact-typed.held", place, text=text, facts=names, count=len(names))
                yield found.with_help("fact-typed.write-name", form=_form(names[0], value))


def _facts(subject: Subject) -> Mapping[Key, tuple[str, ...]]:
    """Return the names of the facts by what they hold."""
    facts: dict[Key, tuple[str, ...]] = {}
    for name, fact in subject.library.facts.items():
        keys: list[Key] = []
        match fact:
            case Period():
                factor, unit = {"year": (_YEAR, "month"), "week": (_WEEK, "day")}.get(fact.unit, (1, fact.unit))
                keys = [("period", fact.number * factor, unit)]
            case Age():
                keys = [("age", fact.years)]
            case Contact():
                keys = [("email", text.lower()) for text in fact.email.values()]
            case _:
                pass
        for key in keys:
            facts[key] = (*facts.get(key, ()), name)
    return facts


def _form(name: str, value: Value) -> str:
    return f"[](fact:{name}.email)" if value.kind == "email" else f"{{{{ {name} }}}}"
