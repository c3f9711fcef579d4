"""What headings of privacy documents are usually about.

In: a title. Out: its topic, how sure that is, and what the topic usually stands below; an id made of the words of a
title. The words that tell a topic stand in the packs. The list was made by reading policies of many companies; the
order decides where two topics fit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count, dropwhile, product

from ..languages import every
from ..languages.pattern import Pattern
from ..model.document import Section, plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A matter that clauses are about: its id, and the topics that it may stand below."""

    id: str
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The topic of a title; `sure` is 1 where the title is made of its words, less where it has others as well."""

    topic: Topic
    sure: float


_TABLE = """
    sale-opt-out < sale; non-discrimination; shine-the-light; do-not-track; categories-12m;
    disclosures-12m < sharing; sales-12m < sharing sale; sale; agents < rights; submit-request < rights;
    response < rights; access < rights; deletion < rights; state-rights; rights; choices; children; cookies;
    sources < categories-12m; transfers; security; retention; sharing; legal-basis; categories; use; collection;
    links; changes; complaints; definitions; scope; contact; law; introduction; outline
"""
"""A topic and, behind `<`, those that it may stand below."""
CHANGES, CONTACT, OUTLINE = "changes", "contact", "outline"
"""Topics that mean something to the importer: where somebody is reached, and what lists the headings."""


def _topics() -> Iterator[Topic]:
    for entry in _TABLE.split(";"):
        name, _, below = entry.strip().partition(" < ")
        yield Topic(id=name, below=tuple(below.split()))


_TOPICS = tuple(_topics())
_LETTERS = "bcdefghjklmnopqrstuvwxyz"
_WORDS, _LONGEST = 5, 60
"""Words of an id, as many as one reads at a glance, and its characters: a name of a file has room for them."""


@lru_cache(maxsize=4096)
def match(title: str) -> Match | None:
    """Return the topic of a title in any language, or None where no words of one are in it."""
    text = " ".join(title.casefold().split())
    for topic in _TOPICS:
        for pattern in _patterns(topic.id):
            found = pattern.search(text)
            if found:
                return Match(topic=topic, sure=_share(text, found[0]))
    return None


def is_about(section: Section, topic: str) -> bool:
    """Say whether the title of a clause tells a topic."""
    found = match(plain_text(section.title))
    return found is not None and found.topic.id == topic


def _patterns(topic: str) -> Iterator[Pattern]:
    yield from (one.titles[topic] for one in every(lambda pack: pack.matters) if topic in one.titles)


def slug(title: str) -> str:
    """Return an id made of the words of a title, "" where none of them is Latin.

    Of a title with more words than an id has those stay that tell it from others.
    """
    plain = unicodedata.normalize("NFKD", re.sub("[’']", "", title.casefold())).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    words = [*dropwhile(str.isdigit, words)] or words
    if len(words) > _WORDS:
        small = frozenset[str]().union(*(one.small for one in every(lambda pack: pack.matters)))
        words = [word for word in words if word not in small] or words
    kept = [word[:_LONGEST] for word in words[:_WORDS]]
    while len(name := "-".join(kept)) > _LONGEST:
        kept.pop()
    return name if not name or name[0].isalpha() else f"s-{name}"


def name_of(title: str) -> tuple[str, float]:
    """Return an id for a clause and how sure its topic is: the words of a Latin title, else its topic, else ""."""
    words = slug(title)
    if len(words) * 2 > sum(one.isalnum() for one in title):
        return words, 0.0
    found = match(title)
    return (found.topic.id, found.sure) if found else (words, 0.0)


def free(name: str, taken: Container[str]) -> str:
    """Return an id, or one like it where it is taken: with letters behind it, since numbers are those of paragraphs."""
    others = (f"{name}-{''.join(letters)}" for size in count(1) for letters in product(_LETTERS, repeat=size))
    return next(one for one in chain((name,), others) if one not in taken)


def _share(text: str, found: str) -> float:
    """Return how much of a title its pattern covers, at least a half: the rest may be what it is really about."""
    own, whole = (len(re.sub(r"[\W\d_]+", "", part)) for part in (found, text))
    return round(0.5 + 0.5 * own / max(whole, 1), 2)
