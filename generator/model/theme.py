"""The brand of a publisher: colours, logo, icon, faces, letterhead, and the files that pages show them by.

Values only. What a file holds is judged in `parse/pictures.py`, whether a colour can be read in `render/contrast.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath

from .artifact import Artifact
from .registries import Texts
from .source import Span

KINDS: Mapping[str, tuple[str, bytes]] = {
    ".gif": ("image/gif", b"GIF8"),
    ".ico": ("image/x-icon", b"\0\0\1\0"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".svg": ("image/svg+xml", b""),
    ".webp": ("image/webp", b"RIFF"),
    ".woff2": ("font/woff2", b"wOF2"),
}
"""The kinds of files in `static/`, by the end of their names: media type, and the bytes that they begin with."""

_DIGITS = 16
"""Digits of a SHA-256 that a name holds: another file of the same name is not found by trying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A colour, or the path of a file, and where it is written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenFace:
    """A family of the project on screens: files in `static/` by weight and style, as CSS says them."""

    family: str
    files: Mapping[str, Chosen]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What `theme:` says. `accent` and `logo` are by tone, `light` and `dark`; `faces` and `letterhead` by locale."""

    accent: Mapping[str, Chosen] = field(default_factory=dict)
    logo: Mapping[str, Chosen] = field(default_factory=dict)
    favicon: Chosen | None = None
    faces: Mapping[str, ScreenFace] = field(default_factory=dict)
    paper: str = "A4"
    letterhead: Texts = field(default_factory=dict)

    @property
    def files(self) -> tuple[Chosen, ...]:
        """The files in `static/` that it names."""
        faces = (one for face in self.faces.values() for one in face.files.values())
        return (*self.logo.values(), *((self.favicon,) if self.favicon else ()), *faces)


NO_THEME = Theme()


def published(path: str, data: bytes) -> Artifact:
    """Return a file of `static/` as the published tree has it: its name proves its bytes and never means others."""
    suffix = PurePosixPath(path).suffix
    named = f"{path.removesuffix(suffix)}.{sha256(data).hexdigest()[:_DIGITS]}{suffix}"
    return Artifact(path=named, media_type=KINDS[suffix][0], data=data)


def proves_itself(path: str, digest: object) -> bool:
    """Say whether a path of a tree is that of a file of `static/`, and its name the one that its digest gives it."""
    _, told, suffix = ("", "", *PurePosixPath(path).name.rsplit(".", 2))[-3:]
    return path.startswith("static/") and f".{suffix}" in KINDS and str(digest)[:_DIGITS] == told
