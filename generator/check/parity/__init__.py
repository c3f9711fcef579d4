"""Both languages: what one text says and the other does not."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "stale-translation": Severity.WARNING,
    "structure-parity": Severity.ERROR,
    "value-parity": Severity.ERROR,
    "term-parity": Severity.ERROR,
    "negation-parity": Severity.WARNING,
    "modal-parity": Severity.WARNING,
    "scope-parity": Severity.WARNING,
    "list-parity": Severity.WARNING,
    "name-parity": Severity.WARNING,
    "sentence-parity": Severity.WARNING,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
