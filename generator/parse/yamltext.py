"""Plain values as YAML that our strict reader reads back as the same texts.

In: texts, and mappings and lists of them. Out: lines, and files with new ones. A text is quoted wherever YAML could
read anything else into it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"\w[\w ,.()’–—-]*")
_INDENT = re.compile(r"^( *)-(?=\s)", re.MULTILINE)
_FLOW = re.compile(r"[,\[\]{}]")


def quoted(text: str) -> str:
    """Return a text as YAML has it: as it is where no character of it can mean anything there, else in quotes."""
    plain = _PLAIN.fullmatch(text) and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)


def flow(value: Any) -> str:
    """Return a value on one line: {en: A, zh-Hans: B}, [a, b]; commas inside texts are quoted."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if _FLOW.search(value) else quoted(value)
    return "[" + ", ".join(flow(inner) for inner in value) + "]"


def filled(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a mapping without the keys that have no value, None or ""."""
    return {key: value for key, value in values.items() if value not in (None, "")}


def entry(values: Mapping[str, Any]) -> str:
    """Return an item of a list on a line of its own, without the keys that have no value."""
    return f"- {flow(filled(values))}\n"


def with_entries(text: str, behind: Mapping[int, Sequence[str]]) -> str:
    """Return a text with items behind the lines in which offsets lie, as far to the right as those there are."""
    indent = _INDENT.search(text)
    for at in sorted(behind, reverse=True):
        end = text.find("\n", at) + 1 or len(text)
        head = text[:end] if text[:end].endswith("\n") or not end else f"{text[:end]}\n"
        text = head + "".join(f"{indent[1] if indent else ''}{one}" for one in behind[at]) + text[end:]
    return text


def block(value: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a mapping, each key on a line of its own; lists stand on one line."""
    for key, inner in value.items():
        if isinstance(inner, Mapping) and inner:
            yield f"{key}:"
            yield from (f"  {line}" for line in block(inner))
        elif isinstance(inner, str):
            yield f"{key}: {quoted(inner)}"
        elif isinstance(inner, Sequence):
            yield f"{key}: {flow(inner)}"
