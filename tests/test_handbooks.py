"""The handbooks, followed from the first chapter to the last as a reader follows them: what they say is what happens.

A handbook is a story (`tests.stories`) that begins in an empty folder. Beside the steps of a story it has:

    console CODE          the last command of this block ends with this exit code, every other one with 0
    <!-- day: DATE -->    the day on which the reader does what follows
"""

from __future__ import annotations

import os
import re
import selectors
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, time, tzinfo
from pathlib import Path
from types import MappingProxyType

import pytest
import yaml

from generator.disk import project
from tests import stories
from tests.california import ROOT
from tests.stories import Ran, Story, commands_of, in_this_process, run_as_told

HANDBOOKS = sorted((ROOT / "docs").glob("handbook.*.md"))
STEP = re.compile(rf"{stories.FENCE.pattern}|^<!-- day: (\S+) -->$", re.MULTILINE | re.DOTALL)
SERVED = re.compile(r"http://127\.0\.0\.1:\d+/#token=\S+")
FIRST_DAY = "2026-03-02"
MORNING = time(9)
MESSAGES: Mapping[str, str] = MappingProxyType(
    {"handbook.en": "locales/en/messages.yaml", "handbook.zh-Hans": "locales/zh-Hans/messages.yaml"}
)


class Day(datetime):
    """The clock of a reader, at nine in the morning of the day that the handbook tells."""

    told: str

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Day:  # type: ignore[explicit-override]
        moment = datetime.combine(datetime.fromisoformat(cls.told), MORNING, tz)
        return cls.fromisoformat(moment.isoformat())


def console(story: Story, code: str, body: str) -> None:
    *before, last = commands_of(body)
    for (command, expected), ends in [*((one, 0) for one in before), (last, int(code or 0))]:
        assert run_as_told(story, command, expected) == ends, command


STEPS: Mapping[str, Callable[[Story, str, str], None]] = MappingProxyType({**stories.STEPS, "console": console})


def run(folder: Path, program: str, arguments: Sequence[str]) -> Ran:
    is_served = "preview" in arguments and "--export" not in arguments
    return served(folder, arguments) if is_served else in_this_process(folder, program, arguments)


def served(folder: Path, arguments: Sequence[str]) -> Ran:
    """Start the desk, open its page, and end it as its reader does."""
    command = [sys.executable, "-m", "generator", *arguments, "--port", "0"]
    told = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=folder, env=told, stdout=subprocess.PIPE, encoding="utf-8") as desk:
        try:
            printed = first_line(desk)
            address = SERVED.search(printed)
            assert address, printed
            with urllib.request.urlopen(address[0], timeout=60) as page:
                assert page.status == 200
        finally:
            desk.terminate()
    return Ran(printed=SERVED.sub("http://127.0.0.1:8000/#token=…", printed), code=0)


def first_line(desk: subprocess.Popen[str]) -> str:
    assert desk.stdout
    with selectors.DefaultSelector() as waiting:
        waiting.register(desk.stdout, selectors.EVENT_READ)
        assert waiting.select(timeout=120), "the desk says nothing"
    return desk.stdout.readline()


@contextmanager
def speaking(handbook: Path) -> Iterator[None]:
    """Let Clausebook speak the language of a handbook, on the days that it tells."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAUSEBOOK_LANG", handbook.stem.partition(".")[2])
        patch.setattr(project, "datetime", Day)
        patch.setattr(Day, "told", FIRST_DAY, raising=False)
        yield


def follow(handbook: Path, folder: Path) -> None:
    """Do in an empty folder what a handbook says, from its first chapter to its last."""
    story = Story(folder, run)
    with speaking(handbook):
        for kind, argument, body, day in STEP.findall(handbook.read_text(encoding="utf-8")):
            if day:
                Day.told = day
            else:
                STEPS[kind](story, argument, body)


@pytest.mark.parametrize("handbook", HANDBOOKS, ids=lambda path: path.stem)
def test_a_reader_who_follows_the_handbook_gets_what_it_says(handbook: Path, tmp_path: Path) -> None:
    follow(handbook, tmp_path)


def typed(handbook: Path) -> Iterator[str]:
    """Yield each command that a reader is shown to type."""
    for kind, _, body in stories.FENCE.findall(handbook.read_text(encoding="utf-8")):
        yield from (command for command, _ in commands_of(body) if kind == "console")


GIT = re.compile(r"\b(git|commit|merge|branch|push|pull request)\b|提交入库", re.IGNORECASE)
NOT_TYPED = re.compile(r"^```|^ {4}(?:\$ )?clausebook ", re.MULTILINE)


@pytest.mark.parametrize("handbook", HANDBOOKS, ids=lambda path: path.stem)
def test_nothing_that_is_shown_goes_untried(handbook: Path) -> None:
    text = handbook.read_text(encoding="utf-8")
    assert not NOT_TYPED.search(stories.FENCE.sub("", text))
    assert {kind for kind, *_ in stories.FENCE.findall(text)} <= {*STEPS}
    assert len(list(typed(handbook))) > 50


@pytest.mark.parametrize("handbook", HANDBOOKS, ids=lambda path: path.stem)
def test_words_of_the_desk_are_those_that_it_shows(handbook: Path) -> None:
    """What stands in bold is a word on the desk: a button, a view, a panel, a label."""
    said = yaml.safe_load((ROOT / MESSAGES[handbook.stem]).read_text(encoding="utf-8"))
    shown = [*said["desk"].values(), *said["start"].values(), "PDF"]
    prose = stories.FENCE.sub("", handbook.read_text(encoding="utf-8"))
    bold = re.findall(r"(?<![`*])\*\*([^*`\n]+)\*\*(?!`)", prose)
    assert bold and [word for word in bold if word not in shown] == []


@pytest.mark.parametrize("handbook", HANDBOOKS, ids=lambda path: path.stem)
def test_git_stands_in_one_chapter(handbook: Path) -> None:
    chapters = re.split(r"^## ", handbook.read_text(encoding="utf-8"), flags=re.MULTILINE)
    with_git = [one.partition("\n")[0] for one in chapters if GIT.search(one)]
    assert len(with_git) == 1, with_git
