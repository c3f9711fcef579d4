"""Periods, ages and days as facts, where a form of ours prints what was typed.

In: a text in a language. Out: the text with facts in it. What no form prints exactly stays typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...check.values import Value, values_in
from ...localize import FORMS, Language
from ...model.document import FactText, Inline, Text

_UNITS = {"month": ((1, "month"), (12, "year"), (3, "quarter")), "day": ((1, "day"), (7, "week"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedUse:
    """A fact that stands for words: its group in facts.yaml, name, value there, and form."""

    group: str
    name: str
    value: str
    form: str
    day: date | None = None


def with_facts(
    text: str, language: Language, uses: dict[str, ProposedUse], keep: frozenset[str] | None
) -> tuple[Inline, ...]:
    """Return a text with facts for its values; each that is used is added to `uses`, those outside `keep` are not."""
    found: list[Inline] = []
    done = 0
    for value in values_in(text, language.locale):
        typed = text[value.start : value.end]
        use = next((one for one in _uses(value) if _printed(one, value, language) == typed), None)
        if use is None or value.start < done or (keep is not None and use.name not in keep):
            continue
        uses.setdefault(use.name, use)
        name = f"{use.name} as {use.form}" if use.form else use.name
        found += (Text(text=text[done : value.start]), FactText(fact=name, text=typed, day=use.day))
        done = value.end
    found.append(Text(text=text[done:]))
    return tuple(one for one in found if not isinstance(one, Text) or one.text)


def _uses(value: Value) -> Iterator[ProposedUse]:
    match value.kind, value.key:
        case "period", (int(number), str(unit)):
            yield from (
                use for factor, name in _UNITS.get(unit, ((1, unit),)) for use in _periods(number, factor, name)
            )
        case "age", (int(years),):
            yield from (
                ProposedUse(group="ages", name=f"age-{years}", value=str(years), form=form) for form in FORMS["age"]
            )
        case "date", (date() as day,):
            yield ProposedUse(group="dates", name=f"day-{day.isoformat()}", value=day.isoformat(), form="", day=day)
        case _:
            return


def _periods(number: int, factor: int, unit: str) -> Iterator[ProposedUse]:
    """Yield the forms of a period in a unit that is `factor` of those it was read in; none where that is no number."""
    count, rest = divmod(number, factor)
    if rest:
        return
    said = f"{count} {unit.replace('-', ' ')}{'s' if count != 1 else ''}"
    yield from (
        ProposedUse(group="periods", name=f"{unit}s-{count}", value=said, form=form) for form in FORMS["period"]
    )


def _printed(use: ProposedUse, value: Value, language: Language) -> str:
    match use.group:
        case "periods":
            count, _, unit = use.value.partition(" ")
            return language.period(int(count), unit.removesuffix("s").replace(" ", "-"), use.form)
        case "ages":
            return language.age(int(str(value.key[0])), use.form)
        case _:
            return language.long_date(use.day) if use.day else ""
