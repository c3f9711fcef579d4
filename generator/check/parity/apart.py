"""What the rules of parity share: which passages say the same in two languages, and how a difference is told.

In: a Pair. Out: for each passage of one text those of the other that it is held against; findings. It compares nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...model.diagnostics import Diagnostic, Message, Severity, error
from ...model.source import Span
from ..passage import Passage, Role
from ..subject import Pair

_UNSAID = Message("parity.say-counterpart")
_INDEPENDENT = Message("parity.independent")


def opposite(one: Sequence[Passage], other: Sequence[Passage]) -> tuple[tuple[Passage, ...], ...]:
    """Return for each passage of a clause those of its sister that have to say the same.

    Texts of the same shape are read side by side, each passage with its own and with the heading, which may say it
    already. What a heading says may stand anywhere, and where the shapes differ, so may all the rest.
    """
    whole = tuple(other)
    if [passage.role for passage in one] != [passage.role for passage in other]:
        return (whole,) * len(one)
    return tuple(
        whole if passage.role is Role.TITLE else (whole[0], there) for passage, there in zip(one, other, strict=True)
    )


def place_of(there: Sequence[Passage], pair: Pair) -> Span:
    """Return where something is missing: in the one passage that could say it, or in the clause as a whole."""
    body = [passage for passage in there if passage.role is not Role.TITLE]
    return body[0].span(0, len(body[0].text)) if len(body) == 1 and body[0].text else pair.other.title_span


def told(pair: Pair, message: Message, span: Span, instead: Message) -> Diagnostic:
    """Return a finding as grave as the pair makes it, with what to write instead."""
    found = replace(error(message, span), severity=pair.severity)
    if pair.severity is Severity.SUGGESTION:
        return found.with_help(_INDEPENDENT)
    return found.with_help(instead, _UNSAID if pair.severity is Severity.WARNING else None)
