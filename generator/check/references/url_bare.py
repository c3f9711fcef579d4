"""Addresses typed as text. See docs/rules/url-bare.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.characters import NO_URL
from ...model.diagnostics import Diagnostic, warning
from ...model.written import FactLink, Link
from ..subject import Subject

_ADDRESS = re.compile(
    r"(?:(?<![\w?=])https://|(?<!//)www\.|(?<![\w.@/-])[a-z0-9-]{1,63}\.(?:com|org|net|cn|eu|io|gov)/)"
    rf"[^{NO_URL}]+[A-Za-z0-9/]",
    re.IGNORECASE | re.ASCII,
)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each web address in the text that is no link; http:// is the matter of url-http."""
    for passage in subject.all_passages():
        for match in _ADDRESS.finditer(passage.typed):
            if any(isinstance(inline, (Link, FactLink)) for inline in passage.piece(match.start()).within):
                continue
            found = warning("url-bare.no-link", passage.span(*match.span()), address=match[0])
            yield found.with_help("url-bare.put-link")
