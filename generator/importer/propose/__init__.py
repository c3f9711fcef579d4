"""What an import proposes: facts, terms and references in place of words that were typed.

In: drafts, and the facts to keep where a plan says so. Out: a `Proposal`. Whatever is put in prints the characters that
stood there; what is not certain stays typed.

    runs        words replaced, character for character
    values      periods, ages, days
    statutes    laws, cited by section or article
    speaker     who publishes
    parties     the publisher and who signs, as facts
    contacts    telephone numbers and e-mail addresses
    terms       places that define a term
    references  titles and numbers that name a clause
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...disk.project import package_catalogues, package_messages
from ...localize import Language, is_known, open_language
from ...model.diagnostics import Message
from ..draft import DraftDocument, Proposal
from .contacts import Directory, with_links
from .parties import PUBLISHER, as_party, others_of, signatories, uses_of, with_names
from .references import places_of, with_ids, with_references
from .runs import Change, change_texts
from .speaker import Speaker, speakers_of
from .statutes import Statutes
from .terms import Glossary
from .values import Registry, with_facts

__all__ = ["propose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kit:
    """What all drafts share: names, languages, and what was found so far."""

    speakers: Mapping[str, Speaker]
    others: Mapping[str, Mapping[str, str]]
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
    speakers = speakers_of(drafts, given)
    signers, signed = signatories(drafts, speakers)
    kit = _Kit(
        speakers=speakers,
        others=others_of(drafts, speakers, keep),
        languages=_languages(drafts),
        glossary=Glossary(frozenset(name for one in speakers.values() for name in (one.name, one.whole))),
        directory=Directory(keep),
        statutes=Statutes(keep),
        registry=Registry(uses={}, first={}, keep=keep, promised={}),
        keep=keep,
    )
    made = tuple(_changed(draft, drafts, kit) for draft in drafts)
    parties = {PUBLISHER: as_party(speakers)} if speakers else {}
    parties |= {name: {"name": text} for name, text in {**kit.others.get("parties", {}), **signers}.items()}
    facts: dict[str, dict[str, Any]] = {
        "parties": parties,
        "names": {**kit.others.get("names", {})},
        "contacts": {**kit.directory.contacts},
        "statutes": {**kit.statutes.facts},
    }
    for use in sorted(kit.registry.uses.values(), key=lambda one: (one.group, one.name)):
        facts.setdefault(use.group, {})[use.name] = use.value
    return Proposal(
        drafts=made,
        publisher=PUBLISHER if speakers else None,
        facts={group: held for group, held in facts.items() if held},
        terms=kit.glossary.terms,
        signatories=signed,
        promised=kit.registry.promised,
        notes=tuple(_notes(parties, kit)),
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
    language, owner = kit.languages.get(draft.locale), f"contact-{draft.work}"
    uses = uses_of(kit.speakers.get(draft.locale), kit.others, kit.keep)
    draft = with_ids(draft)
    places = places_of(draft, drafts)
    cited = change_texts(draft, lambda run, _: kit.statutes.with_citations(run, draft.locale))
    changes: tuple[Change, ...] = (
        lambda run, section: kit.glossary.define(run, section, cited),
        lambda run, section: with_references(run, section, places),
        lambda run, section: with_facts(run, section, draft.work, language, kit.registry) if language else run,
        lambda run, section: kit.directory.with_fields(run, section, owner),
        with_links,
        lambda run, _: with_names(run, uses),
    )
    made = change_texts(cited, *changes)
    unknown = (Message("import.reference-unknown", text=text, clause=one) for text, one in places.unknown.items())
    return replace(made, notes=(*draft.notes, *unknown))


def _notes(parties: Mapping[str, Mapping[str, Any]], kit: _Kit) -> Iterator[Message]:
    if not kit.speakers:
        yield Message("import.who-publishes")
    for name, party in parties.items():
        texts = (text for said in party.values() for text in ([said] if isinstance(said, str) else said.values()))
        yield Message("import.party", name=name, texts=tuple(dict.fromkeys(texts)))
    for name, text in kit.others.get("names", {}).items():
        yield Message("import.fact", group="names", name=name, value=text)
    for use in kit.registry.uses.values():
        yield Message("import.fact", group=use.group, name=use.name, value=str(use.value))
    for work, promised in kit.registry.promised.items():
        yield Message("import.promised", work=work, classes=tuple(promised), period=next(iter(promised.values())))
    for name, fields in kit.directory.contacts.items():
        yield Message("import.contact", name=name, fields=tuple(fields.values()))
    for name, cited in kit.statutes.facts.items():
        yield Message("import.statute", name=name, citations=tuple(dict.fromkeys(cited["citation"].values())))
    for name, held in kit.glossary.terms.items():
        forms = (Message("import.form", form=form, locale=locale) for locale, form in held["form"].items())
        yield Message("import.term", name=name, forms=tuple(forms))
