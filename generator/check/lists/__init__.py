"""Lists and sentences: whether a text is whole."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "list-terminal": Severity.WARNING,
    "list-case": Severity.WARNING,
    "list-number-artefact": Severity.WARNING,
    "list-literal-marker": Severity.WARNING,
    "list-nesting-lost": Severity.WARNING,
    "list-sibling-unnumbered": Severity.WARNING,
    "sentence-fragment": Severity.WARNING,
    "sentence-unterminated": Severity.WARNING,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
