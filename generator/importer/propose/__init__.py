"""What an import proposes: facts, terms and references in place of words that were typed.

In: drafts, and the facts to keep where a plan says so. Out: a `Proposal`. Whatever is put in prints the characters that
stood there; what is not certain stays typed.

    runs        words replaced, character for character
    values      periods, ages, days
    statutes    laws, cited by section or article
    parties     who publishes, who signs
    contacts    telephone numbers and e-mail addresses
    terms       places that define a term
    references  titles and numbers that name a clause
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...disk.project import package_catalogues, package_messages
from ...localize import Language, is_known, open_language
from ...model.diagnostics import Message
from ...model.document import FactText, Inline
from ..draft import DraftDocument
from ..proposal import Proposal
from .contacts import Directory
from .parties import publisher_of, signatories, whole_word
from .references import places_of, with_ids, with_references
from .runs import change_texts, parted
from .statutes import Statutes
from .terms import Glossary, as_written
from .values import Registry, with_facts

__all__ = ["propose"]

_PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kit:
    """What all drafts share: names, languages, and what was found so far."""

    publisher: str
    languages: dict[str, Language]
    glossary: Glossary
    directory: Directory
    statutes: Statutes
    registry: Registry
    keep: frozenset[str] | None


def propose(keep: frozenset[str] | None) -> Callable[[tuple[DraftDocument, ...], str | None], Proposal]:
    """Return what makes a proposal of drafts; `keep` are the facts to use, None for all."""
    return lambda drafts, given: _proposal(drafts, given, keep)


def _proposal(drafts: tuple[DraftDocument, ...], given: str | None, keep: frozenset[str] | None) -> Proposal:
    publisher = publisher_of(drafts, given)
    parties, signed = signatories(drafts, publisher)
    kit = _Kit(
        publisher=publisher,
        languages=_languages(drafts),
        glossary=Glossary(publisher),
        directory=Directory(),
        statutes=Statutes(),
        registry=Registry(uses={}, keep=keep),
        keep=keep,
    )
    made = tuple(_changed(draft, drafts, kit) for draft in drafts)
    uses, glossary = kit.registry.uses, kit.glossary
    names = {_PUBLISHER: publisher, **parties} if publisher else parties
    facts: dict[str, Any] = {"parties": {name: {"name": text} for name, text in names.items()}} if names else {}
    facts |= {"contacts": kit.directory.contacts} if kit.directory.contacts else {}
    facts |= {"statutes": kit.statutes.facts} if kit.statutes.facts else {}
    for use in sorted(uses.values(), key=lambda one: (one.group, one.name)):
        facts.setdefault(use.group, {})[use.name] = use.value
    return Proposal(
        drafts=made,
        publisher=_PUBLISHER if publisher else None,
        facts=facts,
        terms=as_written(glossary.terms),
        signatories=signed,
        notes=tuple(_notes(names, kit)),
    )


def _languages(drafts: Sequence[DraftDocument]) -> dict[str, Language]:
    """Return the languages whose forms of facts the package knows."""
    catalogues, messages = package_catalogues(), package_messages()
    found: dict[str, Language] = {}
    for locale in dict.fromkeys(draft.locale for draft in drafts):
        if locale in catalogues and is_known(locale):
            language, _ = open_language(locale, "ltr", catalogues[locale], messages)
            if language is not None:
                found[locale] = language
    return found


def _changed(draft: DraftDocument, drafts: tuple[DraftDocument, ...], kit: _Kit) -> DraftDocument:
    draft = with_ids(draft)
    places, name = places_of(draft, drafts), whole_word(kit.publisher)
    language = kit.languages.get(draft.locale)
    draft = change_texts(draft, lambda text, _: kit.statutes.with_citations(text, draft.locale, kit.keep))
    draft = change_texts(draft, lambda text, section: kit.glossary.define(text, section, draft))
    draft = change_texts(draft, lambda text, section: with_references(text, section, places))
    unknown = (Message("import.reference-unknown", text=text, clause=one) for text, one in places.unknown.items())
    draft = replace(draft, notes=(*draft.notes, *unknown))
    if language is not None:
        draft = change_texts(
            draft, lambda text, section: with_facts(text, (draft.work, section), language, kit.registry)
        )
    owner = f"contact-{draft.work}"
    draft = change_texts(draft, lambda text, section: kit.directory.with_fields(text, section, owner, kit.keep))
    if kit.publisher and (kit.keep is None or _PUBLISHER in kit.keep):
        draft = change_texts(draft, lambda text, _: parted(text, name, lambda match: _party(match[0])))
    return draft


def _party(text: str) -> Inline:
    return FactText(fact=_PUBLISHER, text=text, day=None)


def _notes(names: dict[str, str], kit: _Kit) -> Iterator[Message]:
    if not kit.publisher:
        yield Message("import.who-publishes")
    yield from (Message("import.party", name=name, text=text) for name, text in names.items())
    for use in kit.registry.uses.values():
        yield Message("import.fact", group=use.group, name=use.name, value=str(use.value))
    for name, fields in kit.directory.contacts.items():
        yield Message("import.contact", name=name, fields=tuple(fields.values()))
    for name, cited in kit.statutes.facts.items():
        yield Message("import.statute", name=name, citations=tuple(dict.fromkeys(cited["citation"].values())))
    for name, held in kit.glossary.terms.items():
        forms = (Message("import.form", form=form, locale=locale) for locale, form in held["form"].items())
        yield Message("import.term", name=name, forms=tuple(forms))
