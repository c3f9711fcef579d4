"""Parties and facts: who is named, how to reach them, what is counted."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "entity-foreign": Severity.WARNING,
    "entity-inconsistent": Severity.WARNING,
    "contact-malformed": Severity.WARNING,
    "contact-inconsistent": Severity.WARNING,
    "phone-invalid": Severity.WARNING,
    "fact-typed": Severity.WARNING,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
