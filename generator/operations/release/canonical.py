"""A run of words as what it says, whatever way of writing was chosen.

In: the wording of a run. Out: its tokens, equal where two runs differ in quotation marks, white space, contractions,
hyphens, the script of figures, numbers as words or figures, capitals at the start of a sentence, bold, or the mark that
ends a paragraph. What a link, a reference, a definition or the important stands around is a token.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ...check.values.numbers import number_of
from ...languages import known_of
from ...languages.characters import HALF_WIDTH, HAN, PLAIN_FORMS
from ...languages.pack import Pack
from ...model.wording import Wording

_MARKS = str.maketrans({**PLAIN_FORMS, **dict.fromkeys("\u00ad\u200b\u2060\ufeff")})
"""Marks in the forms of a keyboard; what is not to be seen, in none."""
_RUN_ON = re.compile(r"(?<=[a-z]{2}[.,;:!?])(?=[A-Z][a-z])")
"""Where a space is missing behind a sentence or a part of one."""
_DASHES = re.compile("-{2,}")
"""A dash, as long as it is."""
_ADDRESS = r"[A-Za-z0-9%._~:/?#@!$&*+=-]*(?:@|://|www\.)[A-Za-z0-9%._~:/?#@!$&*+=-]*[A-Za-z0-9/#=]"
_TOKEN = re.compile(
    rf"{_ADDRESS}|[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+(?:\.[A-Za-z]+)+|[{HAN}]|(?:(?![{HAN}])[^\W\d_])+(?:'(?:(?![{HAN}])[^\W\d_])+)*|\S"
)
_IS_HAN = re.compile(f"[{HAN}]")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W_])|(?<=[0-9])-(?=[^\W\d_])")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_ENDS_SENTENCE, _OPENS, _ENDS_RUN = frozenset(".?!"), frozenset("\"'([-•"), frozenset(".;,")
_STRONG: Wording = ("strong",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a token says, as it is compared, and its letters; `hyphen` says that one joins it to the token before."""

    says: str | Wording
    text: str
    hyphen: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word of letters."""
        return self.text[:1].isalpha() and not self.is_han

    @property
    def is_han(self) -> bool:
        """Whether it is a Han character."""
        return _IS_HAN.match(self.text) is not None


def tokens_of(run: Wording, locale: str, terms: Sequence[str], *, heading: bool = False) -> tuple[Token, ...]:
    """Return the tokens of a run; the capitals of `terms`, and of words inside a sentence, say something.

    All words of a `heading` are compared without theirs.
    """
    pack, defined = known_of(locale), _starts_with(tuple(terms))
    found: list[Token] = []
    begins = True
    for text, shells in run:
        around = tuple(shell for shell in shells if shell != _STRONG)
        found += (Token(says=(*shell, "opens"), text="") for shell in around)
        for token, is_term in _tokens(_plain(text, pack), defined):
            free = (begins or heading) and not is_term and token.is_word
            found.append(replace(token, says=token.text.lower()) if free else token)
            begins = token.text in _ENDS_SENTENCE or (begins and token.text in _OPENS)
        found += (Token(says=(*shell, "ends"), text="") for shell in reversed(around))
    while found and found[-1].says in _ENDS_RUN:
        found.pop()
    return tuple(found)


def _tokens(text: str, defined: re.Pattern[str]) -> Iterator[tuple[Token, bool]]:
    """Yield the tokens of plain text, and whether each begins a defined term."""
    hyphens = {match.end() for match in _HYPHEN.finditer(text)}
    for match in _TOKEN.finditer(text):
        if match.end() in hyphens and match[0] == "-":
            continue
        says = match[0].replace(",", "") if _GROUPED.fullmatch(match[0]) else match[0]
        yield Token(says=says, text=match[0], hyphen=match.start() in hyphens), bool(defined.match(text, match.start()))


def _plain(text: str, pack: Pack) -> str:
    """Return a text in the first of the forms that its language has for everything."""
    plain = "".join(unicodedata.normalize("NFKC", one) if ord(one) in HALF_WIDTH else one for one in text)
    plain = _DASHES.sub("-", _RUN_ON.sub(" ", plain.translate(_MARKS)))
    for pattern, form in pack.rewriting.forms if pack.rewriting else ():
        plain = pattern.compiled.sub(form, plain)
    return pack.values.number.compiled.sub(lambda found: _figures(found, pack), plain) if pack.values else plain


def _figures(found: re.Match[str], pack: Pack) -> str:
    """Return a number in words as figures; figures, and words that are no number, as they stand."""
    if pack.values is None or found[0][0].isdecimal():
        return found[0]
    number = number_of(found[0], pack.values.numerals)
    return found[0] if number is None else str(number)


@cache
def _starts_with(terms: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True) if term)
    return re.compile(rf"(?:{words})(?!\w)" if words else "(?!)", re.IGNORECASE)
