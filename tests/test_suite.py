"""What holds of the tests themselves: none patches what the standard library keeps to itself."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FILES = sorted(path for path in TESTS.rglob("*.py") if "projects" not in path.relative_to(TESTS).parts)
PATCHES = frozenset({"setattr", "delattr", "patch", "object"})
"""Whatever replaces an attribute: the built-in functions, those of pytest's monkeypatch, and unittest.mock's."""


def private_patches(text: str) -> Iterator[str]:
    """Yield each private name of the standard library that a file, or a script within its strings, replaces."""
    for tree in scripts(text):
        known = names(tree)
        for target in targets(tree, known):
            module, *rest = target.split(".")
            if module in sys.stdlib_module_names and any(map(is_private, rest)):
                yield target


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def scripts(text: str) -> Iterator[ast.Module]:
    """Yield the tree of a file, and those of the programs that it holds as texts."""
    tree = ast.parse(text)
    yield tree
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "import " in node.value:
            try:
                yield ast.parse(node.value)
            except (SyntaxError, ValueError):  # a sentence that speaks of an import
                continue


def names(tree: ast.Module) -> Mapping[str, str]:
    """Return what the names of a program stand for, as dotted names: what it imports, and what it takes from that."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {(one.asname or one.name).split(".")[0]: one.name.split(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            known |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            known.setdefault(node.targets[0].id, dotted(node.value, known))
    return known


def dotted(node: ast.AST, known: Mapping[str, str]) -> str:
    """Return an expression as a dotted name, calls left out; "" where it begins with none."""
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value, known)}.{node.attr}"
    return dotted(node.func, known) if isinstance(node, ast.Call) else ""


def targets(tree: ast.Module, known: Mapping[str, str]) -> Iterator[str]:
    """Yield the dotted name of every attribute that is assigned, deleted, or handed to a function that does so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
            yield dotted(node, known)
        elif isinstance(node, ast.Call) and dotted(node.func, known).rpartition(".")[2] in PATCHES:
            yield handed(node.args, known)


def handed(arguments: list[ast.expr], known: Mapping[str, str]) -> str:
    """Return the attribute that a call names: by one text, or by what holds it and a text."""
    match arguments:
        case [ast.Constant(value=str(name)), *_]:
            return name
        case [holder, ast.Constant(value=str(name)), *_]:
            return f"{dotted(holder, known)}.{name}"
    return ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_no_test_patches_a_private_name_of_the_standard_library(path: Path) -> None:
    assert not list(private_patches(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "imported, patch, found",
    [
        ("os", "os._exit = print", "os._exit"),
        ("os", "OPENED = os.open('x')\ndel OPENED._file", "os.open._file"),
        (
            "multiprocessing as mp",
            "mp.context.Process._bootstrap = print",
            "multiprocessing.context.Process._bootstrap",
        ),
        ("shutil", "monkeypatch.setattr(shutil, '_samefile', print)", "shutil._samefile"),
        ("shutil", "monkeypatch.setattr('shutil._samefile', print)", "shutil._samefile"),
        ("shutil", "mock.patch.object(shutil, '_samefile')", "shutil._samefile"),
        ("shutil", "with patch('shutil._samefile'): pass", "shutil._samefile"),
        ("os", "os.fsync = print\nos.__doc__ = ''\nos._exit(1)", None),
        ("generator.operations.rendering", "monkeypatch.setattr(generator.operations.rendering, '_map', print)", None),
        ("os", "class A:\n    def f(self):\n        self._a = 1", None),
    ],
)
def test_a_patch_is_seen_wherever_it_stands(imported: str, patch: str, found: str | None) -> None:
    program = f"import {imported}\n{patch}\n"
    expected = [found] if found else []
    assert list(private_patches(program)) == expected
    assert list(private_patches(f"SCRIPT = {program!r}")) == expected


def test_what_is_imported_from_a_module_is_known_as_its_own() -> None:
    program = "from concurrent.futures import ProcessPoolExecutor as Pool\n" + "Pool._launch_processes = print"
    assert list(private_patches(program)) == ["concurrent.futures.ProcessPoolExecutor._launch_processes"]
