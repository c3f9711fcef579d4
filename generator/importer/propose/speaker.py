"""Who publishes: the one who speaks.

In: drafts. Out: a `Speaker` for each language. Places of several kinds each give one name a vote: the name beside “we”,
who acts in the text, who holds the copyright, what the page says of itself, the e-mail addresses, the clause about
contacts, the title, a signature. Where no name has two votes, nobody speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile

from ...languages import every
from ...languages.characters import COMMAS, STOPS
from ...languages.parts.wording import Parties
from ...languages.pattern import Pattern, ignoring_case
from ...model.document import Link, plain_text, walk_sections
from ...model.nodes import runs, walk
from ..draft import DraftDocument
from ..topics import CONTACT, is_about
from .terms import terms_in

_YEARS = r"\d{4}(?:\s?[-–—,]\s?\d{4})*"
_HELD = ignoring_case(
    rf"(?:©\s*(?:{_YEARS})?|(?:\(c\)|\bcopyright)\s+(?:©\s*)?{_YEARS}),?\s*(?:by )?"
    rf"(?P<name>[^\W\d_][^{STOPS}{COMMAS}©|\n]{{1,40}}(?:,? (?:inc|ltd|llc)\b)?)"
)
"""Who holds the copyright, as the foot of a page says it."""
_MAIL = re.compile(
    r"[\w.+-]@(?:[\w-]+\.)*?([\w-]{2,})(?:\.(?:com|co|net|org|ac|gov))?\.[a-z]{2,12}\b", re.IGNORECASE | re.ASCII
)
"""An e-mail address; its group is the name under which the domain was registered."""
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]+(?![\w@/]|[.-]\w)")
"""A word that is no part of an address."""
_LEAST = 2
"""Votes that make a name the publisher."""
_BEFORE = 8
"""Characters before a name in which an article stands."""
_MOST = 30
"""Names of one kind of place, those that it has most often, that are looked for in the whole text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The name of a publisher in a language as the text mostly has it, and its whole name, "" for the same."""

    name: str
    whole: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """What drafts say: lines of text, those about contacts, titles, and what their files have beside the text."""

    texts: tuple[str, ...]
    contacts: tuple[str, ...]
    titles: tuple[str, ...]
    beside: tuple[str, ...]
    named: tuple[str, ...]
    links: tuple[str, ...]
    signed: tuple[str, ...]

    def uses(self, name: str) -> int:
        """How often the text has a name where it is no part of a longer word."""
        return sum(len(whole_word(name).findall(text)) for text in self.texts if name in text)


def speakers_of(drafts: Sequence[DraftDocument], given: str | None) -> Mapping[str, Speaker]:
    """Return who publishes by language: the given name, else who speaks there, else in another language of the texts.

    Nothing where nobody speaks in any of them.
    """
    locales = dict.fromkeys(draft.locale for draft in drafts)
    if given:
        return {locale: Speaker(name=given) for locale in locales}
    told = {locale: _told([draft for draft in drafts if draft.locale == locale]) for locale in locales}
    found = {locale: speaker for locale in locales if (speaker := _speaker(told[locale]))}
    names = list(found.values())
    here = {locale: [one for one in names if told[locale].uses(one.name)] or names for locale in locales}
    return {locale: found.get(locale, here[locale][0]) for locale in locales} if names else {}


def _told(drafts: Sequence[DraftDocument]) -> _Evidence:
    sections = [section for draft in drafts for section in walk_sections(draft.sections)]
    return _Evidence(
        texts=tuple(plain_text(run) for section in sections for run in (section.title, *runs(section.blocks))),
        contacts=tuple(plain_text(run) for one in sections if is_about(one, CONTACT) for run in runs(one.blocks)),
        titles=tuple(draft.title for draft in drafts),
        beside=tuple(line for draft in drafts for line in draft.beside),
        named=tuple(name for draft in drafts for name in draft.named),
        links=tuple(node.href for one in sections for node in walk(one.blocks) if isinstance(node, Link)),
        signed=tuple(draft.sign_off.party for draft in drafts if draft.sign_off),
    )


def _speaker(told: _Evidence) -> Speaker | None:
    votes: Counter[str] = Counter()
    names: dict[str, set[str]] = {}
    improper = improper_in(told.texts)
    for weight, found in _votes(told):
        proper = [name for name, _ in Counter(found).most_common(_MOST) if is_proper(name, improper)]
        best = max(proper, key=told.uses, default="")
        if best:
            votes[without_form(best)] += weight
            names.setdefault(without_form(best), set()).update(
                one for one in proper if without_form(one) == without_form(best)
            )
    bare = max(votes, key=lambda name: (votes[name], told.uses(name)), default="")
    if votes[bare] < _LEAST:
        return None
    whole = max(names[bare], key=len)
    is_used = whole != bare and told.uses(bare) > told.uses(whole)
    return Speaker(name=bare, whole=whole) if is_used else Speaker(name=whole)


def _votes(told: _Evidence) -> Iterator[tuple[int, Iterable[str]]]:
    """Yield the names that each kind of place has, and the votes that it gives to the one that is used most."""
    for one in every(lambda pack: pack.parties):
        yield from ((3, names_in(pattern, told.texts, one)) for pattern in one.speaking)
        yield from ((1, names_in(pattern, told.texts, one)) for pattern in one.acting)
        yield 2, names_in(one.company, told.contacts, one)
        companies = Counter(names_in(one.company, told.texts, one))
        yield (
            (2 if len(set(map(without_form, companies))) == 1 else 1),
            (name for name in companies if companies[name] > 1),
        )
        yield 2, (name for name in names_in(one.titled, told.titles, one) if _is_used(name, told))
    yield 3, _holders(told.beside)
    yield 2, _holders(told.texts)
    yield 2, (name for name in told.named if told.uses(name))
    yield 2, _reached(told)
    yield 2, told.signed


def _is_used(name: str, told: _Evidence) -> bool:
    """Say whether a text uses the name in a title, twice or more and not as part of the title alone."""
    titles = (re.match(rf".*?{re.escape(name)}\W*\w+", title) for title in told.titles)
    return told.uses(name) - sum(told.uses(match[0]) for match in titles if match) > 1


def _holders(lines: Iterable[str]) -> Iterator[str]:
    """Yield who holds the copyright, without the words that tell what right it is."""
    rights = [one.rights for one in every(lambda pack: pack.parties)]
    for name in (match["name"] for line in lines for match in _HELD.finditer(line)):
        ends = (match.start() for match in (one.search(name) for one in rights) if match)
        yield name[: min(ends, default=len(name))].strip()


def _reached(told: _Evidence) -> Iterator[str]:
    """Yield the name that most e-mail addresses are called after: Harbour Lights for captain@harbourlights.com."""
    domains = Counter(match[1].casefold() for text in (*told.texts, *told.links) for match in _MAIL.finditer(text))
    for domain, _ in domains.most_common(1):
        spaced = re.compile(rf"(?<![\w@./-]){' ?'.join(map(re.escape, domain))}(?![\w@-]|\.\w)", re.IGNORECASE)
        found = (match[0] for text in told.texts for match in spaced.finditer(text))
        yield from (name for name in found if name[0].isdigit() or not name.islower())


def names_in(pattern: Pattern, texts: Iterable[str], parties: Parties) -> Iterator[str]:
    """Yield the names that a pattern of a language finds, without the words that may stand before them."""
    for match in (found for text in texts for found in pattern.finditer(text)):
        name = match.groupdict().get("name") or match[0]
        before = parties.before.match(name)
        bare = without_small(name[before.end() if before else 0 :].strip(f" {COMMAS}"))
        start = match.start()
        if not parties.form.fullmatch(bare) and not parties.kind.search(match.string, max(0, start - _BEFORE), start):
            yield bare


def without_small(name: str) -> str:
    """Return a name without the small words of a language that begin its sentence: Harbour for "When Harbour"."""
    marks = [one.marks for one in every(lambda pack: pack.hallmarks)]
    words = name.split(" ")
    return " ".join(dropwhile(lambda word: any(one.fullmatch(word) for one in marks), words))


def without_form(name: str) -> str:
    """Return a name without the form of its company."""
    for form in (one.form for one in every(lambda pack: pack.parties)):
        name = form.compiled.sub("", name) or name
    return name


def improper_in(texts: Sequence[str]) -> frozenset[str]:
    """Return the words that a text has in small letters, those of places, and the terms that it defines.

    What is made of them is no name.
    """
    small = {word for text in texts for word in _WORD.findall(text) if word.islower()}
    places = (place.lower() for names in every(lambda pack: pack.names) for place in names.places)
    parties = every(lambda pack: pack.parties)
    companies = "\n".join({name for one in parties for name in names_in(one.company, texts, one)})
    terms = (term for text in texts for term in terms_in(text) if term not in companies)
    return frozenset(chain(small, places, terms))


def is_proper(name: str, improper: frozenset[str]) -> bool:
    """Say whether words may be a name in a text that has these words for other things."""
    words = [word.lower() for word in _WORD.findall(name)]
    return bool(name) and name not in improper and not (words and all(word in improper for word in words))


def whole_word(name: str) -> re.Pattern[str]:
    """Return what finds a name where it is no part of a longer word."""
    return re.compile(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])")
