"""Plain values as YAML that our strict reader reads back as the same texts.

In: texts, and mappings and lists of them. Out: lines, and files with new ones. A text is quoted wherever YAML could
read anything else into it.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    if isinstance(value, WrittenYaml):
        return value.text
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{quoted(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenYaml:
    """A value as its lines are to stand in a file, with their comments."""

    text: str


def block(value: Any) -> Iterator[str]:
    """Yield the lines of a value, each key on one of its own; lists of texts stand on one line."""
    if isinstance(value, WrittenYaml):
        yield from value.text.splitlines()
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _below(f"{quoted(key)}:", inner)
    elif isinstance(value, str):
        yield quoted(value)
    else:
        for one in value:
            first, *rest = block(one) if one else [flow(one)]
            yield f"- {first}"
            yield from (f"  {line}" if line else "" for line in rest)


def _below(key: str, value: Any) -> Iterator[str]:
    """Yield a key with its value behind it, or in lines below."""
    if isinstance(value, str) or _goes_on_a_line(value):
        yield f"{key} {quoted(value) if isinstance(value, str) else flow(value)}"
    else:
        yield key
        yield from (f"  {line}" if line else "" for line in block(value))


def _goes_on_a_line(value: Any) -> bool:
    if isinstance(value, WrittenYaml):
        return value.text[:1] in ("[", "{")
    return not value or (not isinstance(value, Mapping) and all(isinstance(one, str) for one in value))


def texts(value: str, old: str, column: int) -> Iterator[str]:
    """Yield ways to write a text in the place of another in the manner of that, then the one that always does.

    Which of them says the same where it stands is for the reader to tell.
    """
    if old[:1] in (">", "|") and value:
        folded = [textwrap.fill(line, 118 - column, break_on_hyphens=False) for line in value.splitlines()]
        lines = "\n\n".join(folded) if old[0] == ">" else value
        for head in dict.fromkeys((old.splitlines()[0], f"{old[0]}-")):
            yield f"{head}\n{textwrap.indent(lines, ' ' * column)}"
    if old[:1] == "'" and "\n" not in value:
        yield "'" + value.replace("'", "''") + "'"
    if old[:1] not in ("", '"') and value.splitlines() == [value]:
        yield value
    if old[:1] != '"':
        yield quoted(value)
    yield json.dumps(value, ensure_ascii=False)
