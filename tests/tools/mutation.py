"""The changes that a slip of the pen could make to a module, one place at a time.

In: the text of a module. Out: a `Mutant` for each change, in the order of the text. The operators are fixed:

- a comparison is turned round or loses its border (`<` becomes `<=` and `>=`), `and` and `or` change places, and so do
  `+` and `-`, `*` and `//`, `|` and `&`, `min` and `max`, `any` and `all`;
- `not` and the sign of a number are left out, a condition that has neither comparison nor `not` is turned round;
- a whole number is one more and one less, a fraction is doubled and halved, True is False, a text is empty;
- what is gone through is empty, an exception is not caught, `break` and `continue` change places;
- a statement is left out: a call, a `yield`, a `return`, a `raise`, an assignment to a part of something.

Left alone is what only a reader or the type checker sees: docstrings, annotations, type variables, `__all__`; and
decorators, of which the frozen dataclasses are held by a test of the architecture.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A module that is changed in one place; `name` is the line in its function, before and after, as Markdown."""

    line: int
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """Bytes of the module and what stands there instead."""

    start: int
    end: int
    new: str


_OPERATORS: Mapping[type[ast.AST], tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        ast.Eq: ("==", ("!=",)),
        ast.NotEq: ("!=", ("==",)),
        ast.Lt: ("<", ("<=", ">=")),
        ast.LtE: ("<=", ("<", ">")),
        ast.Gt: (">", (">=", "<=")),
        ast.GtE: (">=", (">", "<")),
        ast.Is: ("is", ("is not",)),
        ast.IsNot: ("is not", ("is",)),
        ast.In: ("in", ("not in",)),
        ast.NotIn: ("not in", ("in",)),
        ast.And: ("and", ("or",)),
        ast.Or: ("or", ("and",)),
        ast.Add: ("+", ("-",)),
        ast.Sub: ("-", ("+",)),
        ast.Mult: ("*", ("//",)),
        ast.FloorDiv: ("//", ("*",)),
        ast.Div: ("/", ("*",)),
        ast.Mod: ("%", ("*",)),
        ast.Pow: ("**", ("*",)),
        ast.BitOr: ("|", ("&",)),
        ast.BitAnd: ("&", ("|",)),
    }
)
_NAMES = MappingProxyType({"min": "max", "max": "min", "any": "all", "all": "any"})
_SILENT = {"annotation", "returns", "decorator_list"}
_LEFT_OUT = (ast.Expr, ast.AugAssign, ast.Return, ast.Raise, ast.Delete)


_Placed = ast.expr | ast.stmt | ast.excepthandler
"""What has a place in the text."""


class _Text:
    """A module and where its lines begin, in bytes, which is what its tree counts in."""

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self.starts = (0, *accumulate(len(line) for line in self.data.splitlines(keepends=True)))

    def span(self, node: _Placed) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[node.end_lineno - 1] + node.end_col_offset

    def of(self, start: int, end: int) -> str:
        return self.data[start:end].decode()

    def changed(self, edit: _Edit) -> str:
        return self.of(0, edit.start) + edit.new + self.of(edit.end, len(self.data))


def mutants(text: str) -> Iterator[Mutant]:
    """Yield the mutants of a module; none of them is the module itself, and each can be compiled."""
    module = _Text(text)
    for within, edit in sorted(
        ((within, edit) for within, node, field in _places(ast.parse(text)) for edit in _edits(node, field, module)),
        key=lambda found: (found[1].start, found[1].end, found[1].new),
    ):
        line = module.data.count(b"\n", 0, edit.start) + 1
        name = f"{within}: `{_shown(text, line)}` → `{_shown(module.changed(edit), line)}`"
        yield Mutant(line=line, name=name, text=module.changed(edit))


def _shown(text: str, line: int) -> str:
    return text.splitlines()[line - 1].strip()


def _places(node: ast.AST, within: str = "") -> Iterator[tuple[str, ast.AST, str]]:
    """Yield what can be changed below a node: the function or class around it, itself, the field that it stands in."""
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else (value,):
            if not isinstance(child, ast.AST) or field in _SILENT or _is_silent(child):
                continue
            inside = within
            if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
                inside = f"{within}.{child.name}".lstrip(".")
            yield inside, child, field
            if not isinstance(child, ast.JoinedStr):
                yield from _places(child, inside)


def _is_silent(node: ast.AST) -> bool:
    """Say whether only a reader or the type checker sees a statement."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))) | ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
    return False


def _edits(node: ast.AST, field: str, module: _Text) -> Iterator[_Edit]:
    """Yield the changes of a node that stands in a field of another."""
    if isinstance(node, _Placed):
        start, end = module.span(node)
        for new in (*_instead(node, module), *_in_its_field(node, field, module)):
            yield _Edit(start=start, end=end, new=new)
    for operator, (left, right) in _operations(node, module):
        old, others = _OPERATORS[type(operator)]
        between = module.of(left, right)
        at = left + len(between[: between.index(old)].encode())
        yield from (_Edit(start=at, end=at + len(old), new=new) for new in others)


def _operations(node: ast.AST, module: _Text) -> Iterator[tuple[ast.AST, tuple[int, int]]]:
    """Yield each operator of a node and the gap between what it stands between."""
    match node:
        case ast.Compare():
            sides: list[ast.expr] = [node.left, *node.comparators]
            operators: list[ast.AST] = [*node.ops]
        case ast.BoolOp():
            sides, operators = node.values, [node.op] * (len(node.values) - 1)
        case ast.BinOp():
            sides, operators = [node.left, node.right], [node.op]
        case ast.AugAssign():
            sides, operators = [node.target, node.value], [node.op]
        case _:
            return
    for operator, (one, other) in zip(operators, pairwise(sides), strict=True):
        yield operator, (module.span(one)[1], module.span(other)[0])


def _instead(node: _Placed, module: _Text) -> Iterator[str]:
    """Yield what may stand in the place of a node, wherever that is."""
    match node:
        case ast.Constant():
            yield from _values(node.value)
        case ast.JoinedStr():
            yield '""'
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield module.of(*module.span(operand))
        case ast.Break():
            yield "continue"
        case ast.Continue():
            yield "break"
        case ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
            yield "pass"
        case _ if isinstance(node, _LEFT_OUT):
            yield "pass"


def _values(value: object) -> Iterator[str]:
    match value:
        case bool():
            yield repr(not value)
        case int():
            yield from (repr(value + 1), repr(value - 1))
        case float():
            yield from (repr(value * 2), repr(value / 2)) if value else ("1.0",)
        case str() | bytes():
            yield repr(type(value)()) if value else '"X"'


def _in_its_field(node: _Placed, field: str, module: _Text) -> Iterator[str]:
    """Yield what may stand in the place of a node because of what it is to the one above it."""
    if field in {"test", "ifs"} and not _has_a_negation(node):
        yield f"not ({module.of(*module.span(node))})"
    if field == "iter" or (field == "type" and isinstance(node, (ast.Name, ast.Attribute, ast.Tuple))):
        yield "()"
    if field == "func" and isinstance(node, ast.Name) and node.id in _NAMES:
        yield _NAMES[node.id]


def _has_a_negation(node: ast.AST) -> bool:
    """Say whether an operator has a negation of a condition already."""
    return isinstance(node, ast.Compare) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))
