"""No regular expression puts a possessive quantifier behind a group: before 3.11.5 Python matches those wrongly.

A round of the group that fails half-way leaves its characters in the match (issue 106052 of CPython). Behind a
character or a class the quantifier is right on every Python, and so is an atomic group around a plain repetition.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType

import pytest

import generator
from generator.languages.pattern import Pattern
from generator.markup import leftovers
from generator.markup.engine import read_structure

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for folder in ("generator", "tests", "bench") for path in (ROOT / folder).rglob("*.py"))

PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<fault>\)(?:[*+?]|\{[0-9]*,?[0-9]*\})\+)|.", re.DOTALL)
"""One part of an expression; an escaped character and a class are passed over whole."""


def faults(regex: str) -> list[str]:
    """Return every possessive quantifier of `regex` that stands behind a group, with the bracket before it."""
    return [part["fault"] for part in PART.finditer(regex) if part["fault"]]


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if found.name != "generator.__main__":  # it is the command and runs it
            yield importlib.import_module(found.name)


def compiled(value: object) -> Iterator[re.Pattern]:
    """Yield the expressions that `value` is or holds, in tables and in values of tables."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Pattern):
        yield value.compiled
    elif isinstance(value, Mapping):
        yield from compiled(tuple(value.values()))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from compiled(tuple(getattr(value, field.name) for field in fields(value)))
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from compiled(part)


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string in a file; what an f-string fills in counts as a group."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "(?:)" for part in node.values)
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@pytest.mark.parametrize("regex", [r"(?:ab)*+", r"(a|b)?+", r"(?:\(a\))++", r"[)](?:a){2,3}+", r"(?P<a>b){,4}+"])
def test_a_possessive_group_is_seen(regex: str) -> None:
    re.compile(regex)
    assert len(faults(regex)) == 1


@pytest.mark.parametrize("regex", [r"a*+", r"[()]*+", r"\)*+", r"(?>(?:ab)*)", r"(?:a)+", r"[])*+]", r"(a) *+"])
def test_what_every_python_reads_alike_is_let_through(regex: str) -> None:
    re.compile(regex)
    assert faults(regex) == []


def test_no_expression_of_the_package_has_a_possessive_group() -> None:
    found = {(module.__name__, expression) for module in modules() for expression in compiled(vars(module))}
    assert (leftovers.__name__, leftovers._LEFTOVER) in found, "those that tables compose are among them"
    assert [(name, pattern.pattern) for name, pattern in found if faults(str(pattern.pattern))] == []
    assert [name for name, pattern in found if pattern.flags & re.VERBOSE] == [], "spaces are read as they stand"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_string_that_may_become_an_expression_has_a_possessive_group(path: Path) -> None:
    if path != Path(__file__):
        assert [(line, text) for line, text in literals(path) if faults(text)] == []


@pytest.mark.parametrize(
    "text, end", [("|a\n |b\nc", 6), ("|a\n |b\n c", 6), (">a\n >b\nc", 6), (">a\n >b\n  c", 6), ("|a\n\n|b", 2)]
)
def test_rows_and_quotations_end_where_the_next_line_is_none(text: str, end: int) -> None:
    found = leftovers._LEFTOVER.match(text)
    assert found is not None and found.end() == end


@pytest.mark.parametrize("line", ["<!-- a -->", "<!---->", "<!-- a -- b > c -->  "])
def test_a_line_is_a_comment_from_its_first_character_to_its_last(line: str) -> None:
    assert [node.kind for node in read_structure(line)] == ["waiver"]
    assert [node.kind for node in read_structure(line + "<!-- b -->")] == ["paragraph"]
    assert [node.kind for node in read_structure(line + "b -->")] == ["paragraph"]
