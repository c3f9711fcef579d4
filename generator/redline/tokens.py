"""Runs of inlines as tokens, and back.

In: inlines. Out: tokens: a Latin word, a figure with its unit, one Han character or kana, one mark, a run of spaces. A
fact, a definition and a reference whose words nobody wrote are one token each, since they change as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ..model.document import Definition, FactText, Inline, Reference, Text, plain_text
from ..wording import Wording, of_run, shell

HAN = "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that are words of their own: Han characters and kana."""

_UNITS = "%|(?:business |calendar |working )?(?:days?|weeks?|months?|years?|hours?|minutes?)|percent"
_HAN_UNITS = "%|％|个?工作日|个?自然日|个?月|个?小时|周岁|周|日|天|年|岁|元|分钟"
_NUMERALS = "〇零一二三四五六七八九十百千两"
_TOKEN = re.compile(
    rf"[$€£¥]?[0-9]+(?:[.,][0-9]+)*(?:(?:[ \u00a0](?:{_UNITS})\b)|-(?:{_UNITS})\b|%|[ \u00a0]?(?:{_HAN_UNITS}))?"
    rf"|[{_NUMERALS}]+(?:{_HAN_UNITS})"
    rf"|[{HAN}]"
    rf"|(?:(?![{HAN}])[^\W_])+(?:['’\-](?:(?![{HAN}])[^\W_])+)*"
    r"|\s+"
    r"|.",
    re.DOTALL,
)
_FIGURE = re.compile(rf"[$€£¥]?[0-9]|[{_NUMERALS}]+(?:{_HAN_UNITS})\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of a run. `around` are the inlines that it stands in, without their children, the outermost first.

    `leaf` is the piece itself. Two tokens with equal keys say the same.
    """

    key: Wording
    text: str
    leaf: Inline
    around: tuple[Inline, ...]


def tokens(children: tuple[Inline, ...]) -> tuple[Token, ...]:
    """Return a run of inlines as tokens."""
    return tuple(_tokens(children, ()))


def words(text: str) -> list[str]:
    """Return the texts of the tokens of plain text."""
    return _TOKEN.findall(text)


def rebuilt(run: Iterable[Token]) -> tuple[Inline, ...]:
    """Return the inlines of tokens; neighbours in the same inline share it."""
    return tuple(_rebuilt(list(run), 0))


def is_figure(text: str) -> bool:
    """Say whether a token is a number, with or without a unit."""
    return bool(_FIGURE.match(text))


def _tokens(children: tuple[Inline, ...], around: tuple[Inline, ...]) -> Iterator[Token]:
    for inline in children:
        if isinstance(inline, Text):
            shells = _shells(around)
            for text in words(inline.text):
                yield Token(key=(text, shells), text=text, leaf=Text(text=text), around=around)
        elif isinstance(inline, FactText):  # the same words are the same, typed or not
            yield Token(key=(inline.text, _shells(around)), text=inline.text, leaf=inline, around=around)
        elif isinstance(inline, Definition) or (isinstance(inline, Reference) and inline.generated):
            text = plain_text((inline,))
            yield Token(key=(of_run((inline,)), _shells(around)), text=text, leaf=inline, around=around)
        else:
            yield from _tokens(inline.children, (*around, replace(inline, children=())))


def _shells(around: tuple[Inline, ...]) -> Wording:
    return tuple(filter(None, map(shell, around)))


def _rebuilt(run: list[Token], depth: int) -> Iterator[Inline]:
    for outer, group in groupby(run, lambda token: token.around[depth] if len(token.around) > depth else None):
        if outer is None:
            yield from _joined(group)
        else:
            yield replace(outer, children=tuple(_rebuilt(list(group), depth + 1)))


def _joined(run: Iterable[Token]) -> Iterator[Inline]:
    for is_text, group in groupby(run, lambda token: isinstance(token.leaf, Text)):
        if is_text:
            yield Text(text="".join(token.text for token in group))
        else:
            yield from (token.leaf for token in group)
