"""Note in a clause file that its translation was read against today's text of the original.

In: the clause and its original. Out: the text of the file with the digest in its front matter, nothing else changed.
"""

from __future__ import annotations

import re

from ...model.translation import text_digest
from ...model.written import Clause
from ...parse.yamltext import quoted

_FRONT = re.compile(r"---[ \t]*\n(?P<lines>.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_RELATION = re.compile(r"^relation:.*\n", re.MULTILINE)


def accepted(clause: Clause, original: Clause, by: str = "") -> str:
    """Return the file of a translation that was read against its original as it is today; `by` says who did, and when.

    Who read it against an earlier text is not kept.
    """
    text = _without(_without(clause.source.text, "editorial"), "read-by")
    said = {"read-by": quoted(by)} if by else {}
    return _with(text, {"relation": "translation", "of": text_digest(original), **said})


def accepted_as_editorial(clause: Clause, original: Clause) -> str:
    """Return the file of a translation that needs no change: what it was made from stays on record."""
    return _with(clause.source.text, {"editorial": text_digest(original)})


def unread(clause: Clause) -> str:
    """Return the file of a translation of which nobody has said any more what it was made from."""
    text = clause.source.text
    for key in ("relation", "of", "editorial", "read-by"):
        text = _without(text, key)
    return text.removeprefix("---\n---\n")


def _with(text: str, keys: dict[str, str]) -> str:
    """Return a clause file with these keys in its front matter, each in its old place or behind `relation`."""
    front = _FRONT.match(text)
    lines = front["lines"] if front else ""
    for key, value in keys.items():
        lines = _set(lines, key, value)
    return f"---\n{lines}---\n{text[front.end() :] if front else text}"


def _set(lines: str, key: str, value: str) -> str:
    line = f"{key}: {value}\n"
    old = re.search(rf"^{key}:.*\n", lines, re.MULTILINE)
    if old:
        return lines[: old.start()] + line + lines[old.end() :]
    behind = re.search(r"^of:.*\n", lines, re.MULTILINE) or _RELATION.search(lines)
    at = behind.end() if behind else 0
    return lines[:at] + line + lines[at:]


def _without(text: str, key: str) -> str:
    front = _FRONT.match(text)
    if not front:
        return text
    lines = re.sub(rf"^{key}:.*\n", "", front["lines"], flags=re.MULTILINE)
    return f"---\n{lines}---\n{text[front.end() :]}"
