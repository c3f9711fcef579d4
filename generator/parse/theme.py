"""`theme:` and `csp:` of `clausebook.yaml`: how the pages look, and which hosts they may load from.

In: their nodes. Out: a `Theme` with the places of its values, and hosts by directive. Whether a file is there, and
whether a colour can be read on its page, is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from ..model.diagnostics import Diagnostic
from ..model.library import FontSetting
from ..model.theme import NO_THEME, Chosen, ScreenFace, Theme
from .addresses import FONT_FILE, inside
from .nodes import Scalar
from .record import Key, defaulting, listed, mapped, optional, record_of, required
from .shape import Choice, NamedRecords, Placed, Sequence, Shape, TextValue, one_of, refuse
from .values import ADDRESS, LINE, LOCALE

_COLOUR = "#[0-9a-fA-F]{6}"
_ORIGIN = r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?|self"
_DIRECTIVES = ("connect-src", "font-src", "form-action", "frame-src", "img-src", "media-src", "script-src", "style-src")
_FACES: Mapping[str, str] = {
    "regular": "400 normal",
    "bold": "700 normal",
    "italic": "400 italic",
    "bold-italic": "700 italic",
}
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


def _by_tone(name: str, item: Shape[Chosen], about: str) -> Key[Mapping[str, Chosen]]:
    """Return a key with a value for light pages and one for dark pages, which readers ask for."""
    light = required("light", item, "On light pages, and on paper.")
    return mapped(name, record_of("By tone", dict, light=light, dark=required("dark", item, "On dark pages.")), about)


def _faces(family: tuple[str, ...], files: tuple[str, ...], **screen: Chosen | None) -> tuple[FontSetting, ScreenFace]:
    chosen = {_FACES[name]: one for name, one in screen.items() if one}
    return FontSetting(family=family, files=files), ScreenFace(family="".join(family[:1]), files=chosen)


_FILES = record_of(
    "Faces",
    _faces,
    family=required("family", Sequence(item=LINE), "Names of the font families, the preferred one first."),
    files=listed("files", FONT_FILE, "Font files (OTF or TTF) for paper."),
    **{name: optional(name, _file(".woff2"), f"The {name} face of the first family for screens.") for name in _FACES},
)
_HEX = TextValue(convert=_colour, json={"type": "string", "pattern": f"^{_COLOUR}$"})


def _brand(faces: Mapping[str, tuple[FontSetting, ScreenFace]], **told: Any) -> tuple[Theme, Mapping[str, FontSetting]]:
    theme = Theme(faces={locale: screen for locale, (_, screen) in faces.items() if screen.files}, **told)
    return theme, {locale: paper for locale, (paper, _) in faces.items() if paper.files}


_BRAND = record_of(
    "The brand",
    _brand,
    accent=_by_tone("accent", _chosen(_HEX), "The colour of links: {light: '#0b6477', dark: '#7cc7d8'}."),
    logo=_by_tone("logo", _file(".svg"), "The logo: SVG files in static/."),
    favicon=optional("favicon", _file(".svg", ".png", ".ico"), "The icon of the pages: a file in static/."),
    faces=mapped(
        "faces",
        NamedRecords(key=LOCALE, value=_FILES),
        "Faces of your own, by language, for paper and for screens.",
    ),
    paper=defaulting("paper", one_of(("A4", "Letter")), "A4", "The size of paper: A4 or Letter."),
    letterhead=mapped("letterhead", ADDRESS, "Lines beside the logo at the head of a PDF, by language."),
)
THEME = defaulting("theme", _BRAND, (NO_THEME, {}), "Your brand on pages and on paper.")
_HOST = TextValue(convert=_origin, json={"type": "string", "pattern": f"^({_ORIGIN})$"})
CSP = mapped(
    "csp",
    NamedRecords(key=Choice(words=dict(zip(_DIRECTIVES, _DIRECTIVES, strict=True))), value=Sequence(item=_HOST)),
    "Hosts that pages may load from, by directive of their policy: {img-src: [https://images.example.com]}.",
)
