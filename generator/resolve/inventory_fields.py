"""The fields of the views of the inventory: what each is called on a page, and what it says of a row.

In: the name of a field, a row, the page that it is printed on. Out: its label and its words in the language of the
page. What a row lacks in that language alone is a finding; what it says in none is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model.diagnostics import error
from ..model.document import Link
from ..model.inventories import categories_for, categories_of, purposes_of_disclosing, purposes_of_receiving
from ..model.make import Run, run_of, texts_joined
from ..model.registries import Category, Inventory, Period, Purpose, Recipient, Texts, TextsWithFacts, text_in
from ..model.source import Span
from ..model.written import FactUse
from .facts import filled_in
from .findings import Step, each
from .place import UNKNOWN, ResolvedFrom

FILE = "clauses/inventory.yaml"

OWN = "own "
"""Before the name of a column of the project, which may be that of a field."""
Part = tuple[str, Run]
"""The label of a field and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewPage:
    """An inventory, the document that prints it, and where it asks for that."""

    inventory: Inventory
    place: ResolvedFrom
    span: Span

    def term(self, msgid: str, **values: str) -> Step[str]:
        """Return words of the language: what only views say, a catalogue may lack until a text prints it."""
        text = self.place.language.term(msgid)
        if text is None:
            lacking = error("missing-message.view", self.span, name=msgid, locale=self.place.locale)
            yield lacking.with_help("missing-message.add-in-catalogue", locale=self.place.locale)
        return (text or UNKNOWN).format(**values)

    def word(self, word: str) -> Step[str]:
        """Return one of the words of the file, such as `legal-duty`, as the language has it."""
        return self.term(word.replace("-", " "))

    def labelled(self, label: str, said: Run) -> Step[Run]:
        """Return words with a label before them; without one as they are."""
        pattern = yield from self.term("{label}: {text}", label=label, text="\0")
        before, _, behind = pattern.partition("\0") if label else ("", "", "")
        return texts_joined((*run_of(before), *said, *run_of(behind)))

    def joined(self, runs: Iterable[Run]) -> Step[Run]:
        """Return several things of which each may have commas of its own."""
        mark = yield from self.term("{first}; {second}", first="", second="")
        several = [inline for run in runs if run for inline in (*run_of(mark), *run)]
        return texts_joined(several[1:])

    def text(self, texts: Texts, key: str, row: Any) -> Step[str]:
        """Return a text that a row must have in the language of the page."""
        text = text_in(texts, self.place.locale)
        if text is None and FILE not in self.place.library.unread:
            yield self._lacking(key, row)
        return text or UNKNOWN

    def words(self, texts: TextsWithFacts, key: str, row: Any) -> Step[Run]:
        """Return words with their facts; nothing where no language has any."""
        line = texts.get(self.place.locale, texts.get(""))
        if line is None and texts:
            yield self._lacking(key, row)
        return (yield from filled_in(line or (), self.place))

    def _lacking(self, key: str, row: Any) -> Any:
        finding = error("fact-without-text.row", row.span, row=row.id, key=key, locale=self.place.locale)
        return finding.with_help("fact-without-text.add", locale=self.place.locale)


Field = Callable[[Any, ViewPage], Step[Run]]
"""What a field says of a row: a category, a purpose, a recipient, an SDK, a permission or a transfer."""


def label_of(name: str, page: ViewPage) -> Step[str]:
    """Return what a field is called; `own` before a name means that column of the project."""
    if name in FIELDS:
        msgid, _ = FIELDS[name]
        return (yield from page.term(msgid)) if msgid else ""
    column = page.inventory.columns[name.removeprefix(OWN)]
    return (yield from page.text(column.label, "label", column))


def part_of(name: str, row: Any, page: ViewPage) -> Step[Part]:
    """Return a field of a row with its label, which is not asked for where the row says nothing."""
    if name in FIELDS:
        said = yield from FIELDS[name][1](row, page)
    else:
        own = name.removeprefix(OWN)
        cells: Mapping[str, TextsWithFacts] = getattr(row, "own", {})
        said = yield from page.words(cells.get(own, {}), own, row)
    return (yield from label_of(name, page)) if said else "", said


def lettered(msgid: str, category: Category, label: str, page: ViewPage) -> Run:
    """Return a label with the letter of its category, alone where that has none."""
    with_letter = page.place.language.label(msgid, letter=category.letter, label=label)
    return run_of(with_letter if category.letter else label)


def short_label(category: Category, page: ViewPage) -> Step[str]:
    """Return the short label of a category, or the label of one that has none."""
    own = text_in(category.short, page.place.locale)
    return own or (yield from page.text(category.label, "label", category))


def _category(category: Category, page: ViewPage) -> Step[Run]:
    """Return letter and label: "A. Identifiers"."""
    label = yield from page.text(category.label, "label", category)
    return lettered("{letter}. {label}", category, label, page)


def _short(category: Category, page: ViewPage) -> Step[Run]:
    return lettered("{letter}. {label}", category, (yield from short_label(category, page)), page)


def _note(category: Category, page: ViewPage) -> Step[Run]:
    yield from ()
    return run_of(text_in(category.note, page.place.locale) or "")


def _retention(category: Category, page: ViewPage) -> Step[Run]:
    """Return for how long a category is kept: a period, or in the words of the locale what decides it."""
    said = category.retention.get(page.place.locale, category.retention.get("", ()))
    alone = said[0] if len(said) == 1 else None
    period = page.place.library.facts.get(alone.fact) if isinstance(alone, FactUse) else None
    if isinstance(period, Period):
        return run_of(page.place.language.period(period.number, period.unit))
    if said and not isinstance(alone, FactUse):
        return (yield from filled_in(said, page.place))
    finding = error("unknown-period.retention", category.span, category=category.id)
    yield finding.with_help("unknown-period.write-retention")
    return run_of(UNKNOWN)


def _text(key: str) -> Field:
    def field(row: Any, page: ViewPage) -> Step[Run]:
        texts = getattr(row, key)
        return run_of((yield from page.text(texts, key, row))) if texts else ()

    return field


def _words(key: str) -> Field:
    return lambda row, page: page.words(getattr(row, key), key, row)


def _purposes(names: Callable[[Any, Inventory], Iterable[str]]) -> Field:
    def field(row: Any, page: ViewPage) -> Step[Run]:
        purposes = (page.inventory.purposes[name] for name in names(row, page.inventory))
        return (yield from page.joined((yield from each(_text("label")(one, page) for one in purposes))))

    return field


def _sources(category: Category, page: ViewPage) -> Step[Run]:
    labels = (page.text(page.inventory.sources[name], name, category) for name in category.sources)
    return (yield from page.joined(map(run_of, (yield from each(labels)))))


def _categories(found: Iterable[Category], page: ViewPage) -> Step[Run]:
    return (yield from page.joined((yield from each(_short(category, page) for category in found))))


def _receives(recipient: Recipient, page: ViewPage) -> Step[Run]:
    return _categories(categories_of(recipient.id, page.inventory), page)


def _used_for(purpose: Purpose, page: ViewPage) -> Step[Run]:
    return _categories(categories_for(purpose.id, page.inventory), page)


def _basis(row: Category | Purpose, page: ViewPage) -> Step[Run]:
    """Return the basis of a purpose, or each of those of a category's purposes once."""
    names = row.purposes if isinstance(row, Category) else (row.id,)
    runs = yield from each(_one_basis(page.inventory.purposes[name], page) for name in names)
    return (yield from page.joined(dict.fromkeys(runs)))


def _one_basis(purpose: Purpose, page: ViewPage) -> Step[Run]:
    if isinstance(purpose.basis, str):
        return run_of((yield from page.word(purpose.basis)))
    return (yield from page.words(purpose.basis or {}, "basis", purpose))


def _third_parties(category: Category, page: ViewPage) -> Step[Run]:
    return _names(None, (page.inventory.recipients[name] for name in category.sold or ()), page)


def _disclosed(category: Category, page: ViewPage) -> Step[Run]:
    """Return the recipients of a category, those of each kind together behind the name of the kind."""
    named = [page.inventory.recipients[name] for name in category.disclosed or ()]
    kinds = dict.fromkeys(one.kind for one in named)
    runs = yield from each(_names(kind, (one for one in named if one.kind == kind), page) for kind in kinds)
    return (yield from page.joined(runs))


def _names(kind: str | None, recipients: Iterable[Recipient], page: ViewPage) -> Step[Run]:
    label = (yield from page.term(SEVERAL[kind])) if kind else ""
    names = yield from each(page.text(one.name, "name", one) for one in recipients)
    return (yield from page.labelled(label, run_of(page.place.language.enumeration(names))))


def _kind(recipient: Recipient, page: ViewPage) -> Step[Run]:
    return run_of((yield from page.word(recipient.kind))) if recipient.kind else ()


def _of_recipient(field: Field) -> Field:
    return lambda transfer, page: field(page.inventory.recipients[transfer.recipient], page)


def _country(transfer: Any, page: ViewPage) -> Step[Run]:
    recipient = page.inventory.recipients[transfer.recipient]
    return _text("country")(transfer if transfer.country else recipient, page)


def _collects(sdk: Any, page: ViewPage) -> Step[Run]:
    categories = yield from _categories((one for one in page.inventory.categories if one.id in sdk.categories), page)
    return (yield from page.joined((categories, (yield from page.words(sdk.collects, "collects", sdk)))))


def _policy(sdk: Any, page: ViewPage) -> Step[Run]:
    if not sdk.url:
        return ()
    address = yield from page.text(sdk.url, "url", sdk)
    return (Link(href=address, children=run_of(address)),)


def _permission(permission: Any, page: ViewPage) -> Step[Run]:
    return (yield from _text("label")(permission, page)) or run_of(permission.id)


SEVERAL: Mapping[str, str] = {
    "service-provider": "Service providers",
    "contractor": "Contractors",
    "third-party": "Third parties",
    "joint": "Joint controllers",
}
"""What several recipients of a kind are called."""
FIELDS: Mapping[str, tuple[str, Field]] = {
    "category": ("Category", _category),
    "short": ("Category", _short),
    "examples": ("What it covers", _text("examples")),
    "note": ("", _note),
    "purposes": ("Purposes", _purposes(lambda row, _: row.purposes)),
    "sources": ("Sources", _sources),
    "scenario": ("Occasion", _words("scenario")),
    "necessary": ("Whether it must be given", _words("necessary")),
    "retention": ("Kept for", _retention),
    "afterwards": ("Afterwards", _words("afterwards")),
    "necessity": ("Why it is necessary", _words("necessity")),
    "effect": ("How it affects you", _words("effect")),
    "sold": ("Third parties", _third_parties),
    "sold-purposes": ("Purposes", _purposes(lambda row, i: purposes_of_disclosing(row, "sold", i))),
    "disclosed": ("Recipients", _disclosed),
    "disclosed-purposes": ("Purposes", _purposes(lambda row, i: purposes_of_disclosing(row, "disclosed", i))),
    "purpose": ("Purpose", _text("label")),
    "used-for": ("Personal information", _used_for),
    "basis": ("Legal basis", _basis),
    "interest": ("Legitimate interest", _words("interest")),
    "recipient": ("Recipient", _text("name")),
    "kind": ("Kind", _kind),
    "contact": ("Contact", _words("contact")),
    "country": ("Country or region", _text("country")),
    "receives": ("Personal information", _receives),
    "receives-for": ("Purposes", _purposes(purposes_of_receiving)),
    "manner": ("Manner", _words("manner")),
    "rights": ("How to exercise your rights there", _words("rights")),
    "goes-to": ("Recipient", _of_recipient(_text("name"))),
    "goes-where": ("Country or region", _country),
    "mechanism": ("Ground of the transfer", _words("mechanism")),
    "copy": ("Copy of the safeguards", _words("copy")),
    "sdk": ("SDK", _text("name")),
    "provider": ("Provider", _text("provider")),
    "collects": ("Personal information", _collects),
    "policy": ("Privacy policy", _policy),
    "permission": ("Permission", _permission),
    "asked": ("When it is asked for", _words("asked")),
}
"""What each field is called, "" for one that goes without a label, and how it is printed."""
