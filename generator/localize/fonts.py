"""The font files for paper: which face a locale uses and which characters it holds. The only door to fontTools.

In: the folder of shipped fonts with its table `fonts.json`, font files of a project, text. Out: frozen `FontTable`s and
`FontFace`s, the characters that no face can print, the text of a fontconfig file that hides the machine's own fonts.
Nothing here renders or writes; the languages are data of the table.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import category

from ..disk.reading import open_file
from ..model.diagnostics import Message, RefusalError, reason

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

REGULAR, BOLD = 400, 700
LARGEST = 64 * 2**20
"""Bytes of a font file: all of Unicode's Han characters take 30 MB."""
_ANY_LANGUAGE = "und"  # BCP 47: undetermined
_SIGNATURES = (b"OTTO", b"\x00\x01\x00\x00", b"true")
_REFUSED: Mapping[bytes, Message] = {
    b"wOF2": Message("font-unusable.woff2"),
    b"wOFF": Message("font-unusable.woff"),
    b"ttcf": Message("font-unusable.collection"),
}
_DAMAGED = Message("font-unusable.damaged")
_BESIDE_HAN = frozenset({"Bopo", "Hira", "Kana"})
_DRAWS_NOTHING = frozenset({"Cc", "Cf", "Zl", "Zp"})
_VARIATION_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))


class FontError(RefusalError):
    """A font that cannot be used; `path` names the file."""

    def __init__(self, path: Path, message: Message) -> None:
        super().__init__(message)
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """One font file: weight 400 or 700, style `normal` or `italic`; whether it came with Clausebook."""

    family: str
    weight: int
    style: str
    path: Path
    shipped: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FontTable:
    """All faces, and for each locale (or a shorter tag, `und` at last) its families in the order they are asked."""

    faces: tuple[FontFace, ...]
    families: Mapping[str, tuple[str, ...]]


def open_fonts(folder: Path) -> FontTable:
    """Read the table of shipped fonts in `folder`. Raises OSError where the installation lacks it."""
    table = json.loads((folder / "fonts.json").read_text(encoding="utf-8"))
    faces = tuple(
        FontFace(
            family=row["family"], weight=row["weight"], style=row["style"], path=folder / row["file"], shipped=True
        )
        for row in table["faces"]
    )
    families = {locale: tuple(names) for locale, names in table["families"].items()}
    return FontTable(faces=faces, families=MappingProxyType(families))


def add_fonts(
    table: FontTable, locale: str, families: Sequence[str], files: Iterable[Path], within: Path | None = None
) -> FontTable:
    """Return `table` with the fonts that a project names for `locale`, which then uses these families alone.

    Raises UnreadableFileError as `disk.reading.open_file` does, FontError for a file that is no font, and for a family
    that no file has or that lacks one of the two weights: bold is never faked on paper.
    """
    own = tuple(read_face(file, within) for file in files)
    faces = (*table.faces, *(face for face in own if face not in table.faces))
    for family in families:
        _require_two_weights(family, faces, own)
    return FontTable(faces=faces, families=MappingProxyType({**table.families, locale: tuple(families)}))


def script_of(character: str) -> str:
    """Return the script of a character, a code of ISO 15924: `Hani` for kana as well, `Zyyy` for signs and emoji."""
    from fontTools.unicodedata import script_extension

    code: str = min(script_extension(character))
    return "Hani" if code in _BESIDE_HAN else code


def families_for(table: FontTable, locale: str) -> tuple[str, ...]:
    """The families of `locale`, in the order that CSS should name them: for zh-Hans-CN those of zh-Hans, zh or und."""
    subtags = locale.split("-")
    tags = ("-".join(subtags[:length]) for length in range(len(subtags), 0, -1))
    return table.families[next((tag for tag in tags if tag in table.families), _ANY_LANGUAGE)]


def faces_for(table: FontTable, locale: str) -> tuple[FontFace, ...]:
    """The faces of all families of `locale`, in their order."""
    return tuple(face for family in families_for(table, locale) for face in table.faces if face.family == family)


def read_face(path: Path, within: Path | None = None) -> FontFace:
    """Describe a font file by what it says of itself.

    Raises FontError for anything but an OTF or TTF, and UnreadableFileError as `disk.reading.open_file` does.
    """
    with _opened(path, within) as font:
        os2 = font["OS/2"]
        return FontFace(
            family=font["name"].getBestFamilyName() or path.stem,
            weight=BOLD if os2.usWeightClass >= (REGULAR + BOLD) // 2 else REGULAR,
            style="italic" if os2.fsSelection & 1 else "normal",
            path=path,
        )


def characters(face: FontFace) -> frozenset[int]:
    """The code points that `face` holds. Raises as `read_face` does."""
    return _characters(face.path, face.shipped)


def missing(text: str, faces: Sequence[FontFace]) -> tuple[str, ...]:
    """The characters of `text` that no family holds in all of its faces, in the order they first appear.

    Line ends, controls, soft hyphens and other characters that draw nothing are never missing.
    """
    held = _held(tuple(faces))
    return tuple(character for character in dict.fromkeys(text) if ord(character) not in held and _draws(character))


def fontconfig(cache: Path) -> str:
    """The text of a fontconfig file that knows no fonts.

    Named by the variable FONTCONFIG_FILE when WeasyPrint makes a configuration, it makes the bytes of a PDF independent
    of the fonts and the settings of the machine. fontconfig keeps its index in `cache`.
    """
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
        f"  <cachedir>{escape(str(cache))}</cachedir>\n</fontconfig>\n"
    )


def _require_two_weights(family: str, faces: Sequence[FontFace], own: Sequence[FontFace]) -> None:
    weights = {face.weight for face in faces if face.family == family and face.style == "normal"}
    place = next((face.path for face in own if face.family == family), own[0].path if own else Path(family))
    if not weights:
        known = tuple(sorted({face.family for face in faces}))
        raise FontError(place, Message("font-unusable.no-family", family=family, known=known))
    if lacking := {REGULAR: "regular", BOLD: "bold"}.keys() - weights:
        id = "font-unusable.no-bold" if BOLD in lacking else "font-unusable.no-regular"
        raise FontError(place, Message(id, family=family))


@contextmanager
def _opened(path: Path, within: Path | None = None) -> Iterator[TTFont]:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with open_file(path, within) as file:
            _require_signature(path, file.read(4))
            font = TTFont(file, lazy=True)
            _require_tables(path, font, os.fstat(file.fileno()).st_size)
            yield font
    except FontError:
        raise
    except OSError as cause:
        raise FontError(path, Message("font-unusable.unreadable", cause=reason(cause))) from cause
    except (
        TTLibError,
        struct.error,
        LookupError,
        ValueError,
        AssertionError,
    ) as cause:  # what fontTools raises over bad bytes
        raise FontError(path, _DAMAGED) from cause


def _require_signature(path: Path, signature: bytes) -> None:
    if signature not in _SIGNATURES:
        raise FontError(path, _REFUSED.get(signature, Message("font-unusable.neither")))


def _require_tables(path: Path, font: TTFont, size: int) -> None:
    """Refuse half a file: fontTools reads on demand, so it would pass until the engine prints boxes."""
    ends = [entry.offset + entry.length for entry in font.reader.tables.values()]
    if not {"cmap", "name", "OS/2"} <= set(font.keys()) or max(ends) > size or size > LARGEST:
        raise FontError(path, _DAMAGED)


@lru_cache(maxsize=64)
def _characters(path: Path, shipped: bool) -> frozenset[int]:  # noqa: FBT001 - a part of what is cached
    known = _coverage(path.parent).get(path.name) if shipped else None
    if known is not None:
        return frozenset(map(ord, known))
    with _opened(path) as font:
        return frozenset(font.getBestCmap() or ())


@lru_cache(maxsize=4)
def _coverage(folder: Path) -> Mapping[str, str]:
    """Return the characters of the shipped fonts by file, written down when they were made."""
    path = folder / "coverage.json"
    if not path.is_file():
        return {}
    known: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return known


@lru_cache(maxsize=16)
def _held(faces: tuple[FontFace, ...]) -> frozenset[int]:
    families = {face.family for face in faces}
    own = (frozenset.intersection(*(characters(face) for face in faces if face.family == name)) for name in families)
    return frozenset().union(*own)


def _draws(character: str) -> bool:
    return category(character) not in _DRAWS_NOTHING and character not in _VARIATION_SELECTORS
