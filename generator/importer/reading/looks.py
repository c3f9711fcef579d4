"""What an element of HTML and its style say of the looks of its characters.

In: an element, and how the characters around it look. Out: how its own look; what a style hides is noted.
"""

from __future__ import annotations

import re

from ...model.diagnostics import Message
from ..rough import TextRun
from .dom import Element, text_of

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_UNDERLINED = re.compile(r"text-decoration(?:-line)?\s*:[^;]*underline", re.IGNORECASE)
_FAINT = re.compile(
    r"(?<![\w-])(?:font-size\s*:\s*0(?:\.0+)?(?:[a-z]{2,4}|%)?|opacity\s*:\s*0(?:\.0+)?%?)\s*(?:[;!]|$)", re.IGNORECASE
)
"""A style that leaves characters in their place and shows none of them; scripts show such text again, so it is kept."""
_LINKS = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


def note_faint(node: Element, notes: dict[Message, None]) -> None:
    """Note the words of an element whose style alone hides them."""
    words = " ".join(text_of(node).split()) if _FAINT.search(node.attributes.get("style", "")) else ""
    if words:
        notes[Message("import.faint-text", line=node.line, words=words)] = None


def styled(node: Element, style: TextRun, notes: dict[Message, None]) -> TextRun:
    """Return how the characters in an element look, as a run without one."""
    css = node.attributes.get("style", "")
    bold = style.bold or node.tag in {"b", "strong", "dfn"} or bool(_BOLD.search(css))
    important = style.important or (node.tag in {"u", "ins"} and not style.href)
    href = style.href
    if _UNDERLINED.search(css) and node.tag != "a":
        important = True
    if node.tag == "a" and "href" in node.attributes:
        target = node.attributes["href"].strip()
        href = target if _LINKS.match(target) else None
        if not href and not target.startswith(("#", "/", ".")) and ":" in target:
            notes[Message("import.script-links")] = None
    return TextRun(text="", bold=bold and not important, important=important, href=href)
