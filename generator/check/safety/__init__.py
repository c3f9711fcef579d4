"""Safety: what the eye cannot see."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {"script-spoofed": Severity.WARNING}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
