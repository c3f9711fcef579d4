"""Who publishes, and who signs.

In: drafts. Out: the name of the publisher, and a party for each signature. A company that is named once or twice is no
party of ours: it stays typed, and `check` asks about it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..draft import DraftDocument
from .runs import texts_of

_CALLED = (
    re.compile(
        r"(?P<name>[A-Z][\w&'’.-]*(?:\s[A-Z][\w&'’.-]*){0,3}),?\s?\((?:hereinafter|hereafter|referred to as|“we”|“us”)"
    ),
    re.compile(
        r"(?P<name>[A-Z][\w&'’-]*(?:,? [A-Z][\w&'’-]*){0,4},? (?:Inc|LLC|Ltd|Limited|GmbH|Corp|AG|plc|B\.V)\b\.?)"
    ),
    re.compile(r"(?P<name>[\u4e00-\u9fff（）]{4,24}?有限公司)"),
    re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z]{2,12})（以下(?:简称|称)?“我们”"),
)
_FEWEST = 2
"""Uses that make a company the publisher."""


def publisher_of(drafts: Sequence[DraftDocument], given: str | None) -> str:
    """Return the name of the publisher: the given one, else the company that calls itself “we”, else who signs."""
    if given:
        return given
    texts = [text for draft in drafts for text, _ in texts_of(draft)]
    for pattern in _CALLED:
        names = Counter(match["name"].strip() for text in texts for match in pattern.finditer(text))
        often = {name: sum(text.count(name) for text in texts) for name in names}
        best = max(often, key=lambda name: often[name], default=None)
        if best and often[best] >= _FEWEST:
            return best
    signed = [draft.sign_off.party for draft in drafts if draft.sign_off]
    return signed[0] if signed else "Publisher"


def signatories(drafts: Sequence[DraftDocument], publisher: str) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Return the parties that sign beside the publisher, by id, and who signs each document."""
    parties: dict[str, str] = {}
    signed: dict[tuple[str, str], str] = {}
    for draft in drafts:
        if draft.sign_off is None:
            continue
        name = draft.sign_off.party
        known = "publisher" if name == publisher else next((one for one, held in parties.items() if held == name), None)
        identifier = known or ("signatory" if not parties else f"signatory-{len(parties) + 1}")
        if known is None:
            parties[identifier] = name
        signed[draft.work, draft.locale] = identifier
    return parties, signed


def whole_word(name: str) -> re.Pattern[str]:
    """Return what finds a name where it is no part of a longer word."""
    return re.compile(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])")
