"""Put the one right text in the place of what a finding marks.

In: findings. Out: the files that change, whole, as text, and the findings that are fixed by it. Changes that overlap
wait for the next run. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.diagnostics import Diagnostic
from ..model.source import Span, replaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """The new text of each file by path, and the findings that were fixed, in the files' order."""

    texts: Mapping[str, str]
    findings: tuple[Diagnostic, ...]


def fixed(findings: Iterable[Diagnostic]) -> Fixed:
    """Return what the findings with a fix make of their files."""
    by_source: dict[str, list[tuple[Span, str, Diagnostic]]] = {}
    for finding in findings:
        if finding.span and finding.fix is not None and finding.fix != finding.span.text:
            by_source.setdefault(finding.span.source.path, []).append((finding.span, finding.fix, finding))
    texts: dict[str, str] = {}
    done: list[Diagnostic] = []
    for path, changes in sorted(by_source.items()):
        kept = _apart(changes)
        texts[path] = replaced(kept[0][0].source.text, [(span.start, span.end, text) for span, text, _ in kept])
        done += [finding for _, _, finding in kept]
    return Fixed(texts=texts, findings=tuple(done))


def _apart(changes: list[tuple[Span, str, Diagnostic]]) -> list[tuple[Span, str, Diagnostic]]:
    """Return the changes in order without those that begin before the one before them ends."""
    kept: list[tuple[Span, str, Diagnostic]] = []
    for change in sorted(changes, key=lambda change: (change[0].start, change[0].end)):
        if not kept or change[0].start >= kept[-1][0].end:
            kept.append(change)
    return kept
