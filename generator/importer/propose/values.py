"""Periods, ages and days as facts, where a form of ours prints what was typed.

In: a text of a clause in a language. Out: the text with facts in it, each named after its clause and what it is for:
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
from ...localize import FORMS, Language
from ...model.document import FactText, Inline, Section, Text

_CHILD = "child-age"
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
    """The facts found so far, by name, and those to use, None for all."""

    uses: dict[str, ProposedUse]
    keep: frozenset[str] | None

    def kept(self, use: ProposedUse) -> ProposedUse | None:
        """Return a fact under its name, with its work before it where another work has that; None for another value."""
        first = self.uses.get(use.name, use)
        own = use if first.work == use.work or use.name == _CHILD else replace(use, name=f"{use.work}-{use.name}")
        held = self.uses.get(own.name, own)
        if (held.group, held.value) != (own.group, own.value) or (self.keep is not None and own.name not in self.keep):
            return None
        self.uses.setdefault(own.name, own)
        return own


def with_facts(text: str, place: tuple[str, Section], language: Language, registry: Registry) -> tuple[Inline, ...]:
    """Return a text of a clause of a work with facts for its values; each that is used is added to the registry."""
    work, section = place
    found: list[Inline] = []
    done = 0
    for value in values_in(text, language.locale):
        typed = text[value.start : value.end]
        use = next((one for one in _uses(value) if _printed(one, value, language) == typed), None)
        name = _name(value, text, section, language.locale) if use else ""
        if use is None or not name or value.start < done:
            continue
        use = registry.kept(replace(use, name=name, work=work))
        if use is None:
            continue
        said = f"{use.name} as {use.form}" if use.form else use.name
        found += (Text(text=text[done : value.start]), FactText(fact=said, text=typed, day=use.day))
        done = value.end
    found.append(Text(text=text[done:]))
    return tuple(one for one in found if not isinstance(one, Text) or one.text)


# --- names ------------------------------------------------------------------------------------------------------------


def _name(value: Value, text: str, section: Section, locale: str) -> str:
    """Return what a value is called after its clause and the words of its sentence, "" where they tell nothing."""
    start, end = next((range_ for range_ in sentences_in(text, locale) if range_[0] <= value.start < range_[1]), (0, 0))
    pack = known_of(locale)
    if value.kind == "age":
        return _CHILD if pack.ages and pack.ages.children.search(text, start, end) else _joined(section, "age")
    if value.kind == "date":
        return _joined(section, "date")
    roles = pack.periods.roles if pack.periods else {}
    near = [
        (min(abs(match.start() - value.end), abs(value.start - match.end())), role)
        for role, words in roles.items()
        for match in words.finditer(text, start, end)
    ]
    return _joined(section, min(near)[1]) if near else ""


def _joined(section: Section, role: str) -> str:
    """Return the name of a clause with what its value is for."""
    words = section.clause.split("-")
    return "-".join(words if role in words else (*words, role))


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
    said = f"{count} {unit.replace('-', ' ')}{'s' if count != 1 else ''}"
    yield from (ProposedUse(group="periods", name="", value=said, form=form) for form in FORMS["period"])


def _printed(use: ProposedUse, value: Value, language: Language) -> str:
    match use.group:
        case "periods":
            count, _, unit = use.value.partition(" ")
            return language.period(int(count), unit.removesuffix("s").replace(" ", "-"), use.form)
        case "ages":
            return language.age(int(str(value.key[0])), use.form)
        case _:
            return language.long_date(use.day) if use.day else ""
