"""Findings that a team has decided to live with for now, so that only new ones fail.

In: findings, or the text of a baseline file. Out: the text of such a file, or the findings that it does not have. A
finding is known again by its rule, its file and the line that it marks, so that lines may move; two alike count twice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from ..model.diagnostics import Diagnostic, RefusalError
from ..model.source import json_visible, line_text

Key = tuple[str, str, str]
"""Rule, file, and the text of the line."""

FORMAT = 1
"""Number of the shape in which known findings are written."""


class BaselineError(RefusalError):
    """A file is no baseline."""


def write_baseline(findings: Iterable[Diagnostic]) -> str:
    """Return the text of a baseline with these findings, ordered, one to a line."""
    counts = sorted(Counter(map(_key, findings)).items())
    lines = [
        json_visible(json.dumps({"rule": rule, "file": file, "line": line, "count": count}, ensure_ascii=False))
        for (rule, file, line), count in counts
    ]
    inside = ",\n  ".join(lines)
    return (
        f'{{"format": {FORMAT}, "findings": [\n  {inside}\n]}}\n'
        if lines
        else f'{{"format": {FORMAT}, "findings": []}}\n'
    )


def read_baseline(text: str) -> Counter[Key]:
    """Return how often each finding is known.

    Raises BaselineError for a text that `write_baseline` cannot have made.
    """
    try:
        plain = json.loads(text)
        if plain["format"] != FORMAT:
            raise BaselineError("baseline.format", written=str(plain["format"]), format=FORMAT)
        return Counter({(str(f["rule"]), str(f["file"]), str(f["line"])): int(f["count"]) for f in plain["findings"]})
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as cause:
        raise BaselineError("baseline.other") from cause


def without_known(findings: Iterable[Diagnostic], known: Counter[Key]) -> tuple[Diagnostic, ...]:
    """Return the findings that are not known yet; of several alike, those beyond the count."""
    left = Counter(known)
    new: list[Diagnostic] = []
    for finding in findings:
        if left[_key(finding)] > 0:
            left[_key(finding)] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _key(finding: Diagnostic) -> Key:
    span = finding.span
    if span is None:
        return finding.rule, "", str(finding.message)
    return finding.rule, span.source.path, line_text(span.source, span.first().line).strip()
