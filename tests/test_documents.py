"""What the documents of the project name exists: signatures of ARCHITECTURE.md, modules, tests, tasks in all."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md"))
    if path.name != "CHANGELOG.md"  # which tells what there was
)
NEVER = frozenset({"utils.py"})
"""What a document names because there shall be none."""

MODULE = re.compile(r"(?<![\w./*-])((?:\w+/)*\w+\.py)\b")
FOLDER = re.compile(r"(?<![\w./*-])generator/(?:\w+/)*(?!\w*\.py)")


def signatures() -> list[str]:
    """Return the lines of the block in ARCHITECTURE.md, those that go on in the next line as one."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    block = page.partition("## Signatures")[2].partition("\n## ")[0].replace("\n        ", " ")
    return re.findall(r"^    (\S.*)$", block, re.MULTILINE)


def of_function(code: str) -> str:
    """Return parameters and result of a function, in one form however they are written."""
    node = ast.parse(code).body[0]
    assert isinstance(node, ast.FunctionDef) and node.returns
    return f"({ast.unparse(node.args)}) -> {ast.unparse(node.returns)}"


@pytest.mark.parametrize("line", signatures(), ids=lambda line: re.split(r"[(:]", line)[0])
def test_a_signature_of_the_architecture_is_that_of_the_code(line: str) -> None:
    place, rest = re.fullmatch(r"([\w.]+)(.*)", line).groups()  # type: ignore[union-attr]
    module, _, name = place.rpartition(".")
    if rest.startswith("("):
        found = getattr(import_module(f"generator.{module}"), name)
        assert of_function(inspect.getsource(found)) == of_function(f"def {name}{rest}: ...")
    else:
        module, _, holder = module.rpartition(".")
        found = getattr(import_module(f"generator.{module}"), holder)
        assert rest == f": {found.__annotations__[name]}"


def test_the_architecture_shows_a_signature_of_each_stage() -> None:
    shown = {line.partition(".")[0] for line in signatures()}
    assert shown >= {"disk", "parse", "localize", "resolve", "check", "render", "operations", "editions", "redline"}


def is_there(named: str, document: Path) -> bool:
    """Say whether a module is where a document names it: from the top, in the package, or beside others in a folder."""
    if (document.parent / named).is_file():
        return True
    if "/" in named:
        return any((ROOT / top / named).is_file() for top in ("", "generator"))
    return any((ROOT / "generator").rglob(named))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert [name for name in MODULE.findall(text) if name not in NEVER and not is_there(name, document)] == []
    assert [name for name in FOLDER.findall(text) if not (ROOT / name).is_dir()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_test_that_a_document_names_exists(document: Path) -> None:
    named = set(re.findall(r"`(test_\w+)`", document.read_text(encoding="utf-8")))
    assert named <= known_tests()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_task_that_a_document_names_exists(document: Path) -> None:
    tasks = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {*re.findall(r"`make ([a-z]+(?:-[a-z]+)*)", document.read_text(encoding="utf-8"))} <= {*tasks}


@cache
def known_tests() -> frozenset[str]:
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("*.py"))
    return frozenset(name for text in texts for name in re.findall(r"^def (test_\w+)\(", text, re.MULTILINE))


def test_a_module_that_the_code_speaks_of_exists() -> None:
    files = sorted((ROOT / "generator").rglob("*.py"))
    named = {(name, path) for path in files for name in MODULE.findall(path.read_text(encoding="utf-8"))}
    assert {name for name, path in named if not is_there(name, path)} == set()


def test_the_documents_do_name_modules() -> None:
    assert len({name for path in DOCUMENTS for name in MODULE.findall(path.read_text(encoding="utf-8"))}) > 40
