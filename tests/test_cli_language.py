"""The command line speaks the language that it is asked for: findings, help, and what Click says of a wrong call."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from generator.cli import run as run_all
from generator.cli.wrong_calls import SENTENCES, shown, translated
from generator.model.diagnostics import Message
from generator.report.sentences import FIELD
from tests.support import ENGLISH, MINIMAL, sources

HAN = re.compile(r"[\u3400-\u9fff]")
ENGLISH_LEFT = re.compile(r"(?:\b[a-z]{2,} ){3}")
TWICE = {**MINIMAL, "clauses/facts.yaml": "parties: {acme: {name: Acme}}\nages: {x: 1}\nages: {x: 1}\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one finding."""
    for path, source in sources(TWICE).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(source.text, encoding="utf-8")
    return tmp_path


def run(*arguments: object, **environment: str) -> Result:
    env = dict.fromkeys(("CLAUSEBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"), "") | environment
    return CliRunner().invoke(commands, list(map(str, arguments)), prog_name="clausebook", env=env)


def refused(*arguments: str) -> click.ClickException:
    """Return what Click raises over a wrong call."""
    with pytest.raises(click.ClickException) as raised:
        commands(arguments, prog_name="clausebook", standalone_mode=False)
    return raised.value


def every_command(group: click.Group = commands, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command, those of groups too."""
    yield path
    for name, inner in group.commands.items():
        yield from every_command(inner, (*path, name)) if isinstance(inner, click.Group) else ((*path, name),)


# --- which language ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments, environment, chinese",
    [
        ((), {}, False),
        ((), {"LANG": "zh_CN.UTF-8"}, True),
        ((), {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ((), {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, False),
        ((), {"LANG": "fr_FR.UTF-8"}, False),
        ((), {"LANG": "zh_CN.UTF-8", "CLAUSEBOOK_LANG": "en"}, False),
        ((), {"CLAUSEBOOK_LANG": "zh"}, True),
        (("--lang", "zh-Hans"), {"CLAUSEBOOK_LANG": "en"}, True),
        (("--lang", "en"), {"CLAUSEBOOK_LANG": "zh"}, False),
    ],
)
def test_the_option_comes_before_our_variable_and_that_before_the_system(
    arguments: tuple[str, ...], environment: dict[str, str], chinese: object, project: Path
) -> None:
    said = run(*arguments, "check", "--project", project, **environment).stdout
    assert ("错误[duplicate-key]：`ages` 在此重复出现" in said) is chinese
    assert ("error[duplicate-key]: `ages` stands here a second time" in said) is not chinese


def test_a_language_that_there_is_not_is_a_wrong_call() -> None:
    result = run("--lang", "fr", "check")
    assert result.exit_code == 2 and "`fr`" in result.stderr


def test_programs_read_english_unless_clausebook_itself_was_asked_for_another_language(project: Path) -> None:
    def message(*arguments: str, **environment: str) -> str:
        result = run(*arguments, "check", "--project", project, "--format", "json", **environment)
        return next(
            str(one["message"]) for one in json.loads(result.stdout)["findings"] if one["rule"] == "duplicate-key"
        )

    assert message(LANG="zh_CN.UTF-8") == "`ages` stands here a second time"
    assert message(CLAUSEBOOK_LANG="zh") == message("--lang", "zh") == "`ages` 在此重复出现"


# --- help -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", list(every_command()), ids=lambda path: " ".join(path) or "clausebook")
def test_help_in_chinese_is_chinese_throughout(path: tuple[str, ...]) -> None:
    said = run("--lang", "zh-Hans", *path, "--help").stdout
    assert said.startswith("用法：clausebook") and "选项：\n" in said
    told = [line for line in said.splitlines() if re.match(r"  -.*?\S  +\S", line)]
    assert told and all(HAN.search(line) or "[" in line for line in told)
    assert not ENGLISH_LEFT.search(said.partition("\n")[2])


def test_help_in_chinese_fits_the_terminal() -> None:
    from generator.model.source import width

    said = CliRunner().invoke(commands, ["--lang", "zh", "history", "--help"], terminal_width=60).stdout
    assert 50 < max(map(width, said.splitlines())) <= 60
    assert not re.search(r"^ *[，。；：、）]", said, re.MULTILINE), "a line begins with a mark that ends something"


def test_the_list_of_commands_gives_each_its_first_sentence() -> None:
    told = run("--lang", "zh", "--help").stdout
    assert "\n  publish    将已生成的内容发布到 TARGET，发布目标允许的，一次性整体替换\n" in told


# --- what Click says --------------------------------------------------------------------------------------------------

WRONG = {
    "an option that is close to another": ("build", "--strct"),
    "an option that is close to several": ("check", "--strct"),
    "an option that is like no other": ("check", "--zzzz"),
    "a command that is close to another": ("bild",),
    "a command that is like no other": ("zzzz",),
    "a command too many": ("new", "zzzz"),
    "an argument that is missing": ("redact",),
    "an option that is missing": ("redact", "a", "b"),
    "arguments too many": ("diff", "a", "b", "c", "d"),
    "an argument too many": ("diff", "a", "b", "c"),
    "an option without its value": ("build", "--out"),
    "a flag with a value": ("check", "--strict=1"),
    "a word of a list": ("check", "--format", "x"),
    "a number out of range": ("build", "--jobs", "99"),
    "a number that is none": ("build", "--jobs", "x"),
    "a file that is not there": ("import", "/nope"),
    "a folder that is not there": ("build", "--project", "/nope"),
    "a folder in place of a file": ("verify", "--page", "/"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_click_says_is_known_and_the_same_in_english(name: str) -> None:
    said = refused(*WRONG[name]).format_message()
    message = translated(said)
    assert isinstance(message, Message), f"no message for: {said}"
    assert ENGLISH.text(message) == said


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_call_is_told_in_chinese_throughout(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEBOOK_LANG", "zh")
    head, _, error = shown(refused(*WRONG[name])).rpartition("错误：")
    assert not head or re.fullmatch(r"用法：clausebook .*\n执行 'clausebook.* --help' 可查看帮助。\n\n", head)
    assert HAN.search(error) and not ENGLISH_LEFT.search(error)


@pytest.mark.parametrize("arguments", [("import",), ("import", "pipe.txt", "--into", "made"), ("check", "--zzzz")])
def test_what_ends_a_run_is_told_in_the_language_that_the_option_named(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("CLAUSEBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    assert run_all(["--lang", "zh-Hans", *arguments]) and "错误" in capsys.readouterr().err
    assert run_all([*arguments]) and not HAN.search(capsys.readouterr().err)


def test_a_pattern_takes_what_its_message_shows() -> None:
    for pattern, id in SENTENCES.items():
        shows = {field["name"] for field in FIELD.finditer(ENGLISH.sentence(id, {}))}
        assert set(re.compile(pattern).groupindex) == shows


def test_a_sentence_that_is_not_in_the_table_stays_as_it_is() -> None:
    assert translated("It rains.") == "It rains."


@pytest.mark.parametrize("arguments", [["--version"], ["schema", "--project", "{project}", "{project}/s"]])
def test_sentences_are_read_only_where_something_is_said(arguments: list[str], project: Path) -> None:
    called = [argument.format(project=project) for argument in arguments]
    code = f"import sys, generator.cli; generator.cli.run({called!r}); from generator.report import sentences; "
    code += "print(sentences.open_sentences.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n0\n")
