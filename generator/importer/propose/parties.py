"""Who publishes, and who signs.

In: drafts. Out: the name of the publisher, and a party for each signature. The publisher is who speaks: the name beside
“we”, a company that is named again and again, who holds the copyright, who is to be written to, whose name the title
has, who signs. A company that is named once in passing is no party of ours: it stays typed, and `check` asks about it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile

from ...languages import packs
from ...languages.characters import COMMAS, STOPS
from ...languages.parts.wording import Parties
from ...languages.pattern import Pattern, ignoring_case
from ...model.document import Link, walk_sections
from ...model.nodes import walk
from ..draft import DraftDocument
from ..topics import CONTACT, is_about
from .runs import texts_of

_YEARS = r"\d{4}(?:\s?[-–—,]\s?\d{4})*"
_HELD = ignoring_case(
    rf"(?:©\s*(?:{_YEARS})?|(?:\(c\)|\bcopyright)\s+{_YEARS}),?\s*(?:by )?"
    rf"(?P<name>[^\W\d_][^{STOPS}{COMMAS}©|\n]{{1,40}})"
)
"""Who holds the copyright, as the foot of a page says it."""
_FEWEST = 2
"""Uses that make a company the publisher, or the name in a title a name."""
_MAIL = re.compile(
    r"[\w.+-]@(?:[\w-]+\.)*?([\w-]{2,})(?:\.(?:com|co|net|org|ac|gov))?\.[a-z]{2,12}\b", re.IGNORECASE | re.ASCII
)
"""An e-mail address; its group is the name under which the domain was registered."""
_WORD = re.compile(r"[^\W\d_]+")


def publisher_of(drafts: Sequence[DraftDocument], given: str | None) -> str:
    """Return the name of the publisher: the given one, else who speaks; "" where nothing tells."""
    if given:
        return given
    texts = [text for draft in drafts for text, _ in texts_of(draft)]
    return next((name for name in _told(drafts, texts) if name), "")


def _told(drafts: Sequence[DraftDocument], texts: Sequence[str]) -> Iterator[str]:
    """Yield who publishes as each kind of place tells it, the surest first; "" where one tells nothing."""
    parties = [pack.parties for pack in packs() if pack.parties]
    addresses = [text for draft in drafts for text, section in texts_of(draft) if is_about(section, CONTACT)]
    titles = [draft.title for draft in drafts]
    yield from (_often(_names(pattern, texts, one), texts, 1) for one in parties for pattern in one.speaking)
    yield _reached(drafts, texts)
    yield from (_often(_names(one.company, texts, one), texts, _FEWEST) for one in parties)
    yield _often((match["name"].strip() for text in texts for match in _HELD.finditer(text)), texts, 1)
    yield from (_often(_names(one.company, addresses, one), texts, 1) for one in parties)
    yield from (_often(_names(one.titled, titles, one), texts, _FEWEST) for one in parties)
    yield from (draft.sign_off.party for draft in drafts if draft.sign_off)


def _reached(drafts: Sequence[DraftDocument], texts: Sequence[str]) -> str:
    """Return the name that most e-mail addresses are called after: Harbour Lights for captain@harbourlights.com."""
    sections = (section for draft in drafts for section in walk_sections(draft.sections))
    links = [node.href for section in sections for node in walk(section.blocks) if isinstance(node, Link)]
    domains = Counter(match[1].casefold() for text in (*texts, *links) for match in _MAIL.finditer(text))
    for domain, _ in domains.most_common(1):
        spaced = re.compile(rf"(?<![\w@./-]){' ?'.join(map(re.escape, domain))}(?![\w@-]|\.\w)", re.IGNORECASE)
        names = Counter(match[0] for text in texts for match in spaced.finditer(text) if not match[0].islower())
        return next((name for name, _ in names.most_common(1)), "")
    return ""


def _names(pattern: Pattern, texts: Iterable[str], parties: Parties) -> Iterator[str]:
    """Yield the names that a pattern of a language finds, without the words that may stand before them."""
    for match in (found for text in texts for found in pattern.finditer(text)):
        name = match.groupdict().get("name") or match[0]
        before = parties.before.match(name)
        bare = _without_small(name[before.end() if before else 0 :].strip(f" {COMMAS}"))
        if not parties.form.fullmatch(bare):
            yield bare


def _without_small(name: str) -> str:
    """Return a name without the small words of a language that begin its sentence: Harbour for "When Harbour"."""
    marks = [pack.hallmarks.marks for pack in packs() if pack.hallmarks]
    words = name.split(" ")
    return " ".join(dropwhile(lambda word: any(one.fullmatch(word) for one in marks), words))


def _often(names: Iterable[str], texts: Sequence[str], fewest: int) -> str:
    """Return the name that texts use most, "" where none is used often enough; a word in small letters is no name."""
    small = {word for text in texts for word in _WORD.findall(text) if word.islower()}
    proper = [name for name in dict.fromkeys(names) if name and name.lower() not in small - {name}]
    used = {name: sum(text.count(name) for text in texts) for name in proper}
    best = max(used, key=lambda name: used[name], default="")
    return best if best and used[best] >= fewest else ""


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
