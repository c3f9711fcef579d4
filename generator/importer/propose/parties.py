"""Whose names a text has: the publisher, those who sign, and others that it names again and again.

In: drafts, and who speaks in them. Out: parties and names of facts.yaml by id, who signs each document, and runs with
uses of the names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from ...languages import every
from ...model.document import FactText, Inline, plain_text
from ...model.make import Run
from ..draft import DraftDocument
from ..topics import free, slug
from .runs import parted, texts_of
from .speaker import Speaker, improper_in, is_proper, names_in, whole_word, without_form, without_small

PUBLISHER = "publisher"
_WHOLE = "legal-name"
_SDK = re.compile(r"(?<![\w.])[A-Z][\w.-]{1,30}(?: [A-Z][\w.-]{1,30}){0,2} SDK\b")
_SDK_ALONE = "sdk"
_MOST = 40
"""Names of others, those that a text has most often, that are facts."""


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
        if speaker and name == (speaker.whole or speaker.name):
            signed[draft.work, draft.locale] = PUBLISHER
            continue
        known = next((one for one, held in parties.items() if held == name), None)
        signed[draft.work, draft.locale] = known or free(slug(name) or "signatory", parties)
        parties[signed[draft.work, draft.locale]] = name
    return parties, signed


def others_of(
    drafts: Sequence[DraftDocument], speakers: Mapping[str, Speaker], keep: frozenset[str] | None
) -> Mapping[str, Mapping[str, str]]:
    """Return the companies and the SDKs of others that texts name twice or more, as groups of facts.yaml by id.

    `keep` are those to use, None for all. One that has no name in Latin letters stays typed, and so does one whose id
    another has.
    """
    texts = [text for draft in drafts for text in texts_of(draft)]
    improper = improper_in(texts)
    own = {name for one in speakers.values() for name in (one.name, one.whole)}
    companies = (name for one in every(lambda pack: pack.parties) for name in names_in(one.company, texts, one))
    sdks = (without_small(match[0]) for text in texts for match in _SDK.finditer(text))
    found: dict[str, dict[str, str]] = {}
    for group, names in (("parties", companies), ("names", sdks)):
        for name, count in Counter(names).most_common(_MOST):
            identifier = slug(name)
            taken = {PUBLISHER, _SDK_ALONE, *(held for one in found.values() for held in one)}
            known = identifier not in taken and (keep is None or identifier in keep)
            foreign = is_proper(name, improper) and not own & {name, without_form(name)}
            if count > 1 and identifier and known and foreign:
                found.setdefault(group, {})[identifier] = name
    return found


def uses_of(
    speaker: Speaker | None, others: Mapping[str, Mapping[str, str]], keep: frozenset[str] | None
) -> tuple[tuple[str, str], ...]:
    """Return the names that a text may have with the facts that stand for them, the longest first."""
    found = {name: identifier for group in others.values() for identifier, name in group.items()}
    if speaker:
        found |= {speaker.name: PUBLISHER} | ({speaker.whole: f"{PUBLISHER}.{_WHOLE}"} if speaker.whole else {})
    kept = ((name, fact) for name, fact in found.items() if keep is None or fact.partition(".")[0] in keep)
    return tuple(sorted(kept, key=lambda one: -len(one[0])))


def with_names(run: Run, uses: Sequence[tuple[str, str]]) -> Run:
    """Return a run with facts for the names in it."""
    text = plain_text(run)
    for name, fact in (one for one in uses if one[0] in text):
        run = parted(run, whole_word(name), partial(_used, fact))
    return run


def _used(fact: str, match: re.Match[str]) -> Inline:
    return FactText(fact=fact, text=match[0], day=None)
