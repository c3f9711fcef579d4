"""The floors of ARCHITECTURE.md hold: a module imports only from lower floors, and side doors stay shut."""

from __future__ import annotations

import ast
import itertools
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import get_args

import pytest

from generator.model import document, nodes, revisions, written
from generator.model.change import Change

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
ROW = re.compile(r"^\| (\d) \| `(\w+)` \| [^|]+ \|([^|]*)\|$", re.MULTILINE)


def rows() -> list[tuple[str, str, str]]:
    """Return floor, folder and libraries of each row of the table in ARCHITECTURE.md."""
    return ROW.findall((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))


def floors() -> dict[str, int]:
    return {name: int(floor) for floor, name, _ in rows()}


def doors() -> dict[str, set[str]]:
    """Return the folders that may import each library that stands for one concern."""
    found: dict[str, set[str]] = {}
    for _, name, libraries in rows():
        for library in re.findall(r"`([\w.]+)`", libraries):
            found.setdefault(library, set()).add(name)
    return found


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or not path.stem.startswith("__"))


def room(path: Path) -> str:
    """Return the name under which the table of floors lists the module of `path`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def walked(module: ast.AST) -> tuple[ast.AST, ...]:
    """Return all nodes of a module: many tests look at the same hundreds of modules."""
    return tuple(ast.walk(module))


@cache
def imports(path: Path) -> tuple[tuple[int, str], ...]:
    """Return line and dotted name of every import, those inside functions too; our own names start with a dot."""
    return tuple(_imports(tree(path), len(path.relative_to(PACKAGE).parts)))


def _imports(module: ast.Module, depth: int) -> Iterator[tuple[int, str]]:
    for node in walked(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            names = [node.module] if node.module else [alias.name for alias in node.names]
            yield from ((node.lineno, f".{name}") for name in names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, node.module or ""


def test_every_module_stands_on_a_floor() -> None:
    rooms = {room(path) for path in modules()}
    assert rooms == set(floors()), "the table in ARCHITECTURE.md and the folder generator/ differ"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_lower_floors(path: Path) -> None:
    floor = floors()
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
        for library, folders in doors().items()
        if f"{name}.".startswith(f"{library}.") and room(path) not in folders
    ]
    assert not through


def test_every_door_is_used() -> None:
    used = {(room(path), name) for path in modules() for _, name in imports(path)}
    named = {(folder, library) for library, folders in doors().items() for folder in folders}
    assert not {
        (folder, library)
        for folder, library in named
        if not any(there == folder and f"{name}.".startswith(f"{library}.") for there, name in used)
    }


ASKED = {
    # where Windows looks for programs; settings; what a block or a child is given for its time
    ("os", "environ"): {"cli/__init__.py", "disk/project.py", "disk/workers.py"},
    ("datetime", "now"): {"disk/project.py"},
    ("date", "today"): set(),
    ("datetime", "today"): set(),
    ("time", "time"): set(),
}
"""What a run must not depend on but where it says so, and the modules that may ask."""


@pytest.mark.parametrize("asked", ASKED, ids=".".join)
def test_settings_and_the_clock_are_asked_in_one_place(asked: tuple[str, str]) -> None:
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        for node in walked(tree(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr) == asked
    }
    assert asking == ASKED[asked]


OPENING = frozenset({"open", "fdopen", "mkstemp", "read_text", "read_bytes", "write_text", "write_bytes"})
"""Functions and methods that open a file; those of `disk.reading` and `disk.atomic` are called by their plain names."""

OPENERS: Mapping[str, str] = {
    "cli/streams.py": "the streams of this process",
    "disk/atomic.py": "writes one file",
    "disk/fetching.py": "a page of the web",
    "disk/locks.py": "a folder, to lock it",
    "disk/openssh.py": "a signature that stood on one line, for ssh-keygen to read",
    "disk/origin.py": "what the installer noted of the package",
    "disk/project.py": "what the package brings along",
    "disk/reading.py": "reads what somebody else could have placed",
    "disk/staging.py": "writes a tree",
    "disk/workers.py": "what the system tells of this process",
    "disk/zips.py": "an entry of a zip in memory",
    "importer/trial.py": "a project in a temporary folder",
    "localize/fonts.py": "tables of the fonts that the package brings along",
    "render/engine.py": "a temporary file for fontconfig",
}
"""The modules that open files, and which."""


def opens(node: ast.AST) -> bool:
    """Say whether a node calls what opens a file."""
    match node:
        case ast.Call(func=ast.Name(id="open")):
            return True
        case ast.Call(func=ast.Attribute(attr=name, value=holder)):
            return name in OPENING and ast.unparse(holder) != "super()"  # which writes help, to a stream
        case _:
            return False


def test_files_are_opened_by_modules_that_say_which() -> None:
    opening = {path.relative_to(PACKAGE).as_posix() for path in modules() if any(map(opens, walked(tree(path))))}
    assert opening == OPENERS.keys()


@pytest.mark.parametrize(
    "code, seen",
    [
        ("open('x')", True),
        ("Path('x').read_text()", True),
        ("os.open('x', 0)", True),
        ("(folder / 'x').write_bytes(data)", True),
        ("read_text(path)", False),
        ("webbrowser.opened", False),
    ],
)
def test_an_opened_file_is_seen(code: str, seen: object) -> None:
    assert any(map(opens, ast.walk(ast.parse(code)))) == seen


def test_a_class_is_named_once() -> None:
    defined: dict[str, list[str]] = {}
    for path in modules():
        for node in walked(tree(path)):
            if isinstance(node, ast.ClassDef) and path.stem not in NODE_TREES:
                defined.setdefault(node.name, []).append(path.relative_to(PACKAGE).as_posix())
    assert not {name: places for name, places in defined.items() if len(places) > 1}


NODE_TREES = {"document", "written"}
"""The two trees of one kind of nodes: as resolved, and as written, with spans."""


def neighbours(path: Path) -> set[str]:
    """Return the modules and folders beside a module that it imports when it is loaded, by name."""
    found = set()
    for node in tree(path).body:
        if isinstance(node, ast.ImportFrom) and node.level == depth_in_room(path):
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return found - {inner(path)}


def depth_in_room(path: Path) -> int:
    return len(path.relative_to(PACKAGE).parts) - 1


def inner(path: Path) -> str:
    """Return the name of a module or folder inside its folder on the floor."""
    return path.relative_to(PACKAGE).parts[-1 if path.parent == PACKAGE else 1].removesuffix(".py")


@pytest.mark.parametrize("folder", sorted({room(path) for path in modules()}))
def test_no_two_modules_of_a_folder_import_each_other(folder: str) -> None:
    edges: dict[str, set[str]] = {}
    for path in modules():
        if room(path) == folder and depth_in_room(path) and inner(path) != "__init__":
            edges.setdefault(inner(path), set()).update(neighbours(path))
    while ends := {name for name in edges if not edges[name] & edges.keys()}:
        edges = {name: there for name, there in edges.items() if name not in ends}
    assert not edges, "these import each other"


def test_what_is_imported_is_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *itertools.chain.from_iterable(project["optional-dependencies"].values())]
    declared = {distribution(re.split(r"[^\w.-]", line)[0]) for line in lines}
    libraries = {name.split(".")[0] for path in modules() for _, name in imports(path) if not name.startswith(".")}
    makers = packages_distributions()
    imported = {distribution(makers.get(name, [name])[0]) for name in libraries - sys.stdlib_module_names}
    assert imported == declared - {"tzdata"}, "tzdata is read by zoneinfo"


def distribution(name: str) -> str:
    """Return the name of a distribution as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_is_short_enough_to_be_one_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path))


LISTED = re.compile(r"^ {0,4}([a-z_]+(?:, [a-z_]+)*)(?: {2,}|: )", re.MULTILINE)
"""Names of modules in the list of a folder, each with what it is for, or several before a colon."""


def folders_with_a_list() -> list[Path]:
    said = {path.parent: ast.get_docstring(tree(path)) or "" for path in modules() if path.name == "__init__.py"}
    return [folder for folder, text in said.items() if len(LISTED.findall(text)) > 2]


def in_folder(folder: Path) -> set[str]:
    return {path.stem if path.suffix else path.name for path in folder.iterdir()} - {"__init__", "__pycache__"}


@pytest.mark.parametrize("folder", folders_with_a_list(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_folder_that_lists_its_modules_lists_all_of_them(folder: Path) -> None:
    text = ast.get_docstring(tree(folder / "__init__.py")) or ""
    heads = {name for several in LISTED.findall(text) for name in several.split(", ")}
    assert heads <= in_folder(folder)
    assert in_folder(folder) <= {*re.findall(r"[a-z_]+", text)}


# --- values between stages do not change ------------------------------------------------------------------------------

OWN_WAY = frozenset(
    {
        "CountedList", "WordFile",  # filled while a text is printed
        "Counter", "Element", "StagingFolder", "Tag",  # filled step by step by whoever makes them
        "Numbering", "SectionCounter",  # count
        "Enclosing", "Message", "Opposite", "Pattern",  # made of positional values, by the thousand
        "Subject",  # works some things out when the first rule asks
    }
)  # fmt: skip
"""Public dataclasses that are not frozen, slotted and made by keywords alone, and why."""
STRICT = {"frozen=True", "slots=True", "kw_only=True"}


def loose(path: Path) -> Iterator[str]:
    """Yield the public dataclasses of a module whose values can be altered or made without the names of fields."""
    for node in (node for node in walked(tree(path)) if isinstance(node, ast.ClassDef) and node.name[0] != "_"):
        for said in (ast.unparse(call) for call in node.decorator_list):
            if said.startswith("dataclass") and not {*re.findall(r"\w+=\w+", said)} >= STRICT:
                yield node.name


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_value_between_stages_is_frozen(path: Path) -> None:
    assert {*loose(path)} <= OWN_WAY


# --- what cuts across the line stands in one place --------------------------------------------------------------------

CLASSES = {change.value for change in Change}


def outside_the_model() -> list[Path]:
    return [path for path in modules() if room(path) != "model"]


def names_a_class(module: ast.AST) -> bool:
    """Say whether a module names a member of `Change`, by whatever name it is imported, or looks one up by its word."""
    imported = (alias for node in walked(module) if isinstance(node, ast.ImportFrom) for alias in node.names)
    names = {"Change", *(alias.asname for alias in imported if alias.name == "Change" and alias.asname)}

    def is_change(node: ast.AST) -> bool:
        return getattr(node, "id", None) in names or getattr(node, "attr", None) == "Change"

    def is_member(node: ast.AST) -> bool:
        match node:
            case ast.Attribute():
                return is_change(node.value) and node.attr in Change.__members__
            case ast.Subscript():
                return is_change(node.value)
            case ast.Call():
                return is_change(node.func)
            case _:
                return False

    return any(map(is_member, walked(module)))


def compared_words(module: ast.AST) -> list[str]:
    """Return the words of classes that a module compares with something, matches, or keeps several of."""

    def words(node: ast.AST) -> list[str]:
        return [
            one.value
            for one in ast.walk(node)
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value in CLASSES
        ]

    found: list[str] = []
    for node in walked(module):
        if isinstance(node, ast.Compare | ast.MatchValue) or (
            isinstance(node, ast.Set | ast.Tuple | ast.List | ast.Dict) and len(words(node)) > 1
        ):
            found += words(node)
    return found


def test_two_modules_at_most_name_a_class_of_change() -> None:
    naming = [path for path in outside_the_model() if names_a_class(tree(path))]
    assert [path.relative_to(PACKAGE).as_posix() for path in naming] == [
        "importer/chronicle.py",
        "operations/release/propose.py",
    ]


@pytest.mark.parametrize("path", outside_the_model(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_compares_a_change_with_a_word(path: Path) -> None:
    assert not compared_words(tree(path))


@pytest.mark.parametrize(
    "code, names",
    [
        ("x = Change.ADOPTED", True),
        ("from .change import Change as C\nx = C.WITHDRAWN", True),
        ("from . import change\nx = change.Change.ADOPTED", True),
        ("x = Change['ADOPTED']", True),
        ("x = Change('adopted')", True),
        ("x: Mapping[Change, str] = {one: one.value for one in Change if one.alters_text}", False),
    ],
)
def test_a_named_class_is_seen(code: str, names: object) -> None:
    assert names_a_class(ast.parse(code)) == names


@pytest.mark.parametrize(
    "code, words",
    [
        ("x = change.value == 'withdrawn'", {"withdrawn"}),
        ("x = change.value in ('material', 'other')", {"material"}),
        ("match x:\n    case 'adopted':\n        pass", {"adopted"}),
        ("x = frozenset({'adopted', 'material'})", {"adopted", "material"}),
        ("x = error('withdrawn', 'a work was withdrawn')", set()),
    ],
)
def test_a_compared_word_is_seen(code: str, words: set[str]) -> None:
    assert {*compared_words(ast.parse(code))} == words


# --- a kind of block --------------------------------------------------------------------------------------------------

TREES = (document, revisions, written)
PRINTERS = {
    *("importer/source.py", "redline/print.py", "render/lines.py", "render/prose.py", "render/runs.py"),
    *("render/word/blocks.py", "render/word/tables.py"),
}
"""What prints each kind of block in its own way: as HTML, as lines, as the source of a clause, for Word."""

NO_BLOCKS = {"Section", "Revised", *(kind.__name__ for tree in (document, written) for kind in get_args(tree.Inline))}
BLOCKS = {
    kind.__name__
    for tree in TREES
    for kind in vars(tree).values()
    if isinstance(kind, type) and issubclass(kind, nodes.NodeKind) and kind.__module__ == tree.__name__
} - NO_BLOCKS
"""The classes of both trees that stand for a block or for a part of one."""


def named_blocks(module: ast.AST) -> set[str]:
    """Return the kinds of blocks that a module imports, or names by a tree that it imports."""
    imports = [node for node in walked(module) if isinstance(node, ast.ImportFrom)]
    trees = {tree.__name__.rpartition(".")[2] for tree in TREES}
    of_trees = (one.name for node in imports if (node.module or "").rpartition(".")[2] in trees for one in node.names)
    there = trees | {alias.asname or alias.name for node in imports for alias in node.names if alias.name in trees}
    by_tree = (
        node.attr
        for node in walked(module)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", getattr(node.value, "attr", None)) in there
    )
    return BLOCKS & {*of_trees, *by_tree}


def test_six_modules_at_most_name_a_kind_of_block() -> None:
    """The parser, the step from one tree to the other, the redline, for which tables have columns, and bullets."""
    naming = {path.relative_to(PACKAGE).as_posix() for path in outside_the_model() if named_blocks(tree(path))}
    assert naming - PRINTERS == {
        "markup/blocks.py",
        "markup/containers.py",
        "markup/tables.py",
        "operations/release/passages.py",
        "redline/blocks.py",
        "resolve/blocks.py",
    }
    assert naming >= PRINTERS, "a printer that names no kind of block is none"


@pytest.mark.parametrize(
    "code, named",
    [
        ("from ..model.document import Paragraph, Text", {"Paragraph"}),
        ("from ..model.written import Table as T", {"Table"}),
        ("from ..model import written as w\nx = w.OutlineBlock", {"OutlineBlock"}),
        ("from .. import model\nx = model.document.Cell", {"Cell"}),
        ("from ..model.document import Inline, Section, Strong", set()),
        ("from ..model.nodes import Listing, Prose", set()),
    ],
)
def test_a_named_block_is_seen(code: str, named: set[str]) -> None:
    assert named_blocks(ast.parse(code)) == named


def test_every_kind_of_block_is_watched() -> None:
    unions = {kind.__name__ for tree in (document, written) for kind in get_args(tree.Block)}
    assert unions | {"ListItem", "Cell", "MovedCell", "DefinitionEntry", "ContactField", "Column"} == BLOCKS


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_figure_says_what_it_counts(path: Path) -> None:
    """Only figures with a name are looked at; the linter lets none of weight stand without one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    body = tree(path).body
    bare = [
        one.lineno
        for one, behind in zip(body, [*body[1:], None], strict=True)
        if isinstance(one, ast.Assign) and is_figure(one.value)
        and not (isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant))
        and "#" not in lines[one.lineno - 1]
    ]  # fmt: skip
    assert not bare


def is_figure(node: ast.expr) -> bool:
    """Say whether a value is made of numbers alone."""
    held = [*ast.walk(node)]
    return any(isinstance(one, ast.Constant) for one in held) and all(
        isinstance(one, ast.BinOp | ast.operator | ast.UnaryOp | ast.unaryop)
        or (isinstance(one, ast.Constant) and type(one.value) in {int, float})
        for one in held
    )
