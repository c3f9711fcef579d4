"""What every test shares: how much Hypothesis tries, and what is dear to start or to make."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.tools.browser import Chromium, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.office import Office
    from tests.releasing import House
    from tests.test_preview import Preview

os.environ["CLAUSEBOOK_LANG"] = "en"  # whatever the machine speaks

# The tests start many processes of the program: each takes the bytecode that an earlier one has left, on a machine too
# that keeps none.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A shell lets the runs in its background ignore SIGINT, and so would all that tests start and tell to stop.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Few examples, equal in every run: a red build names a fault of the change, not of the draw. `make search` tries many.
_HEAVY = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile("few", max_examples=30, derandomize=True, deadline=None, suppress_health_check=_HEAVY)
settings.register_profile("many", max_examples=2000, deadline=None, suppress_health_check=_HEAVY)
# `make mutants` asks whether a law is broken, and for no small example of it.
settings.register_profile("mutants", settings.get_profile("few"), phases=(Phase.explicit, Phase.generate))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """One Chromium for all the tests of a worker; each page has a profile of its own."""
    with chromium() as running:
        yield running


@pytest.fixture
def page(desk: Preview, browser: Chromium) -> Iterator[Page]:
    """The page of the desk that a module of tests runs; what the browser complains of is a fault of ours."""
    faults: list[str] = []
    with browser.page(f"http://127.0.0.1:{desk.port}/#token={desk.token}") as shown:
        shown.on("pageerror", lambda fault: faults.append(str(fault)))
        yield shown
    assert not faults


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One LibreOffice for all the tests of a worker."""
    from tests.office import Office

    running = Office(tmp_path_factory.mktemp("office"))
    yield running
    running.close()


@pytest.fixture(autouse=True)
def word_files(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold every Word file that a test of Word files prints against what Word refuses.

    It has a patch of its own: `monkeypatch` would begin before the other fixtures of a test, and what a test sets over
    one of them would come back when all are over.
    """
    if not request.path.name.startswith("test_word"):
        yield
        return
    from generator.render.word.package import packed as pack
    from tests.word_structure import faults

    def packed(*parts: Any) -> bytes:
        data = pack(*parts)
        assert faults(data) == ()
        return data

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.render.word.whole.packed", packed)
        yield


@pytest.fixture(scope="session")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with all of its history, which no test alters."""
    from tests.releasing import release_history, without_engine

    with without_engine():
        return release_history(tmp_path_factory.mktemp("history"))


def pytest_collection_finish() -> None:
    """Leave out of every later collection of garbage what lives as long as the run: modules and thousands of tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object | None:
    """Give a file of tests to one of several processes as a whole, which then makes once what its tests share."""
    from xdist.scheduler import LoadFileScheduling

    return LoadFileScheduling(config, log) if config.getvalue("dist") == "load" else None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person accept what is printed now as what is expected from now on."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected files of tests/projects*")
