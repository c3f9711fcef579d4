"""An edit of a YAML file changes one value, and no other character: tried on every file of the projects here."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any

import pytest

from generator.disk.written import as_written
from generator.model.source import Source
from generator.parse.edit import EditError, KeyPath, plain, value_at, with_item, with_value, without
from generator.parse.front import front_range
from generator.parse.nodes import Entries, Items, Node
from generator.parse.tree import read_tree
from generator.parse.yamltext import WrittenYaml
from tests.california import PROJECTS

EDITS = 170
"""Of each of three kinds."""
TEXTS = (
    "plain",
    "",
    "yes",
    "1.10",
    "两项：一、二",
    "a: b # c",
    'it\'s "so"',
    "- dash",
    "[x], {y}",
    "two\nlines",
    "long words " * 20,
)


@cache
def files() -> Sequence[Source]:
    paths = [path for root in PROJECTS for path in sorted(root.rglob("*")) if path.suffix in {".yaml", ".md"}]
    sources = (Source(path=str(path), text=path.read_text(encoding="utf-8")) for path in paths)
    return [one for one in sources if one.path.endswith(".yaml") or front_range(one)]


def tree(source: Source) -> Node:
    start, end = (front_range(source) or (0, 0)) if source.path.endswith(".md") else (0, len(source.text))
    node, found = read_tree(source, start, end)
    assert not found, found
    return node


def places(node: Node, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Node]]:
    yield path, node
    inner = enumerate(node.items) if isinstance(node, Items) else ()
    keyed = [(one.key, one.value) for one in node.entries] if isinstance(node, Entries) else ()
    for key, value in [*inner, *keyed]:
        yield from places(value, (*path, key))


def some_value(chance: random.Random, depth: int = 0) -> Any:
    kind = chance.random() + depth / 4
    if kind < 0.2:
        return {f"key-{n}": some_value(chance, depth + 1) for n in range(chance.randint(0, 3))}
    if kind < 0.4:
        return [some_value(chance, depth + 1) for _ in range(chance.randint(0, 3))]
    return chance.choice(TEXTS)


def said(value: Any) -> Any:
    """Return a value as the reader has it: nothing is the text ""."""
    if isinstance(value, dict):
        return {key: said(inner) for key, inner in value.items()} or ""
    return [said(inner) for inner in value] or "" if isinstance(value, list) else value


def put(tree: Any, path: KeyPath, change: Any) -> Any:
    """Return a tree with another value at a path, made by hand."""
    if not path:
        return change(tree)
    key, *rest = path
    made = dict(enumerate(tree)) if isinstance(tree, list) else dict(tree or {})
    made[key] = put(made.get(key, ""), rest, change)
    return [*made.values()] if isinstance(tree, list) else made


def inserted(there: list[Any], place: int, value: Any) -> list[Any]:
    return [*there[:place], value, *there[place:]]


def outside(old: str, new: str) -> tuple[int, int]:
    """Return the first character that an edit replaced, and the one behind the last."""
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - first
    same = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    return first, len(old) - same


def test_a_value_that_is_replaced_leaves_every_other_character() -> None:
    chance = random.Random(16)  # noqa: S311 - the same edits in every run
    for _ in range(EDITS):
        source = chance.choice(files())
        path, node = chance.choice([one for one in places(tree(source)) if one[0]] or [((), tree(source))])
        value = some_value(chance)
        made = with_value(source, path, value)
        wanted = put(plain(tree(source)), path, lambda _, value=value: value)
        assert plain(tree(made)) == said(wanted), (source.path, path, value)
        start, end = outside(source.text, made.text)
        gap = source.text[: node.span.start]
        assert len(gap.rstrip(" \n")) <= start and end <= node.span.end, (source.path, path, value)


def test_a_key_or_an_item_that_is_added_leaves_every_character() -> None:
    chance = random.Random(17)  # noqa: S311 - the same edits in every run
    for _ in range(EDITS):
        source = chance.choice(files())
        groups = [one for one in places(tree(source)) if isinstance(one[1], (Entries, Items))]
        path, node = chance.choice(groups)
        value = some_value(chance)
        if isinstance(node, Items):
            place = chance.randint(0, len(node.items))
            made = with_item(source, (*path, place), value)
            wanted = put(plain(tree(source)), path, partial(inserted, place=place, value=value))
        else:
            order = [one.key for one in node.entries] if isinstance(node, Entries) else []
            order.insert(chance.randint(0, len(order)), "a-new-key")
            made = with_value(source, (*path, "a-new-key"), value, order)
            assert list(value_at(made, path)) == order
            wanted = put(plain(tree(source)), (*path, "a-new-key"), lambda _, value=value: value)
        assert plain(tree(made)) == said(wanted), (source.path, path, value)
        start, end = outside(source.text, made.text)
        assert start == end, (source.path, path, value)


def test_what_is_taken_out_takes_its_own_lines_along_and_no_others() -> None:
    chance = random.Random(18)  # noqa: S311 - the same edits in every run
    for _ in range(EDITS):
        source = chance.choice(files())
        found = [one for one in places(tree(source)) if one[0]]
        path, node = chance.choice(found)
        made = without(source, path)
        left = [one[0] for one in places(tree(made))]
        gone = {one[0] for one in found if one[0][: len(path)] == tuple(path)}
        assert len(left) == len(found) + 1 - len(gone), (source.path, path)
        assert is_cut(source.text, made.text, node) or not front_range(made), (source.path, path)


def is_cut(old: str, new: str, node: Node) -> bool:
    """Say whether a text is another without a node, its key or dash, its comma, and the comment behind it."""
    first = len(old[: node.head.start].rstrip(" ,\n-"))
    behind = re.compile(r"[ ,]*(?:#.*)?\s*").match(old, node.span.end)
    lost = len(old) - len(new)
    last = range(node.span.end - 1, behind.end() + 1 if behind else 0)
    starts = [start for start in range(first, node.head.start + 1) if start + lost in last]
    return any(old[:start] + old[start + lost :] == new for start in starts)


@pytest.mark.parametrize(
    "before, path, value, after",
    [
        ("", ("a",), "1", "a: 1\n"),
        ("# why\n", ("a", "b"), ["x", "y"], "# why\na:\n  b: [x, y]\n"),
        ("a:   # why\nb: 1\n", ("a", "c"), "x", "a:   # why\n  c: x\nb: 1\n"),
        ("a: {}\n", ("a", "c"), "x", "a: {c: x}\n"),
        ("a: >-\n  x\n\n# of b\nb: 1", ("a",), "y\nz", "a: >-\n  y\n\n  z\n\n# of b\nb: 1"),
        ("a: 'it''s'\n", ("a",), "that's", "a: 'that''s'\n"),
        ("a: x  # why\n", ("a",), "y # z", 'a: "y # z"  # why\n'),
        ("- a: 1\n  b: 2\n", (0, "c"), "3", "- a: 1\n  b: 2\n  c: 3\n"),
        ("-\n-\n", (1,), {"a": "1"}, "-\n-\n  a: 1\n"),
        ("a: [x, # why\n  y]\n", ("a", 1), "z", "a: [x, # why\n  z]\n"),
    ],
)
def test_a_value_is_written_in_the_manner_of_what_is_there(before: str, path: KeyPath, value: Any, after: str) -> None:
    assert with_value(Source(path="a.yaml", text=before), path, value).text == after


@pytest.mark.parametrize(
    "before, path, after",
    [
        ("# of all\na: 1 # own\n# of b\nb: 2\n", ("a",), "# of all\n# of b\nb: 2\n"),
        ("- a: 1 # own\n  b: 2\n", (0, "a"), "- b: 2\n"),
        ("- - a\n  - b\n", (0, 0), "- - b\n"),
        ("{a: 1, b: 2}\n", ("b",), "{a: 1}\n"),
        ("[a, # why\n b]\n", (0,), "[ # why\n b]\n"),
        ("a:\n  b: 1\n", ("a", "b"), "a:\n"),
        ("a: 1\n", ("c",), "a: 1\n"),
    ],
)
def test_what_goes_takes_the_comment_on_its_line_along(before: str, path: KeyPath, after: str) -> None:
    assert without(Source(path="a.yaml", text=before), path).text == after


@pytest.mark.parametrize("entry", ["a", "d"])
def test_an_item_stands_behind_what_belongs_to_the_one_before_it(entry: str) -> None:
    before = "l:\n  - a  # own\n  # of b\n  - {c: b}\n  - c: d\n    within:\n      - e\n"
    place, behind = (1, "  - a  # own\n") if entry == "a" else (3, "      - e\n")
    made = with_item(Source(path="a.yaml", text=before), ("l", place), "new").text
    assert made == before.replace(behind, f"{behind}  - new\n")


def test_lines_with_comments_are_written_as_they_are() -> None:
    made = with_item(Source(path="a.yaml", text="# head\n- a: 1\n"), (0,), WrittenYaml(text="a: 0\n# no more\n\n"))
    assert made.text == "# head\n- a: 0\n  # no more\n\n- a: 1\n"


def test_front_matter_comes_and_goes_with_its_keys() -> None:
    bare = Source(path="a.en.md", text="# Title\n\na: text\n")
    made = with_value(bare, ("label",), "4a")
    assert made.text == "---\nlabel: 4a\n---\n# Title\n\na: text\n"
    assert without(made, ("label",)).text == bare.text


@pytest.mark.parametrize(
    "text, path",
    [("a: 1\na: 2\n", ("a",)), ("a: [\n", ("a",)), ("a: 1\n", ("b", 0)), ("a: x\n", ("a", "b", "c"))],
)
def test_what_cannot_be_written_without_touching_the_rest_is_refused(text: str, path: KeyPath) -> None:
    with pytest.raises(EditError):
        with_value(Source(path="a.yaml", text=text), path, "x")


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", b"a: 1\r\nb: 2\nc: 3\r\n", b"a: 1\nb: 2\r"])
def test_the_line_breaks_and_the_mark_of_a_file_stay(data: bytes) -> None:
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert as_written(text, data) == data
    changed = with_value(Source(path="a.yaml", text=text), ("b",), "3").text
    assert as_written(changed, data) == data.replace(b"2", b"3")
    longer = with_item(Source(path="a.yaml", text="- a\n- b\n"), (1,), "c").text
    assert as_written(longer, b"- a\r\n- b\r\n") == b"- a\r\n- c\r\n- b\r\n"
