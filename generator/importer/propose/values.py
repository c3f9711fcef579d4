"""Periods, ages and days as facts, where a form of ours prints what was typed.

In: a run of a clause in a language. Out: the run with facts in it, each named after its clause and what it is for:
logs-retention, changes-notice. Two periods that are equal by chance are two facts. What no form prints exactly stays
typed, and so does what nothing in its sentence gives a name, or what has another value under the name it would get.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ...check.sentences import sentences_in
from ...check.values import Value, values_in
from ...languages import known_of
from ...languages.pattern import Match
from ...localize import FORMS, Language
from ...model.change import Change
from ...model.document import FactText, Section
from ...model.make import Run
from ...model.source import width
from ..topics import CHANGES, is_about
from .runs import Replacement, replaced

_CHILD = "child-age"
_NOTICE = "notice"
"""The role of a period of which somebody is told before it ends."""
_FAR = 48
"""The width of a text behind which a word says nothing of a value any more."""
_UNITS = {"month": ((1, "month"), (12, "year"), (3, "quarter")), "day": ((1, "day"), (7, "week"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedUse:
    """A fact that stands for words: its group in facts.yaml, name, value there, form; the work that has it."""

    group: str
    name: str
    value: str
    form: str
    day: date | None = None
    work: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The facts found so far, by name, and those to use, None for all; `first` is which work had a name first.

    `promised` is what clauses about changes promise: by work and class of change, how long before it they tell of one.
    """

    uses: dict[str, ProposedUse]
    first: dict[str, str]
    keep: frozenset[str] | None
    promised: dict[str, dict[str, str]]

    def kept(self, use: ProposedUse) -> ProposedUse | None:
        """Return a fact under its name, with its work before it where another work has that; None for another value."""
        first = self.first.setdefault(use.name, use.work)
        own = use if first == use.work or use.name == _CHILD else replace(use, name=f"{use.work}-{use.name}")
        held = self.uses.get(own.name, own)
        if (held.group, held.value) != (own.group, own.value) or (self.keep is not None and own.name not in self.keep):
            return None
        self.uses.setdefault(own.name, own)
        return own


def with_facts(run: Run, section: Section, work: str, language: Language, registry: Registry) -> Run:
    """Return a run of a clause of a work with facts for its values; each that is used is added to the registry."""
    return replaced(run, lambda text: _facts(text, section, work, language, registry))


def _facts(text: str, section: Section, work: str, language: Language, registry: Registry) -> Iterator[Replacement]:
    done = 0
    for value in values_in(text, language.locale):
        typed = text[value.start : value.end]
        use = use_of(value, typed, language)
        role = _role(value, text, language.locale)
        if role == _NOTICE and is_about(section, CHANGES):
            registry.promised.setdefault(work, _promised(value, text, language.locale))
        name = _name(role, section) if use else ""
        if use is None or not name or value.start < done:
            continue
        use = registry.kept(replace(use, name=name, work=work))
        if use is None:
            continue
        said = f"{use.name} as {use.form}" if use.form else use.name
        yield value.start, value.end, FactText(fact=said, text=typed, day=use.day)
        done = value.end


def use_of(value: Value, typed: str, language: Language) -> ProposedUse | None:
    """Return the fact and the form that print a value as it was typed, without a name; None where no form does."""
    return next((one for one in _uses(value) if _printed(one, value, language) == typed), None)


# --- names ------------------------------------------------------------------------------------------------------------


def _name(role: str, section: Section) -> str:
    """Return what a value is called after its clause and what it is for, "" where nothing tells that."""
    words = section.clause.split("-")
    return role if role in {"", _CHILD} else "-".join(words if role in words else (*words, role))


def _role(value: Value, text: str, locale: str) -> str:
    """Return what a value is for by the words of its sentence, "" where they tell nothing."""
    start, end = _sentence(value, text, locale)
    pack = known_of(locale)
    if value.kind == "age":
        return _CHILD if pack.ages and pack.ages.children.search(text, start, end) else "age"
    if value.kind == "date":
        return "date"
    roles = pack.periods.roles if pack.periods else {}
    near = [
        (_between(value, match, text), role)
        for role, words in roles.items()
        for match in words.finditer(text, start, end)
    ]
    distance, role = min(near, default=(_FAR, ""))
    return role if distance < _FAR else ""


def _promised(value: Value, text: str, locale: str) -> dict[str, str]:
    """Return for which classes of change a sentence promises a period, and the period as work.yaml has it."""
    number, unit = value.key
    periods = known_of(locale).periods
    limited = periods is not None and periods.material.search(text, *_sentence(value, text, locale))
    classes = [one.value for one in Change if one.needs_notice]  # the gravest comes last
    return dict.fromkeys(classes[-1:] if limited else classes, _said(int(str(number)), str(unit)))


def _sentence(value: Value, text: str, locale: str) -> tuple[int, int]:
    return next((range_ for range_ in sentences_in(text, locale) if range_[0] <= value.start < range_[1]), (0, 0))


def _between(value: Value, match: Match, text: str) -> int:
    """Return how wide the text between a value and a word is."""
    return width(text[value.end : match.start()] or text[match.end() : value.start])


# --- values -----------------------------------------------------------------------------------------------------------


def _uses(value: Value) -> Iterator[ProposedUse]:
    match value.kind, value.key:
        case "period", (int(number), str(unit)):
            yield from (
                use for factor, name in _UNITS.get(unit, ((1, unit),)) for use in _periods(number, factor, name)
            )
        case "age", (int(years),):
            yield from (ProposedUse(group="ages", name="", value=str(years), form=form) for form in FORMS["age"])
        case "date", (date() as day,):
            yield ProposedUse(group="dates", name="", value=day.isoformat(), form="", day=day)
        case _:
            return


def _periods(number: int, factor: int, unit: str) -> Iterator[ProposedUse]:
    """Yield the forms of a period in a unit that is `factor` of those it was read in; none where that is no number."""
    count, rest = divmod(number, factor)
    if rest:
        return
    yield from (ProposedUse(group="periods", name="", value=_said(count, unit), form=form) for form in FORMS["period"])


def _said(count: int, unit: str) -> str:
    return f"{count} {unit.replace('-', ' ')}{'s' if count != 1 else ''}"


def _printed(use: ProposedUse, value: Value, language: Language) -> str:
    match use.group:
        case "periods":
            count, _, unit = use.value.partition(" ")
            return language.period(int(count), unit.removesuffix("s").replace(" ", "-"), use.form)
        case "ages":
            return language.age(int(str(value.key[0])), use.form)
        case _:
            return language.long_date(use.day) if use.day else ""
