"""Judge whether a finding is about a planted fault.

A finding counts where it stands, with its own place or a note's, in the block of the planted passage; for a fault of
one language of a pair also in the same block of the other language. A block is what stands between two blank lines: a
paragraph, a whole list, a whole table. Where the fault has `names`, one of them must be in the sentence of the
finding, and then it may stand anywhere in the clause, in either language. Measures of style, which
drafts are compared by, tell no fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from click.testing import Result

from tests.truth.exam import TEXTS, Fault

FOUND = ("missed", "suggestion", "warning", "error")
MEASURES = ("readability", "number-style")
_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Lines of a file, from 1."""

    path: str
    first: int
    last: int

    def meets(self, other: Place) -> bool:
        """Tell whether the two have a line in common."""
        return self.path == other.path and self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A finding as JSON has it: its level, its places, its sentence with its values, all that it says."""

    severity: str
    places: Sequence[Place]
    names: str
    text: str


def findings_of(result: Result) -> list[Finding]:
    """Return the findings that a command printed as JSON."""
    return [_finding(one) for one in json.loads(result.stdout)["findings"] if one["rule"] not in MEASURES]


def near(finding: Finding, fault: Fault) -> bool:
    """Tell whether a finding is about a planted fault."""
    wide = [_whole(place) for place in _blocks(fault)] if fault.names else _blocks(fault)
    placed = any(one.meets(block) for one in finding.places for block in wide)
    return placed and (not fault.names or any(name in finding.names for name in fault.names))


def _finding(read: Mapping[str, Any]) -> Finding:
    parts = [read, *read["notes"]]
    places = tuple(_place(one) for one in parts if one.get("file") and one.get("line"))
    words = [f"{read['severity']}[{read['rule']}] {read['message']}"]
    words += [f"  note: {one['message']} ({one.get('file')}:{one.get('line')})" for one in read["notes"]]
    words += [f"  help: {one}" for one in read["help"]]
    names = f"{read['message']} {json.dumps(read['values'], ensure_ascii=False)}"
    return Finding(
        severity=read["severity"], places=places, names=names, text=f"{read.get('file')}: " + "\n".join(words)
    )


def _place(read: Mapping[str, Any]) -> Place:
    return Place(path=read["file"], first=read["line"], last=read.get("end-line") or read["line"])


def _whole(place: Place) -> Place:
    return Place(path=place.path, first=1, last=10**6)


def _blocks(fault: Fault) -> list[Place]:
    """Return the block that holds the planted passage and, for a pair, the same block of the other language."""
    start = fault.before.index(fault.old)
    planted = _lines(fault.after, start, start + max(1, len(fault.new)))
    places = [Place(path=fault.path, first=planted[0], last=planted[1])]
    if fault.parity:
        places.append(_other_side(fault, start))
    return places


def _other_side(fault: Fault, start: int) -> Place:
    """Return the blocks of the other language that have the numbers of those that the passage touches."""
    path = fault.path.replace(f".{fault.locale}.", ".en." if fault.locale != "en" else ".zh-Hans.")
    content = (TEXTS / fault.text / path).read_text(encoding="utf-8")
    first = len(_BLANK.findall(fault.before[:start]))
    last = first + len(_BLANK.findall(fault.old))
    ends = [0, *(match.end() for match in _BLANK.finditer(content)), len(content)]
    lines = _lines(content, ends[first], ends[last + 1] - 1)
    return Place(path=path, first=lines[0], last=lines[1])


def _lines(content: str, start: int, end: int) -> tuple[int, int]:
    """Return the first and last line of the blocks that a stretch of characters touches."""
    above = [match.end() for match in _BLANK.finditer(content) if match.end() <= start]
    below = [match.start() for match in _BLANK.finditer(content) if match.start() >= end - 1]
    first, last = (above or [0])[-1], (below or [len(content) - 1])[0]
    return content.count("\n", 0, first) + 1, content.count("\n", 0, last) + 1
