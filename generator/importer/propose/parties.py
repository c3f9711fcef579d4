"""Whose names a text has: the publisher and those who sign, as parties.

In: drafts, and who speaks in them. Out: the parties of facts.yaml by id, who signs each document, and texts with uses
of the names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...model.document import FactText, Inline, Text
from ..draft import DraftDocument
from ..topics import slug
from .runs import parted
from .speaker import Speaker, whole_word

PUBLISHER = "publisher"
_WHOLE = "legal-name"


def as_party(speakers: Mapping[str, Speaker]) -> Mapping[str, Any]:
    """Return a publisher as facts.yaml has it: one text where all languages use it, else one for each."""
    names = {locale: one.name for locale, one in speakers.items()}
    wholes = {locale: one.whole for locale, one in speakers.items() if one.whole}
    return {"name": _texts(names)} | ({_WHOLE: wholes} if wholes else {})


def _texts(names: Mapping[str, str]) -> str | Mapping[str, str]:
    return next(iter(names.values())) if len(set(names.values())) == 1 else names


def signatories(
    drafts: Sequence[DraftDocument], speakers: Mapping[str, Speaker]
) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Return the parties that sign beside the publisher, by id, and who signs each document."""
    parties: dict[str, str] = {}
    signed: dict[tuple[str, str], str] = {}
    for draft in drafts:
        if draft.sign_off is None:
            continue
        name, speaker = draft.sign_off.party, speakers.get(draft.locale)
        known = PUBLISHER if speaker and name == (speaker.whole or speaker.name) else _known(name, parties)
        parties |= {} if known == PUBLISHER else {known: name}
        signed[draft.work, draft.locale] = known
    return parties, signed


def _known(name: str, parties: Mapping[str, str]) -> str:
    """Return the id of a party that signs: the one that has the name, else one of its words."""
    own = slug(name) or "signatory"
    free = (one for one in (own, f"signatory-{own}") if parties.get(one, name) == name)
    return next((one for one, held in parties.items() if held == name), next(free, own))


def with_names(text: str, speaker: Speaker) -> tuple[Inline, ...]:
    """Return a text with uses of the publisher for its names, the whole one first."""
    found: tuple[Inline, ...] = (Text(text=text),)
    for name, fact in ((speaker.whole, f"{PUBLISHER}.{_WHOLE}"), (speaker.name, PUBLISHER)):
        if name:
            found = tuple(made for one in found for made in _parted(one, name, fact))
    return found


def _parted(one: Inline, name: str, fact: str) -> tuple[Inline, ...]:
    if not isinstance(one, Text):
        return (one,)
    return parted(one.text, whole_word(name), lambda match: FactText(fact=fact, text=match[0], day=None))
