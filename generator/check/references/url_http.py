"""Typed addresses without encryption. See docs/rules/url-http.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.characters import NO_URL
from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject

_ADDRESS = re.compile(rf"http://[^{NO_URL}]+[A-Za-z0-9/]", re.IGNORECASE)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each address in the text that begins with http://; behind a link it is refused already."""
    for passage in subject.all_passages():
        for match in _ADDRESS.finditer(passage.typed):
            found = warning("url-http.plain", passage.span(*match.span()), address=match[0])
            secure = f"https{match[0][len('http') :]}"
            yield found.with_help("url-http.try-secure", secure=secure)
