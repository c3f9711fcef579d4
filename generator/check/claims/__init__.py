"""What the texts claim to do and not to do."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "claim-conflict": Severity.WARNING,
    "declared-conflict": Severity.WARNING,
    "signal-conflict": Severity.WARNING,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
