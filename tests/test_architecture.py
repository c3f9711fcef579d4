"""The floors of ARCHITECTURE.md hold: a module imports only from lower floors, and side doors stay shut."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
ROW = re.compile(r"^\| (\d) \| ([^|]+) \|", re.MULTILINE)

DOORS = {
    "markdown_it": {"markup", "importer"},  # our clauses, and other people's Markdown
    "mdit_py_plugins": {"markup"},
    "babel": {"localize"},
    "yaml": {"parse"},
    "jinja2": {"render"},
    "weasyprint": {"render"},
    "fontTools": {"fonts"},
    "click": {"cli"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "watchfiles": {"preview"},
    "zoneinfo": {"project"},
}
"""Each library that stands for one concern, and the only modules that may import it."""


def floors() -> dict[str, int]:
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return {name: int(floor) for floor, names in ROW.findall(table) for name in re.findall(r"`(\w+)`", names)}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem != "__init__")


def room(path: Path) -> str:
    """Return the name under which the table of floors lists the module of `path`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of every import, those inside functions too; our own names start with a dot."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            names = [node.module] if node.module else [alias.name for alias in node.names]
            yield from ((node.lineno, f".{name}") for name in names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, node.module or ""


def test_every_module_stands_on_a_floor() -> None:
    rooms = {room(path) for path in modules()} - {"__main__"}
    assert rooms == set(floors()), "the table in ARCHITECTURE.md and the folder generator/ differ"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_lower_floors(path: Path) -> None:
    floor = {**floors(), "__main__": 9}
    below = [
        f"{path.name}:{line} imports {name}"
        for line, name in imports(path)
        if name.startswith(".") and name != ".__version__" and floor[name.split(".")[1]] >= floor[room(path)]
    ]
    assert not below


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_library_is_imported_only_through_its_door(path: Path) -> None:
    through = [
        f"{path.name}:{line} imports {name}"
        for line, name in imports(path)
        if room(path) not in DOORS.get(name.split(".")[0], {room(path)})
    ]
    assert not through


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_is_short_enough_to_be_one_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
