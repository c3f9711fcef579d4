"""Typography: marks and spaces."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "punct-doubled": Severity.WARNING,
    "space-missing": Severity.WARNING,
    "space-nbsp": Severity.WARNING,
    "punct-cjk-ascii": Severity.WARNING,
    "zh-terminal-missing": Severity.WARNING,
    "quotes": Severity.WARNING,
    "unbalanced-bracket": Severity.WARNING,
    "script-mixed": Severity.WARNING,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
