"""What a draft leaves behind: blanks that nobody filled in, passages not translated, words not approved as they are."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "placeholder": Severity.ERROR,
    "not-translated": Severity.ERROR,
    "approval-void": Severity.WARNING,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
