"""One file of the published tree (FRBR: manifestation)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """`path` is relative to the output folder, with forward slashes; `data` is the whole file.

    `about` goes into the manifest beside the file: work, locale, edition, dates.
    """

    path: str
    media_type: str
    data: bytes = field(repr=False)
    about: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file of the tree before that would be made again byte by byte, and what its manifest says."""

    path: str
    listed: Mapping[str, Any]
