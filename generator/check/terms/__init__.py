"""Terms: one word for one thing, defined before it is used."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "term-undefined": Severity.WARNING,
    "term-before-definition": Severity.WARNING,
    "term-redefined": Severity.WARNING,
    "term-case": Severity.WARNING,
    "term-variant": Severity.WARNING,
    "term-synonym": Severity.WARNING,
    "name-variant": Severity.WARNING,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
