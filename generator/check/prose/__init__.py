"""Words: spelling, style, labels, and passages that stand twice."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "spell": Severity.WARNING,
    "word-repeated": Severity.WARNING,
    "number-style": Severity.SUGGESTION,
    "category-label": Severity.WARNING,
    "category-tag": Severity.WARNING,
    "text-duplicate": Severity.SUGGESTION,
    "readability": Severity.SUGGESTION,
    "language-unread": Severity.SUGGESTION,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
