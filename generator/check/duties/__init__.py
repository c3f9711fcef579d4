"""What the law asks of the texts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = MappingProxyType({})
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
