"""Typed addresses without encryption. See docs/rules/url-http.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...languages.characters import NO_URL
from ..subject import Subject

_ADDRESS = re.compile(rf"http://[^{NO_URL}]+[A-Za-z0-9/]", re.IGNORECASE)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each address in the text that begins with http://; behind a link it is refused already."""
    for passage in subject.all_passages():
        for match in _ADDRESS.finditer(passage.typed):
            found = warning("url-http", f"{match[0]} is not encrypted", passage.span(*match.span()))
            secure = f"https{match[0][len('http') :]}"
            yield found.with_help(
                f"see whether {secure} answers, put it under `links:` in clauses/facts.yaml, and link words to it"
            )
