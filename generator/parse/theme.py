"""`theme:` and `csp:` of `clausebook.yaml`: how the pages look, and which hosts they may load from.

In: their nodes. Out: a `Theme` with the places of its values, and hosts by directive. Whether a file is there, and
whether a colour can be read on its page, is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from ..model.diagnostics import Diagnostic
from ..model.library import FontSetting
from ..model.theme import NO_THEME, Chosen, ScreenFace, Theme
from .addresses import FONT_FILE, inside
from .nodes import Scalar
from .record import Record, RecordValues, defaulting, optional, required
from .shape import Choice, Findings, NamedRecords, Placed, Sequence, Shape, TextValue, one_of, refuse
from .values import ADDRESS, LINE, LOCALE, NO_TEXTS

_COLOUR = "#[0-9a-fA-F]{6}"
_ORIGIN = r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?|self"
_DIRECTIVES = ("connect-src", "font-src", "form-action", "frame-src", "img-src", "media-src", "script-src", "style-src")
_FACES = MappingProxyType(
    {"regular": "400 normal", "bold": "700 normal", "italic": "400 italic", "bold-italic": "700 italic"}
)
"""The keys of faces, with weight and style."""


def _colour(node: Scalar) -> str | Diagnostic:
    if re.fullmatch(_COLOUR, node.text):
        return node.text.lower()
    return refuse("bad-value.colour", node, text=node.text).with_help("bad-value.colour-form")


def _origin(node: Scalar) -> str | Diagnostic:
    if re.fullmatch(_ORIGIN, node.text):
        return "'self'" if node.text == "self" else node.text
    return refuse("bad-address.origin", node, text=node.text).with_help("bad-address.origin-form")


def _static(suffixes: tuple[str, ...], node: Scalar) -> str | Diagnostic:
    if node.text.startswith("static/") and node.text.endswith(suffixes):
        return inside(node.text, node)
    return refuse("bad-value.static", node, text=node.text).with_help("bad-value.static-form", suffixes=suffixes)


def _chosen(text: TextValue[str]) -> Shape[Chosen]:
    return Placed(shape=text, make=lambda value, node: Chosen(text=value, span=node.span))


def _file(*suffixes: str) -> Shape[Chosen]:
    pattern = f"^static/.+({'|'.join(map(re.escape, suffixes))})$"
    return _chosen(TextValue(convert=partial(_static, suffixes), json={"type": "string", "pattern": pattern}))


def _by_tone(item: Shape[Chosen]) -> Record[Mapping[str, Chosen]]:
    """Return the shape of a value for light pages and one for dark pages, which readers ask for."""
    keys = (required("light", item, "On light pages, and on paper."), required("dark", item, "On dark pages."))
    return Record(title="By tone", keys=keys, build=lambda values, _findings: {key.name: values[key] for key in keys})


_HEX = TextValue(convert=_colour, json={"type": "string", "pattern": f"^{_COLOUR}$"})
_ACCENT = defaulting("accent", _by_tone(_chosen(_HEX)), {}, "The colour of links: {light: '#0b6477', dark: '#7cc7d8'}.")
_LOGO = defaulting("logo", _by_tone(_file(".svg")), {}, "The logo: SVG files in static/.")
_ICON = optional("favicon", _file(".svg", ".png", ".ico"), "The icon of the pages: a file in static/.")
_FAMILY = required("family", Sequence(item=LINE), "Names of the font families, the preferred one first.")
_FILES = defaulting("files", Sequence(item=FONT_FILE), (), "Font files (OTF or TTF) for paper.")
_SCREEN = tuple(optional(name, _file(".woff2"), f"The {name} face of the first family for screens.") for name in _FACES)


def _faces(values: RecordValues, _findings: Findings) -> tuple[FontSetting, ScreenFace]:
    family = values[_FAMILY]
    screen = {_FACES[key.name]: chosen for key in _SCREEN if (chosen := values[key])}
    return FontSetting(family=family, files=values[_FILES]), ScreenFace(family="".join(family[:1]), files=screen)


_OWN = defaulting(
    "faces",
    NamedRecords(key=LOCALE, value=Record(title="Faces", keys=(_FAMILY, _FILES, *_SCREEN), build=_faces)),
    MappingProxyType({}),
    "Faces of your own, by language, for paper and for screens.",
)
_SIZES = one_of(("A4", "Letter"))
_PAPER = defaulting("paper", _SIZES, "A4", "The size of paper: A4 or Letter.")
_LETTERHEAD = defaulting("letterhead", ADDRESS, NO_TEXTS, "Lines beside the logo at the head of a PDF, by language.")


def _build(values: RecordValues, _findings: Findings) -> tuple[Theme, dict[str, FontSetting]]:
    theme = Theme(
        accent=values[_ACCENT],
        logo=values[_LOGO],
        favicon=values[_ICON],
        faces={locale: screen for locale, (_, screen) in values[_OWN].items() if screen.files},
        paper=values[_PAPER],
        letterhead=values[_LETTERHEAD],
    )
    return theme, {locale: paper for locale, (paper, _) in values[_OWN].items() if paper.files}


THEME = defaulting(
    "theme",
    Record(title="The brand", keys=(_ACCENT, _LOGO, _ICON, _OWN, _PAPER, _LETTERHEAD), build=_build),
    (NO_THEME, {}),
    "Your brand on pages and on paper.",
)
_HOST = TextValue(convert=_origin, json={"type": "string", "pattern": f"^({_ORIGIN})$"})
CSP = defaulting(
    "csp",
    NamedRecords(key=Choice(words=dict(zip(_DIRECTIVES, _DIRECTIVES, strict=True))), value=Sequence(item=_HOST)),
    MappingProxyType({}),
    "Hosts that pages may load from, by directive of their policy: {img-src: [https://images.example.com]}.",
)
