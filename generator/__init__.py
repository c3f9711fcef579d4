"""Clausebook: one structured source of clauses becomes the published policies of a company."""

from __future__ import annotations

__version__ = "0.1.0"
