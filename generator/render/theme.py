"""A theme as style: colours and faces for the screen, size and colour of paper.

In: a Site. Out: CSS, "" for a Site without a theme. Addresses in it are relative, so that pages work from a disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..model.artifact import Artifact
from ..model.theme import NO_THEME, ScreenFace
from .site import Site
from .templates import asset, css_string


def theme_css(site: Site, address: Callable[[Artifact], str]) -> str:
    """Return what stands behind the style sheets of a page; `address` gives the href of a face, or "" for none."""
    theme = site.theme
    if theme == NO_THEME:
        return ""
    accents = (
        f"@media screen and (prefers-color-scheme: {tone}) {{ :root {{ --link: {one.text}; }} }}"
        for tone, one in theme.accent.items()
    )
    faces = (line for locale, face in theme.faces.items() for line in _screen_face(site, locale, face, address))
    return "\n".join((asset(site, "theme.css").rstrip(), *accents, *faces, ""))


def _screen_face(site: Site, locale: str, face: ScreenFace, address: Callable[[Artifact], str]) -> Iterator[str]:
    name = css_string(face.family)
    for looks, file in face.files.items():
        weight, style = looks.split()
        href = address(site.static[file.text])
        if not href:
            return
        yield (
            f"@font-face {{ font-family: {name}; font-weight: {weight}; font-style: {style}; font-display: swap; "
            f'src: url("{href}") format("woff2"); }}'
        )
    stack = f"{name}, var(--fallback)"
    yield f'[lang|="{locale}"] {{ --body: {stack}; --ui: {stack}; font-family: {stack}; }}'
    yield f':root[lang|="{locale}"] {{ --body: {stack}; --ui: {stack}; }}'


def logos(site: Site) -> Mapping[str, Artifact]:
    """Return the files of the logo by tone."""
    return {tone: site.static[one.text] for tone, one in site.theme.logo.items()}


def paper_css(site: Site) -> Iterator[str]:
    """Yield the style that a theme adds to that of paper."""
    if site.theme.paper != NO_THEME.paper:
        yield f"@page {{ size: {site.theme.paper}; }} @page wide {{ size: {site.theme.paper} landscape; }}"
    if site.theme.accent:
        yield f"a {{ color: {site.theme.accent['light'].text}; }}"
