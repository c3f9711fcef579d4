"""The kinds of text that several files share: names, locales, texts by locale, days, editions, numbers, yes and no.

In: one scalar. Out: its value, or a finding that says how to write it. The patterns here are the only definition of a
name and of a locale; a locale is never a path (CVE-2021-42771 came of one that was).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from ..markup.inlines import FACT
from ..model.diagnostics import Diagnostic, Message
from ..model.lookalikes import is_clear_name
from ..model.registries import TextWithFacts
from ..model.written import FactUse, Text
from .nodes import Entries, Items, Node, Scalar
from .shape import Choice, Findings, NamedRecords, Schema, Sequence, Shape, TextValue, refuse

T = TypeVar("T")

NAME_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
LOCALE_PATTERN = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
_EDITION = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.([1-9][0-9]{0,2}))?")
REFERENCE_PATTERN = rf"(?:shared/)?{NAME_PATTERN}"

_CASES: Mapping[int, Callable[[str], str]] = {2: str.upper, 4: str.title}
"""How a part of a locale is written, by its length: regions have two letters, scripts four."""

# An editor gives plain scalars a type before it looks at the schema: 518055 is a number to it, true a truth value.
_TEXT_TYPES = ["string", "number", "boolean"]


def text_schema(pattern: str | None = None) -> Schema:
    """Return the schema of a text, which an editor may take for a number."""
    return {"type": _TEXT_TYPES} | ({"pattern": f"^(?:{pattern})$"} if pattern else {})


def text_like(pattern: str, id: str, help_id: str, json: Schema | None = None) -> TextValue[str]:
    """Return a text that a pattern matches whole; any other is refused by a sentence with that `text`.

    `json` is what an editor is told where it is less than the pattern.
    """

    def convert(node: Scalar) -> str | Diagnostic:
        return node.text if re.fullmatch(pattern, node.text) else refuse(id, node, text=node.text).with_help(help_id)

    return TextValue(convert=convert, json=json or text_schema(pattern))


def guess_name(text: str) -> str:
    """Return the name that a text may have meant; it need not be one."""
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"([a-z])([A-Z])", r"\1-\2", text).lower()))


def guess_locale(text: str) -> str:
    """Return the locale that a text may have meant; it need not be one."""
    first, *rest = re.split(r"[-_]", text)
    return "-".join((first.lower(), *(_CASES.get(len(part), str.lower)(part) for part in rest)))


def name_help(text: str) -> Message:
    """Return how a name is to be written, with a guess where one is possible."""
    if is_name(guess := guess_name(text)):
        return Message("bad-name.guess", name=guess)
    return Message("bad-name.form")


def locale_help(text: str) -> Message:
    """Return how a locale is to be written, with a guess where one is possible."""
    if is_locale(guess := guess_locale(text)):
        return Message("bad-locale.guess", tag=guess)
    return Message("bad-locale.form")


def is_name(text: str) -> bool:
    """Say whether a text is a name."""
    return re.fullmatch(NAME_PATTERN, text) is not None


def is_locale(text: str) -> bool:
    """Say whether a text is a locale."""
    return re.fullmatch(LOCALE_PATTERN, text) is not None


def _name(node: Scalar) -> str | Diagnostic:
    if is_name(node.text):
        return node.text
    return refuse("bad-name.name", node, text=node.text).with_help(name_help(node.text))


def _reference(node: Scalar) -> str | Diagnostic:
    if re.fullmatch(REFERENCE_PATTERN, node.text):
        return node.text
    help_line = name_help(node.text.removeprefix("shared/"))
    return refuse("bad-name.clause", node, text=node.text).with_help(help_line)


def _locale(node: Scalar) -> str | Diagnostic:
    if is_locale(node.text):
        return node.text
    return refuse("bad-locale.tag", node, text=node.text).with_help(locale_help(node.text))


def _line(node: Scalar) -> str | Diagnostic:
    if "\n" in node.text.strip():
        return refuse("bad-value.one-paragraph", node).with_help("bad-value.fold")
    return node.text.strip()


def _person(node: Scalar) -> str | Diagnostic:
    if is_clear_name(node.text):
        return node.text
    return refuse("bad-value.person", node, text=node.text).with_help("bad-value.person-form")


def to_day(node: Scalar) -> date | Diagnostic:
    """Return the day of the calendar that a scalar names."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", node.text):
        return refuse("bad-value.day", node, text=node.text).with_help("bad-value.day-form")
    return _in_calendar(node.text, node)


def _in_calendar(text: str, node: Scalar) -> date | Diagnostic:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return refuse("impossible-date.none", node, text=text).with_help("impossible-date.correct")


def _edition(node: Scalar) -> str | Diagnostic:
    """Return the name of an edition: its day, with `.2` for a second one on that day."""
    match = _EDITION.fullmatch(node.text)
    if not match or match[2] == "1":
        return refuse("bad-value.edition", node, text=node.text).with_help("bad-value.edition-form")
    day = _in_calendar(match[1], node)
    return day if isinstance(day, Diagnostic) else node.text


def whole_number(least: int, most: int) -> TextValue[int]:
    """Return the shape of a number in digits within two bounds."""

    def convert(node: Scalar) -> int | Diagnostic:
        if re.fullmatch(r"[0-9]{1,9}", node.text) and least <= int(node.text) <= most:
            return int(node.text)
        return refuse("bad-value.number", node, text=node.text).with_help(
            "bad-value.number-form", least=least, most=most
        )

    digits = {"type": "string", "pattern": "^[0-9]{1,9}$"}
    return TextValue(convert=convert, json={"anyOf": [{"type": "integer", "minimum": least, "maximum": most}, digits]})


def _with_facts(node: Scalar) -> TextWithFacts | Diagnostic:
    """Return a line whose facts stand as in a clause: `{{ company }}`."""
    line, span = _line(node), node.span
    if isinstance(line, Diagnostic):
        return line
    matches = [*FACT.finditer(line)]
    edges = [0, *(edge for match in matches for edge in match.span()), len(line)]
    texts = [Text(text=line[a:b], span=span) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if any("{{" in one.text for one in texts):
        return refuse("fact-syntax.form", node).with_help("fact-syntax.fact-form")
    empty = Text(text="", span=span)
    facts = [FactUse(fact=match[1], form=match[2] or "", span=span) for match in matches]
    return tuple(one for pair in zip_longest(texts, facts) for one in pair if one and one != empty)


NAME = TextValue(convert=_name, json=text_schema(NAME_PATTERN))
REFERENCE = TextValue(convert=_reference, json=text_schema(REFERENCE_PATTERN))
LOCALE = TextValue(convert=_locale, json=text_schema(LOCALE_PATTERN))
WHOLE_CLAUSE = text_like(rf"{NAME_PATTERN}/{NAME_PATTERN}", "bad-value.whole-clause", "bad-value.whole-clause-form")
"""A clause with its owner: privacy-policy/retention."""
LINE = TextValue(convert=_line, json=text_schema())
LINE_WITH_FACTS = TextValue(convert=_with_facts, json=text_schema())
PERSON = TextValue(convert=_person, json=text_schema())
PROSE = TextValue(convert=lambda node: node.text.strip(), json=text_schema())
OPEN_PROSE = TextValue(convert=lambda node: node.text.strip(), json=text_schema(), empty="")
"""Prose that is still to be written."""
DAY = TextValue(convert=to_day, json=text_schema(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"))
EDITION = TextValue(convert=_edition, json=text_schema(_EDITION.pattern))
SHA256 = text_like(r"[0-9a-f]{64}", "bad-value.sha256", "bad-value.sha256-form")
YES_NO = Choice(words={"yes": True, "no": False, "true": True, "false": False})


@dataclass(frozen=True, slots=True, kw_only=True)
class ByLocale(Generic[T]):
    """A value for each locale, or one for all of them under the key ""."""

    item: Shape[T]

    def read(self, node: Node, findings: Findings) -> Mapping[str, T] | None:
        """Return the values by locale."""
        if isinstance(node, Entries):
            if not node.entries:
                findings.append(refuse("bad-value.no-language", node).with_help("bad-value.languages-form"))
                return None
            return NamedRecords(key=LOCALE, value=self.item).read(node, findings)
        value = self.item.read(node, findings)
        return None if value is None else MappingProxyType({"": value})

    def schema(self) -> Schema:
        """Return the schema: the value itself, or an object by locale."""
        item = self.item.schema()
        names: Mapping[str, Any] = {"propertyNames": LOCALE.schema(), "additionalProperties": item}
        return {"anyOf": [item, {"type": "object", "minProperties": 1, **names}]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A list of lines, or a single one, joined by line breaks."""

    def read(self, node: Node, findings: Findings) -> str | None:
        """Return the lines as one text."""
        if isinstance(node, Items) and node.items:
            return "\n".join(Sequence(item=LINE).read(node, findings) or ()) or None
        return LINE.read(node, findings)

    def schema(self) -> Schema:
        """Return the schema of a text or a list of texts."""
        return {"anyOf": [text_schema(), {"type": "array", "minItems": 1, "items": text_schema()}]}


TEXTS = ByLocale(item=LINE)
OPEN_TEXTS = ByLocale(item=OPEN_PROSE)
ADDRESS = ByLocale(item=Lines())
TEXTS_WITH_FACTS = ByLocale(item=LINE_WITH_FACTS)
FORMS = ByLocale(item=Sequence(item=LINE))
