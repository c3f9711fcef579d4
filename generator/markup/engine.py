"""Block structure of a clause, by markdown-it-py and its plugins.

In: text. Out: a tree of `RawBlock`s with their lines. markdown-it-py decides what is a list, an item and a paragraph,
as every Markdown program would; passages between `:::`, pipe tables, waivers and ruled lines are rules of our own. Its
inline parser is not used. Nothing is judged here: `blocks.py` says what is wrong with a node.
"""

# ruff: noqa: ARG001, FBT001, FBT003 - block rules have the shape in which markdown-it-py calls them

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

MAX_DEPTH = 8
"""How many lists, definitions and passages may stand inside each other."""

LISTS = frozenset({"bullets", "numbers"})
"""The kinds of node that are lists with markers."""

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_KINDS: Mapping[str, str] = {
    "paragraph_open": "paragraph",
    "bullet_list_open": "bullets",
    "ordered_list_open": "numbers",
    "list_item_open": "item",
    "dl_open": "definitions",
    "dt_open": "term",
    "dd_open": "definition",
    "container_open": "container",
}
_FENCE = re.compile(r" *+(?>(?:(?:[-:]|\d{1,9}\.) ++)*):::(?!:) *+(.*)")
_RULED_LINE = re.compile(r"([-*_=])(?: *\1)+ *")
_COMMENT_LINE = re.compile(r"<!--(?>(?:(?!-->).)*)--> *")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A block on the lines [first, last). `marker` is that of a list or item: `-`, `.`, `)`; `number` as typed.

    Kinds beside those of `_KINDS`: `table`, `waiver` (any comment), `ruled-line`, and for lines with `:::` that bound
    nothing `fence-unclosed`, `fence-outside` (what follows leaves the list that it began in), `fence-deep`,
    `fence-stray` (closes nothing) and `fence-spent` (closes one of those). `deep` marks a paragraph that would be a
    list or definition, were it not below MAX_DEPTH.
    """

    kind: str
    first: int
    last: int
    children: tuple[RawBlock, ...] = ()
    marker: str = ""
    number: str = ""
    deep: bool = False


@dataclass(slots=True, kw_only=True)
class _Progress:
    """What the rules share during one run: partner lines of `:::`, the depth, lines that lie too deep."""

    fences: Mapping[int, int]
    depth: int = 0
    deep: set[int] = field(default_factory=set)


def read_structure(text: str) -> tuple[RawBlock, ...]:
    """Return the blocks of `text`, which holds no control characters; lines count from 0."""
    engine = _engine()
    progress = _Progress(fences=_pair_fences(text.split("\n")))
    tokens: list[Token] = []
    engine.block.parse(text, engine, {"progress": progress}, tokens)
    return _tree(tokens, progress.deep)


@lru_cache(maxsize=1)
def _engine() -> MarkdownIt:
    """Return a parser that knows paragraphs, lists, definition lists and our own rules, and nothing else.

    maxNesting lies far above what MAX_DEPTH lets through: where markdown-it-py meets its own limit it drops the text.
    """
    engine = MarkdownIt("zero", {"html": False, "maxNesting": 40 * MAX_DEPTH})
    engine.use(deflist_plugin)
    ruler = engine.block.ruler
    ruler.enable(["list"])
    deflist = next(rule.fn for rule in ruler.__rules__ if rule.name == "deflist")
    ruler.at("list", _limited(list_block), {"alt": ["paragraph"]})
    ruler.at("deflist", _limited(deflist), {"alt": ["paragraph"]})
    for name, rule in _OWN_RULES.items():
        ruler.before("list", name, rule, {"alt": [] if name == "waiver" else ["paragraph"]})
    return engine


def _limited(rule: BlockRule) -> BlockRule:
    """Return `rule`, but only down to MAX_DEPTH: markdown-it-py calls itself once per level."""

    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        progress: _Progress = state.env["progress"]
        if silent:
            return rule(state, start, end, True)
        if progress.depth >= MAX_DEPTH:
            progress.deep.update({start} if rule(state, start, end, True) else ())
            return False
        progress.depth += 1
        found = rule(state, start, end, False)
        progress.depth -= 1
        return found

    return limited


# --- rules of our own -------------------------------------------------------------------------------------------------


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `::: name`, the blocks below it and the `:::` that closes it."""
    progress: _Progress = state.env["progress"]
    partner = progress.fences.get(start)
    if partner is None or not _line(state, start).startswith(":::"):
        return False
    if silent:
        return True
    problem = _problem_of_fence(state, start, partner)
    if problem:
        _push_line(state, problem, start)
        return True
    state.push("container_open", "", 1).map = [start, partner + 1]
    bound, state.lineMax = state.lineMax, partner
    progress.depth += 1
    state.md.block.tokenize(state, start + 1, partner)
    progress.depth -= 1
    state.lineMax = bound
    state.push("container_close", "", -1)
    state.line = partner + 1
    return True


def _problem_of_fence(state: StateBlock, line: int, partner: int) -> str | None:
    if partner < line:
        return "fence-spent"
    if partner == line:
        return "fence-stray" if _line(state, line).strip(" ") == ":::" else "fence-unclosed"
    if state.env["progress"].depth >= MAX_DEPTH:
        return "fence-deep"
    inside = range(line + 1, partner + 1)
    if any(state.sCount[inner] < state.blkIndent and not state.isEmpty(inner) for inner in inside):
        return "fence-outside"
    return None


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a row, a row of dashes, and the rows below them."""
    if start + 1 >= end or state.sCount[start + 1] < state.blkIndent or not _line(state, start).startswith("|"):
        return False
    delimiter = _line(state, start + 1)
    if not delimiter.startswith("|") or "-" not in delimiter or delimiter.strip("-:| "):
        return False
    if not silent:
        last = start + 2
        while last < end and state.sCount[last] >= state.blkIndent and _line(state, last).startswith("|"):
            last += 1
        _push_line(state, "table", start, last)
    return True


def _waiver(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a comment on a line of its own."""
    if not _COMMENT_LINE.fullmatch(_line(state, start)):
        return False
    if not silent:
        _push_line(state, "waiver", start)
    return True


def _ruled_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `---`, which Markdown takes for a rule, for a heading or for three lists, depending on what is above."""
    if not _RULED_LINE.fullmatch(_line(state, start)):
        return False
    if not silent:
        _push_line(state, "ruled-line", start)
    return True


_OWN_RULES: Mapping[str, BlockRule] = {
    "container": _container,
    "table": _table,
    "waiver": _waiver,
    "ruled-line": _ruled_line,
}


def _line(state: StateBlock, line: int) -> str:
    """Return the text of a line from where the block on it begins."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _push_line(state: StateBlock, kind: str, first: int, last: int | None = None) -> None:
    state.line = first + 1 if last is None else last
    state.push(kind, "", 0).map = [first, state.line]


def _pair_fences(lines: Sequence[str]) -> Mapping[int, int]:
    """Return for each line with `:::` the line that closes or opens it; itself if there is none."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for number, line in enumerate(lines):
        match = _FENCE.fullmatch(line) if ":::" in line else None
        if match is None:
            continue
        partners[number] = number
        if match[1]:
            opened.append(number)
        elif opened:
            partners[number] = opened.pop()
            partners[partners[number]] = number
    return partners


# --- tokens to nodes --------------------------------------------------------------------------------------------------


def _tree(tokens: Sequence[Token], deep: set[int]) -> tuple[RawBlock, ...]:
    levels: list[list[RawBlock]] = [[]]
    opened: list[Token] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token)
            levels.append([])
        elif token.nesting == -1:
            children = levels.pop()
            levels[-1].append(_node(opened.pop(), tuple(children), deep))
        elif token.type != "inline":
            levels[-1].append(_node(token, (), deep))
    return tuple(levels[0])


def _node(token: Token, children: tuple[RawBlock, ...], deep: set[int]) -> RawBlock:
    first, last = token.map or (0, 0)
    return RawBlock(
        kind=_KINDS.get(token.type, token.type),
        first=first,
        last=last,
        children=children,
        marker=token.markup,
        number=token.info,
        deep=token.type == "paragraph_open" and first in deep,
    )
