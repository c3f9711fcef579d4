"""Numbers that a conversion left in the text. See docs/rules/list-number-artefact.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..subject import Subject

_ARTEFACT = re.compile(r"(?<![A-Za-z0-9.,:/+-])0{2,}\d{1,3}[.．、)）](?!\d)")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each number with leading zeros and a mark, such as `00029.`."""
    for passage in subject.all_passages():
        for match in _ARTEFACT.finditer(passage.typed):
            found = warning(
                "list-number-artefact", f"`{match[0]}` is left over from a conversion", passage.span(*match.span())
            )
            yield found.with_help("make the paragraph an item, `1. `: its number is computed")
