"""`make mutants`: which slips of the pen it makes, which it calls noticed, and what is said of those that live."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.mutated import JUDGED, ROOT, TESTS
from tests.tools.mutation import mutants


def changed(text: str) -> list[str]:
    """Return the mutants of a module of one line."""
    return [mutant.text for mutant in mutants(text)]


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("x = a == b", ["x = a != b"]),
        ("x = a < b <= c", ["x = a <= b <= c", "x = a >= b <= c", "x = a < b < c", "x = a < b > c"]),
        ("x = a is not b", ["x = a is b"]),
        ("x = a not in b", ["x = a in b"]),
        ("x = a and b and c", ["x = a or b and c", "x = a and b or c"]),
        ("x = not a", ["x = a"]),
        ("x = (a) + (b)", ["x = (a) - (b)"]),
        ("x = 大 * b", ["x = 大 // b"]),
        ("x += y", ["pass", "x -= y"]),
        ("x = a[7]", ["x = a[6]", "x = a[8]"]),
        ("x = -7", ["x = -6", "x = -8", "x = 7"]),
        ("x = 0.5", ["x = 0.25", "x = 1.0"]),
        ("x = 0.0", ["x = 1.0"]),
        ("x = True", ["x = False"]),
        ("x = 'a', '', f'{a + 1}'", ["x = '', '', f'{a + 1}'", "x = 'a', \"X\", f'{a + 1}'", "x = 'a', '', \"\""]),
        ("x = min(any(a))", ["x = max(any(a))", "x = min(all(a))"]),
        ("x = a if b else c", ["x = a if not (b) else c"]),
        ("x = a if b > c else d", ["x = a if b <= c else d", "x = a if b >= c else d"]),
        ("x = [a for a in b if c]", ["x = [a for a in () if c]", "x = [a for a in b if not (c)]"]),
        ("f(x)", ["pass"]),
        ("x[y] = z", ["pass"]),
        ("x = y", []),
        ("'A docstring.'", []),
        ("x: Literal[1] = y", []),
        ("T = TypeVar('T', covariant=True)", []),
        ("__all__ = ['x']", []),
    ],
)
def test_a_place_is_changed_into_what_might_have_been_written(text: str, wanted: list[str]) -> None:
    assert sorted(changed(text)) == sorted(wanted)


def test_statements_are_left_out_and_loops_go_through_nothing() -> None:
    text = """\
class Reader:
    @cached(1)
    def read(self, lines: Lines[1]) -> Lines[1]:
        \"\"\"Read.\"\"\"
        for line in lines:
            try:
                yield line
            except ValueError:
                break
        raise Lost
        return lines
"""
    assert [(mutant.line, mutant.name) for mutant in mutants(text)] == [
        (5, "Reader.read: `for line in lines:` → `for line in ():`"),
        (7, "Reader.read: `yield line` → `pass`"),
        (8, "Reader.read: `except ValueError:` → `except ():`"),
        (9, "Reader.read: `break` → `continue`"),
        (10, "Reader.read: `raise Lost` → `pass`"),
        (11, "Reader.read: `return lines` → `pass`"),
    ]


TRIED = """\
def is_of_age(years):
    return years >= 18


def first(numbers):
    for number in numbers:
        break
    return number
"""
TESTING = """\
from itertools import count

from generator.model.periods import first, is_of_age


def test_a_person_is_of_age():
    assert is_of_age(40) and not is_of_age(4)


def test_the_first_number_comes_from_numbers_without_an_end():
    assert first(count(3)) == 3
"""
TOLD = """\
generator/model/periods.py:2
- is_of_age: `return years >= 18` → `return years > 18`
generator/model/periods.py:2 (not judged)
- is_of_age: `return years >= 18` → `return years >= 17`
generator/model/periods.py:2 (not judged)
- is_of_age: `return years >= 18` → `return years >= 19`
generator/model/periods.py: 8 mutants, 5 killed, 3 alive, 37.5%
all: 8 mutants, 5 killed, 3 alive, 37.5%
"""


def tried(root: Path, testing: str) -> subprocess.CompletedProcess[str]:
    """Run the tool on a project that is two functions and their tests."""
    for name, text in {
        "pytest.ini": "[pytest]\naddopts = --import-mode=importlib\n",
        "generator/__init__.py": "",
        "generator/model/__init__.py": "",
        "generator/model/periods.py": TRIED,
        "tests/test_history.py": testing,
        "docs/mutants.md": "- is_of_age: `return years >= 18` → `return years > 18`\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "tests" / "tools", root / "tests" / "tools", ignore=shutil.ignore_patterns("[!m]*"))
    driver = root / "tests" / "tools" / "mutants.py"
    waiting = driver.read_text(encoding="utf-8")
    assert "_SECONDS, _TIMES = 5, 5" in waiting
    driver.write_text(waiting.replace("_SECONDS, _TIMES = 5, 5", "_SECONDS, _TIMES = 1, 1"), encoding="utf-8")
    command = [sys.executable, "-m", "tests.tools.mutants", "model/periods"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)


forks = pytest.mark.skipif(sys.platform == "win32", reason="the tool tries each mutant in a fork of its process")


@forks
@pytest.mark.slow
def test_what_no_test_notices_is_printed_and_a_loop_without_an_end_is_noticed(tmp_path: Path) -> None:
    run = tried(tmp_path, TESTING)
    assert run.stdout.split("passed in", 1)[1].split("\n", 1)[1] == TOLD, run.stderr
    assert run.returncode == 1, "more than a tenth lives"
    assert (tmp_path / "generator/model/periods.py").read_text(encoding="utf-8") == TRIED


@forks
@pytest.mark.slow
@pytest.mark.parametrize("fault", ["assert not is_of_age(40)", "assert os.getppid() == parent"])
def test_tests_that_fail_without_a_mutant_are_no_measure(tmp_path: Path, fault: str) -> None:
    """Some fail at once, some only in a process that was forked: neither may count as a mutant that was noticed."""
    testing = (
        f"import os\n\nparent = int(os.environ.setdefault('PARENT', str(os.getppid())))\n\n\n{TESTING}    {fault}\n"
    )
    run = tried(tmp_path, testing)
    assert (run.returncode, run.stderr) == (1, "The tests of generator/model/periods.py fail as it stands.\n")


@pytest.mark.parametrize("module", TESTS)
def test_each_mutant_can_be_run_and_has_a_name_of_its_own(module: str) -> None:
    found = list(mutants((ROOT / module).read_text(encoding="utf-8")))
    for mutant in found:
        compile(mutant.text, module, "exec")
    assert len({mutant.text for mutant in found}) == len(found)


def test_what_is_judged_is_there() -> None:
    """A line of the page that no mutant has any more is taken out, or judged again as what it has become."""
    names = {mutant.name for module in TESTS for mutant in mutants((ROOT / module).read_text(encoding="utf-8"))}
    judged = [line[2:] for line in JUDGED.read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
    assert [line for line in judged if line not in names] == []
