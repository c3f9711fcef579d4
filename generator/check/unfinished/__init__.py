"""What a draft leaves behind: blanks that nobody filled in, passages that nobody translated."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = MappingProxyType(
    {
        "placeholder": Severity.ERROR,
        "not-translated": Severity.ERROR,
    }
)
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
