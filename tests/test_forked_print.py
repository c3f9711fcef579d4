"""A process that has printed goes on printing: no copy of it waits for a thread of Pango's that it does not have."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.disk.workers import has_thread, is_worker
from tests.papers import ROOT

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied, so none can wait for a thread"),
]

# With the fonts of one configuration throughout: the copy would ask the parent's thread for them.
_START = """
from generator.render import pdf
from generator.render.apart import prints_here
from generator.operations.rendering import RenderSetup, render_all
from tests.papers import paper_site
from tests.samples import CHINESE, ENGLISH

site = paper_site()
"""
_HERE = "assert pdf._print(ENGLISH, site, ()).artifacts\n"
_STATEMENT = "assert pdf.render_statement(CHINESE, site).artifacts\n"
_PDF = "assert pdf.render_pdf(CHINESE, site).artifacts\n"
_BUILD = """
setup = RenderSetup(site=site, formats=("pdf",), ingredients="")
assert [len(one.artifacts) for one in render_all(setup, (ENGLISH, CHINESE), jobs=2)] == [1, 1]
"""


def _said(program: str) -> str:
    """What a new process prints; a copy that waits for ever ends the test after a minute."""
    ran = subprocess.run(
        [sys.executable, "-c", _START + program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.parametrize("then", [_PDF, _STATEMENT, _BUILD])
def test_whoever_printed_in_this_process_can_go_on_printing(then: str) -> None:
    assert _said(_HERE + then) == ""


def test_printing_leaves_no_thread_behind_in_a_process_that_may_still_be_copied() -> None:
    program = f"{_PDF}{_STATEMENT}{_BUILD}print(prints_here())"
    assert _said(program) == "False\n"


def test_a_process_knows_its_threads_by_name_and_is_no_worker() -> None:
    program = "import generator.disk.workers as w; print(w.has_thread('python'), w.has_thread('no such'))"
    assert _said("import ctypes; ctypes.CDLL(None).prctl(15, b'python', 0, 0, 0)\n" + program) == "True False\n"
    assert not is_worker() and not has_thread("no such")
