"""One file of the published tree (FRBR: manifestation)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """`path` is relative to the output folder, with forward slashes; `data` is the whole file."""

    path: str
    media_type: str
    data: bytes = field(repr=False)
