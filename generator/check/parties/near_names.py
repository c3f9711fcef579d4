"""Words that are one slip away from a registered name and are no words themselves.

In: registered names and a passage. Out: the places of such words, with the name that each is near. In Han characters a
slip is one other character that no word of the dictionary holds; in Latin letters a capitalised word most of whose
letters are those of the name, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ...languages.characters import HAN, QUOTES
from ...localize.lexicon import TaggedWord, tagged_in
from ..names import begins_sentence, is_title_case
from ..passage import Passage

_HAN_NAME = re.compile(f"[{HAN}]{{2,24}}")
_LATIN = re.compile(r"(?<![\w@./-])[A-Z][A-Za-z]+(?![\w@]|\.\w|-\w)")
_SHORTEST = 5
"""Letters of a Latin name that has a near one: of four, every second word would be."""
_ALIKE = 0.8
"""Share of letters in order (Ratcliff and Obershelp) that two words have with one slip in five letters."""
_RELATING = frozenset("pcurdf")
"""Parts of speech, by their first letter, of a character that stands alone for what it is: 在, 和, 的, 我."""

_OFTEN = 2
"""So often at most does one slip stand in a text."""

Near = tuple[Passage, int, int, str]
"""Where a word begins and ends in a passage, and the name that it is near."""
_Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """Registered names: coined ones in Han characters with what is one off from any, the words of the others."""

    all: frozenset[str]
    han: tuple[str, ...]
    latin: tuple[str, ...]
    others: tuple[str, ...]
    one_off: re.Pattern[str] | None


def known_names(coined: Iterable[str], others: Iterable[str]) -> KnownNames:
    """Return names, ready to be looked for: slips are those of `coined` ones; `others` are no slips."""
    own = frozenset(coined)
    every = own | frozenset(others)
    han = tuple(sorted(name for name in own if _HAN_NAME.fullmatch(name)))
    slips = "|".join(f"{name[:at]}[{HAN}]{name[at + 1 :]}" for name in han for at in range(len(name)))
    return KnownNames(
        all=every,
        han=han,
        latin=_words(own),
        others=_words(every),
        one_off=re.compile(f"(?=({slips}))") if slips else None,
    )


def _words(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for name in names for word in _LATIN.findall(name)}))


def near_names(passages: Iterable[Passage], known: KnownNames) -> Iterator[Near]:
    """Yield the words of passages that are near a name and no name; what stands there often is another name."""
    found: dict[str, list[Near]] = {}
    for passage in passages:
        for start, end, name in (*_in_han(passage, known), *_in_latin(passage, known)):
            found.setdefault(passage.typed[start:end], []).append((passage, start, end, name))
    yield from (near for places in found.values() if len(places) <= _OFTEN for near in places)


def _in_han(passage: Passage, known: KnownNames) -> Iterator[_Place]:
    found = list(known.one_off.finditer(passage.typed)) if known.one_off else []
    words = _words_of(passage) if found else ()
    for match in found:
        text, start = match[1], match.start()
        end = start + len(text)
        if any(passage.typed.startswith(name, start) for name in known.all):
            continue
        for name in known.han:
            slips = _slips(name, text)
            if len(slips) == 1 and (_is_quoted(passage.typed, start, end) or _is_no_word(words, start, end, slips[0])):
                yield start, end, name
                break


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Say whether a word stands in quotation marks: who quotes a word names something."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return len(around) == 2 and all(mark in QUOTES for mark in around)  # noqa: PLR2004 - one on each side


def _slips(name: str, text: str) -> tuple[int, ...]:
    """Return where two names of one length differ."""
    return tuple(at for at, sign in enumerate(text) if sign != name[at]) if len(name) == len(text) else ()


def _words_of(passage: Passage) -> Sequence[TaggedWord]:
    """Return the words of a passage; where no dictionary tells, each character is taken for one."""
    tagged = tagged_in(passage.typed, passage.locale)
    if tagged is not None:
        return tagged
    return tuple(TaggedWord(sign, at, at + 1, "") for at, sign in enumerate(passage.typed))


def _is_no_word(words: Sequence[TaggedWord], start: int, end: int, slip: int) -> bool:
    """Say whether what stands there is whole words, the other character alone, and none that only relates others."""
    inside = [word for word in words if start <= word.start and word.end <= end]
    single = [word for word in inside if len(word.text) == 1]
    is_whole = sum(len(word.text) for word in inside) == end - start
    is_alone = any(word.start == start + slip for word in single)
    return is_whole and is_alone and not any(word.kind[:1] in _RELATING for word in single)


def _in_latin(passage: Passage, known: KnownNames) -> Iterator[_Place]:
    if is_title_case(passage.typed):
        return
    for match in _LATIN.finditer(passage.typed):
        word = match[0]
        near = None if _is_known(word, known.others) else _nearest(word, known.latin)
        if near and not begins_sentence(passage.typed, match.start()):
            yield *match.span(), near


def _is_known(word: str, names: Sequence[str]) -> bool:
    """Say whether a word is a name, in whatever capitals, or one with an ending."""
    return len(word) < _SHORTEST or any(
        word.casefold().startswith(name.casefold()) or name.casefold().startswith(word.casefold()) for name in names
    )


def _nearest(word: str, names: Sequence[str]) -> str | None:
    """Return the name of which a word has most letters; one that differs at its end alone is derived from it."""
    alike = (
        name for name in names if len(name) >= _SHORTEST and name[0] == word[0] and name[:-1] != word[: len(name) - 1]
    )
    return next((name for name in alike if SequenceMatcher(None, name, word).ratio() >= _ALIKE), None)
