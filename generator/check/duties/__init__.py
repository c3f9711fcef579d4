"""What the law asks of the texts."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "profile-unanswered": Severity.WARNING,
    "duty-missing": Severity.ERROR,
    "duty-languages": Severity.WARNING,
    "duty-limit": Severity.WARNING,
    "duty-phrase": Severity.WARNING,
    "duty-unlikely": Severity.WARNING,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
