"""What the names and styles of elements say of the characters in them, in HTML and in the HTML of Markdown.

In: nothing. Out: names and an expression. A reader of files has names of its own: the proof of one shares none with it.
"""

from __future__ import annotations

import re

from .stretches import SLANTED, STRONG, STRUCK

INLINE = frozenset("a abbr b bdi bdo big cite code del dfn em font i img ins kbd mark q s small span".split())  # noqa: SIM905 - names in a row
INLINE |= frozenset("strike strong sub sup time tt u var wbr".split())  # noqa: SIM905
"""Elements that end no line."""
HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "dt"})
LOOKS = dict.fromkeys(("b", "strong", "u", "ins"), STRONG) | dict.fromkeys(("i", "em", "cite"), SLANTED)
LOOKS |= dict.fromkeys(("s", "del", "strike"), STRUCK)
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|text-decoration(?:-line)?\s*:[^;]*underline", re.IGNORECASE)
"""A style that makes words bold or underlines them."""
STRIKES = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
