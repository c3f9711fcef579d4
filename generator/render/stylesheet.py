"""The style sheet of a page as it stands in it, and the policy by which a browser lets in what the page uses.

In: a Site, the kind of the page, where files of `static/` stand and what its blocks load. Out: a `StyleSheet`. It
stands in the page, so that a page read from a disk has it too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..localize import Language
from ..model.artifact import Artifact
from .site import Site
from .templates import asset, css_string
from .theme import logos, theme_css
from .uses import SELF, Loaded, source, source_of

CHANGES = "changes"
"""The kind of a page that shows what changed: it has marks for that, and words for a screen reader."""
_STYLES = ("screen.css", "print.css")
_SPOKEN = {
    "--insertion": "insertion",
    "--insertion-end": "end of insertion",
    "--deletion": "deletion",
    "--deletion-end": "end of deletion",
}
"""The properties of `redline.css`, and the message of the catalogue that each says."""
_NONE = "'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheet:
    """A style sheet as it stands in a page, the policy that lets in what the page uses and nothing else, and its icon.

    `icon` is the address and the media type, or None.
    """

    text: Markup
    policy: str
    icon: tuple[str, str] | None = None


def style(site: Site, kind: str, address: Callable[[Artifact], str], uses: Iterable[Loaded] = ()) -> StyleSheet:
    """Return the style sheet of a page of a kind.

    `address` gives the href of a file of `static/`, `uses` are what the blocks of the page load.
    Raises BrokenTemplateError where the Site lacks a sheet.
    """
    css = "\n" + "".join((*_sheets(site, kind), theme_css(site, address)))
    icon = site.theme.favicon and site.static[site.theme.favicon.text]
    pictures = [address(one) for one in (icon, *logos(site).values()) if one]
    own = (("img-src", source(one)) for one in pictures)
    faces = (("font-src", SELF),) if "@font-face" in css else ()
    made = _sealed(css, (*own, *faces, *site.allowed, *uses))
    return replace(made, icon=(address(icon), icon.media_type)) if icon else made


def _sheets(site: Site, kind: str) -> Iterator[str]:
    yield from (asset(site, name) for name in _STYLES)
    if kind == CHANGES:
        yield asset(site, "redline.css")
        yield from (_spoken(language) for language in site.languages.values())


def _spoken(language: Language) -> str:
    """Return what is read aloud in a language."""
    properties = (f"{name}: {css_string(f' [{language.label(msgid)}] ')};" for name, msgid in _SPOKEN.items())
    return f'[lang="{language.locale}"] {{ {" ".join(properties)} }}\n'


def _sealed(css: str, uses: Iterable[Loaded]) -> StyleSheet:
    """Return a style sheet ready to stand in a page, with the policy for it and for sources by directive."""
    text = css.replace("</", "<\\/")
    first: dict[str, tuple[str, ...]] = {"default-src": (), "style-src": (source_of(text),), "img-src": ()}
    sources = {name: dict.fromkeys(own) for name, own in first.items()}
    ends: dict[str, dict[str, None]] = {"base-uri": {}, "form-action": {}}
    for name, one in sorted(uses):
        (ends if name in ends else sources).setdefault(name, {})[one] = None
    policy = "; ".join(f"{name} {' '.join(own) or _NONE}" for name, own in (sources | ends).items())
    return StyleSheet(text=Markup(text), policy=policy)  # noqa: S704 - `</` cannot end the element any more
