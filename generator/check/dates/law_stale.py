"""Laws and frameworks that no longer hold. See docs/rules/law-stale.md; the registries are those of the packs."""

from __future__ import annotations

from collections.abc import Iterator

from ...languages import packs
from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each mention of a law that was out of date on the day asked for."""
    laws = [law for pack in packs() if pack.law for law in pack.law.outdated if law.since <= subject.day]
    for passage in subject.all_passages():
        for law in laws:
            for match in law.phrase.finditer(passage.text):
                found = warning(
                    "law-stale.since", passage.span(*match.span()), match=match[0], since=law.since, reason=law.reason
                )
                yield found.with_help("law-stale.write-other", replacement=law.replacement)
