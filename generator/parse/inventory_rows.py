"""The rows of `clauses/inventory.yaml`: which keys a category, a recipient or an SDK has, and what each makes.

A row that was a text by language before it was a record may still be written as one.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TypeVar

from ..model import registries as r
from ..model.diagnostics import Diagnostic
from ..model.inventories import VIEWS
from ..model.registries import Texts, TextsWithFacts
from ..model.written import FactUse, Text
from .addresses import URL
from .nodes import Entries, Node, Scalar
from .record import Key, Record, RecordValues, defaulting, listed, mapped, optional, required, row_of
from .shape import Either, NamedRecords, Placed, Sequence, Shape, TextValue, one_of, refuse
from .values import LINE, NAME, TEXTS, TEXTS_WITH_FACTS, YES_NO, ByLocale, is_name, text_like, text_schema

T = TypeVar("T")

_NAMES = Sequence(item=NAME)


def _or_label(row: Record[T], key: Key[Texts]) -> Shape[T]:
    """Return a row that is written as a record, or as what fills one of its keys alone."""
    names = {key.name for key in row.keys}

    def alone(texts: Texts, node: Node) -> T | None:
        found = {key.name: texts}
        values = RecordValues(found=found, lacking=(), nodes=MappingProxyType({}), name=node.name, head=node.head)
        return row.build(values, [])

    def is_full(node: Node) -> bool:
        return isinstance(node, Entries) and any(entry.key in names for entry in node.entries)

    return Either(short=Placed(shape=TEXTS, make=alone), full=row, is_full=is_full)


def _words(key: str, about: str) -> Key[TextsWithFacts]:
    return mapped(key, TEXTS_WITH_FACTS, about)


def _letter(node: Scalar) -> str | Diagnostic:
    if re.fullmatch(r"\w{1,3}", node.text):
        return node.text
    return refuse("bad-value.letter", node, text=node.text).with_help("bad-value.letter-form")


def _kept(said: TextsWithFacts, _node: Node) -> TextsWithFacts:
    """Return how long a category is kept; a name alone is that of a period."""
    match said.get(""):
        case (Text() as name,) if is_name(name.text):
            return MappingProxyType({"": (FactUse(fact=name.text, form="", span=name.span),)})
    return said


_LETTER = TextValue(convert=_letter, json=text_schema(r"\S{1,3}"))
_OWN = mapped("own", NamedRecords(key=NAME, value=TEXTS_WITH_FACTS), "Cells of columns of your own.")
CATEGORY = row_of(
    "A category of personal information",
    r.Category,
    letter=defaulting("letter", _LETTER, "", "The letter that clauses cite: A."),
    label=required("label", TEXTS, "The category's title, by language."),
    short=mapped("short", TEXTS, "A shorter title, where the label is long."),
    statute=defaulting("statute", LINE, "", "Where the law names it: Cal. Civ. Code § 1798.140(v)(1)(A)."),
    examples=required("examples", TEXTS, "Examples, by language."),
    note=mapped("note", TEXTS, "A second paragraph below the examples."),
    sources=listed("sources", NAME, "Where it comes from: names under sources."),
    purposes=listed("purposes", NAME, "What it is used for: names under purposes."),
    scenario=_words("scenario", "When it is collected: while somebody registers."),
    necessary=_words("necessary", "Whether it must be given, and what follows where it is not."),
    disclosed=optional("disclosed", _NAMES, "Recipients for a business purpose: names under recipients; [] for none."),
    disclosed_purposes=listed("disclosed-purposes", NAME, "What it is disclosed for: names under purposes."),
    sold=optional("sold", _NAMES, "Recipients that it is sold to or shared with: names under recipients; [] for none."),
    sold_purposes=listed("sold-purposes", NAME, "What it is sold or shared for: names under purposes."),
    retention=mapped(
        "retention",
        Placed(shape=TEXTS_WITH_FACTS, make=_kept),
        "How long it is kept: a period of facts.yaml; or by language what decides it, with facts as in a clause.",
    ),
    afterwards=_words("afterwards", "What happens to it when that time is over."),
    sensitive=optional("sensitive", YES_NO, "Whether the law calls it sensitive: yes or no."),
    necessity=_words("necessity", "Why a sensitive category is necessary."),
    effect=_words("effect", "How a sensitive category affects the person."),
    declared=listed("declared", LINE, "What stores of apps call it: NSPrivacyCollectedDataTypeName, PSL_NAME."),
    own=_OWN,
)
_LABEL = required("label", TEXTS, "What it is called, by language.")
_BASIS: Shape[str | TextsWithFacts] = Either(
    short=one_of(r.BASES), full=TEXTS_WITH_FACTS, is_full=lambda node: isinstance(node, Entries)
)
_PURPOSE = row_of(
    "A purpose",
    r.Purpose,
    label=_LABEL,
    basis=optional("basis", _BASIS, "The legal basis: one of these words, or by language what it is."),
    interest=_words("interest", "Which legitimate interest is pursued."),
)
_RECIPIENT_NAME = required("name", TEXTS, "The name, or the kind of recipient, by language.")
_RECIPIENT = row_of(
    "A recipient",
    r.Recipient,
    name=_RECIPIENT_NAME,
    kind=optional(
        "kind",
        one_of(r.RECIPIENT_KINDS),
        "Whether it processes for you (service-provider, contractor), on its own (third-party) or with you (joint).",
    ),
    contact=_words("contact", "How to reach it."),
    country=mapped("country", TEXTS, "The country, by language."),
    purposes=listed("purposes", NAME, "What it receives information for: names under purposes."),
    scenario=_words("scenario", "When it receives information: while somebody pays."),
    manner=_words("manner", "In which manner it receives or processes information: by an interface."),
    rights=_words("rights", "How a person exercises rights there."),
    own=_OWN,
)
SDK = row_of(
    "Code of somebody else in an app",
    r.Sdk,
    name=required("name", TEXTS, "The name of the SDK, by language."),
    provider=mapped("provider", TEXTS, "The company that provides it."),
    purposes=listed("purposes", NAME, "What it is used for: names under purposes."),
    categories=listed("categories", NAME, "What it collects: names under categories."),
    collects=_words("collects", "What it collects, in words."),
    manner=_words("manner", "In which manner it collects or passes on information."),
    url=mapped("url", ByLocale(item=URL), "The page of its privacy policy."),
    packages=listed("packages", LINE, "What package managers call it: com.umeng.umsdk:common."),
    own=_OWN,
)
PERMISSION = row_of(
    "A permission that an app asks for",
    r.Permission,
    label=mapped("label", TEXTS, "What the device calls it, by language."),
    purposes=listed("purposes", NAME, "What it is asked for: names under purposes."),
    asked=_words("asked", "When the app asks for it."),
    own=_OWN,
)
TRANSFER = row_of(
    "A transfer abroad",
    r.Transfer,
    recipient=required("recipient", NAME, "Who receives it: a name under recipients."),
    country=mapped("country", TEXTS, "The country, where it is another than the recipient's."),
    mechanism=_words("mechanism", "On which ground: an adequacy decision, a standard contract."),
    copy=_words("copy", "Where a copy of the safeguards can be had."),
)

COLUMN = row_of(
    "A column of your own",
    r.OwnColumn,
    label=_LABEL,
    views=required(
        "views",
        Sequence(item=one_of(VIEWS)),
        "Which views print it: names of ::: table and ::: list.",
    ),
)
PLATFORM_NAME = text_like(r"[A-Za-z][\w.-]*", "bad-value.permission", "bad-value.permission-form")
PURPOSE = _or_label(_PURPOSE, _LABEL)
RECIPIENT = _or_label(_RECIPIENT, _RECIPIENT_NAME)
