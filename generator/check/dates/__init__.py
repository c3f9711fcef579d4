"""Dates, periods and ages: typed, stale, or at odds with each other."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "date-typed": Severity.ERROR,
    "date-format": Severity.WARNING,
    "date-stale": Severity.WARNING,
    "date-age": Severity.WARNING,
    "notice-missing": Severity.WARNING,
    "date-inconsistent": Severity.WARNING,
    "law-stale": Severity.WARNING,
    "deadline-conflict": Severity.WARNING,
    "age-conflict": Severity.WARNING,
    "duration-vague": Severity.SUGGESTION,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
