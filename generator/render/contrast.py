"""Whether a brand can be read: its colours against the pages that they stand on (WCAG 2.2, 1.4.3 and 1.4.11).

In: a theme, its files, the style sheet of the screen. Out: findings with the ratio and the nearest colour that will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from ..model.diagnostics import Diagnostic, Message, error, warning
from ..model.theme import Theme

TEXT = 4.5
"""The contrast that text has to have (1.4.3)."""
SHAPE = 3.0
"""The contrast that a shape has to have (1.4.11)."""
_LINEAR = 0.04045  # below it, a channel is linear
_TONES = {"light": Message("contrast-low.light"), "dark": Message("contrast-low.dark")}
_GROUNDS = re.compile(r"--(?:paper|wash):\s*(#[0-9a-fA-F]{6})\b")
_ROOT = re.compile(r":root \{([^}]*)\}")
_DRAWN = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_NAMED = re.compile(r"(?:fill|stroke)\s*[=:]\s*[\"']?\s*(?!none)[a-z]", re.IGNORECASE)


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faint(theme: Theme, files: Mapping[str, bytes], css: str) -> Iterator[Diagnostic]:
    """Yield the accents that cannot be read as links, and the logos of which nothing stands out from the page."""
    for tone, grounds in _grounds(css).items():
        accent, logo = theme.accent.get(tone), theme.logo.get(tone)
        if accent and (worst := _worst(accent.text, grounds)) < TEXT:
            near = _nearest(accent.text, grounds)
            finding = _told("contrast-low.accent", tone, worst, TEXT, colour=accent.text)
            yield error(finding, accent.span).with_help("contrast-low.nearest", tone=tone, colour=near)
        if logo and logo.text in files and (best := _best(files[logo.text], grounds[:1])) < SHAPE:
            finding = _told("contrast-low.logo", tone, best, SHAPE, file=logo.text)
            yield warning(finding, logo.span).with_help("contrast-low.other-logo", tone=tone)


def _told(id: str, tone: str, seen: float, least: float, **values: str) -> Message:
    return Message(id, tone=_TONES[tone], ratio=f"{seen:.2f}", least=str(least), **values)


def _best(svg: bytes, grounds: tuple[str, ...]) -> float:
    """Return the contrast of the colour that stands out most; of names of colours nothing is said."""
    text = svg.decode("utf-8", "replace")
    drawn = _DRAWN.findall(text) or ([] if _NAMED.search(text) else ["#000"])
    return max((_worst(one, grounds) for one in drawn), default=SHAPE)


def _grounds(css: str) -> Mapping[str, tuple[str, ...]]:
    """Return what pages are painted with, by tone: the ground of the page first, then that of its notices."""
    light, _, dark = css.partition("prefers-color-scheme: dark")
    roots = {"light": _ROOT.search(light), "dark": _ROOT.search(dark)}
    found = {tone: tuple(_GROUNDS.findall(root[1])) for tone, root in roots.items() if root}
    return {tone: grounds for tone, grounds in found.items() if grounds}


def _nearest(colour: str, grounds: tuple[str, ...]) -> str:
    """Return the colour of the same hue, lighter or darker by the fewest steps, that can be read on all grounds."""
    hue, light, rich = rgb_to_hls(*_channels(colour))
    steps = (light + sign * step / 255 for step in range(256) for sign in (-1, 1))
    shades = (hls_to_rgb(hue, one, rich) for one in steps if 0 <= one <= 1)
    printed = ("#" + "".join(f"{round(255 * part):02x}" for part in shade) for shade in shades)
    return next((shade for shade in printed if _worst(shade, grounds) >= TEXT), colour)


def _worst(colour: str, grounds: tuple[str, ...]) -> float:
    return min(ratio(colour, ground) for ground in grounds)


def _channels(colour: str) -> tuple[float, float, float]:
    digits = colour[1:] if len(colour) > len("#rgb") else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (part / 255 for part in bytes.fromhex(digits))
    return red, green, blue


def _luminance(colour: str) -> float:
    """Return the relative luminance, as WCAG 2.2 defines it."""
    linear = (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
