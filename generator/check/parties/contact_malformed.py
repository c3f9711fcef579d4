"""E-mail addresses that no mail can reach. See docs/rules/contact-malformed.md (RFC 5321)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.blanks import CROSSES
from ...model.diagnostics import Diagnostic, warning
from ...model.source import Span
from ..subject import Subject

_EMAIL = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}", re.ASCII
)
_TYPED = re.compile(
    r"(?<![\w@./+-])[A-Za-z0-9][\w.+-]*+(?:@| @ |@ )[\w.-]*\w|(?<![\w.+-])[\w.+-]++ ?(?:\[at\]|\(at\)) ?[\w.-]+",
    re.ASCII,
)
_DOTS = re.compile(r"^\.|\.\.|\.@")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each e-mail address typed in a text that is none; those of the registry are read strictly."""
    for passage in subject.all_passages():
        for match in _TYPED.finditer(passage.typed):
            yield from _judge(match[0], passage.span(*match.span()))


def _judge(text: str, span: Span) -> Iterator[Diagnostic]:
    if not (_EMAIL.fullmatch(text) or CROSSES.fullmatch(text)) or _DOTS.search(text):  # crosses: see `placeholder`
        found = warning("contact-malformed.no-address", span, text=text)
        yield found.with_help("contact-malformed.correct")
