"""No space behind a mark in a text that is written with spaces. See docs/rules/space-missing.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject

_TIGHT = re.compile(
    r"(?<=[A-Za-z)\d])([,;:!?])(?=[A-Za-z]{2})|(?<=[a-z][a-z)])\.(?=[A-Z][a-z])|(?<=[a-z]{2})\((?=[A-Za-z]{3})(?![a-z]{1,4}\))"
)
_ADDRESS = re.compile(
    r"[={}]|://|www\.|@|\.(?:com|org|net|gov|edu|cn|eu|io|html?|js|ts)\b|\b(?:[A-Z][a-z]+\.js|\.NET)\b"
)
_AROUND = 80
"""How far an address reaches at most on either side of a mark in it."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each place in a text of words where a mark touches the word behind it."""
    for passage, _ in subject.passages_with(lambda pack: pack.words):
        for match in _TIGHT.finditer(passage.typed):
            if _ADDRESS.search(_token(passage.typed, match.start())) or _is_linked_word(passage, match.start()):
                continue
            text = f" {match[0]}" if match[0] == "(" else f"{match[0]} "
            yield (
                warning("space-missing.no-space", passage.span(*match.span()), text=match[0])
                .with_help("space-missing.put-space")
                .with_fix(text)
            )


def _is_linked_word(passage: Passage, at: int) -> bool:
    """Say whether a mark stands in the only word of a link, which then is a name: Happy.Tools."""
    piece = passage.piece(at)
    return passage.link_at(at) is not None and " " not in passage.text[piece.start : piece.end]


def _token(text: str, at: int) -> str:
    """Return what stands around an offset without a space between."""
    before = text[max(0, at - _AROUND) : at].rpartition(" ")[2]
    return before + text[at : at + _AROUND].partition(" ")[0]
