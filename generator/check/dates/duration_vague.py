"""Periods that say nothing. See docs/rules/duration-vague.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, suggestion
from ..subject import Subject

_VAGUE = {
    "en": re.compile(
        r"\b(?:(?:a|some) (?:reasonable|certain|limited|short|appropriate) (?:period(?: of time)?|time)"
        r"|within a reasonable time|(?:for )?as long as (?:is |may be )?(?:reasonably )?(?:necessary|needed|required)"
        r"|for some time|in due course)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("(?:一定|合理|必要|适当)(?:的)?(?:期限|期间|时间|时期)|一段时间"),
}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a suggestion for each period without a length."""
    for passage in subject.all_passages():
        pattern = _VAGUE.get(passage.language)
        for match in pattern.finditer(passage.typed) if pattern else ():
            found = suggestion("duration-vague", f"`{match[0]}` has no length", passage.span(*match.span()))
            yield found.with_help("say how long, best as a period of facts.yaml, or what the length depends on")
