"""What help, README and messages tell people to type next is there to be typed, and works where it is told."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from generator.disk.project import sentence_languages
from generator.report import open_sentences
from tests.releasing import without_engine

ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"`clausebook ([^`]+)`")
TOLD = {
    *(path for path in (ROOT / "locales").glob("*/messages.yaml")),
    *(path for path in (ROOT / "docs").glob("handbook.*.md")),
    *(path for path in (ROOT / "templates").rglob("*") if path.suffix in {".md", ".yml", ".txt"}),
    ROOT / "README.md",
}


def named() -> Iterator[tuple[str, str]]:
    for path in sorted(TOLD):
        text = path.read_text(encoding="utf-8")
        typed = re.findall(r"^ {4}clausebook ([^#\n`]+)", text, re.MULTILINE) if path.suffix == ".md" else ()
        for line in (*NAMED.findall(text), *typed):
            yield path.relative_to(ROOT).as_posix(), line.strip()


def unknown(line: str) -> str | None:
    """Return the first word of a command that Clausebook does not know as a command or an option, if any."""
    group: click.Command = commands
    plain = re.sub(r"\{[\w:]+\}", "x", line.replace("\\", ""))
    words = [word.partition("=")[0] for word in shlex.split(plain, comments=True)]
    words = words[: words.index("&&")] if "&&" in words else words
    for word in words:
        if word.startswith("-") and word != "-":
            if not any(word in option.opts for option in group.params) and word not in {"--help", "--lang", "--debug"}:
                return word
        elif isinstance(group, click.Group):
            found = group.get_command(click.Context(group), word)
            if found is None:
                return None if word in {"zh-Hans", "…", "COMMAND"} else word
            group = found
    return None


def test_every_command_that_people_are_told_is_there() -> None:
    told = list(named())
    assert len(told) > 100 and {path for path, _ in told} >= {"README.md", "templates/readme/zh-Hans.md"}
    assert [(path, line, wrong) for path, line in told if (wrong := unknown(line))] == []


@pytest.mark.parametrize("line,wrong", [("bild", "bild"), ("build --strikt", "--strikt"), ("new cie github", "cie")])
def test_a_command_that_is_not_there_is_noticed(line: str, wrong: str) -> None:
    assert unknown(line) == wrong


# --- the next command of each help ------------------------------------------------------------------------------------

NEXT = re.compile(r"^(?:Next: `clausebook ([^`]+)`\.|下一步：`clausebook ([^`]+)`。)$", re.MULTILINE)
BEFORE: Mapping[str, tuple[str, ...]] = {
    "init": (),
    "new-work": ("new work terms --title Terms",),
    "new-clause": ("new clause privacy-policy/cookies",),
    "new-locale": ("new locale zh-Hant",),
    "new-absence": (
        "new clause privacy-policy/cookies --locale en",
        "new absence privacy-policy/cookies --locale zh-Hans --because unknown",
    ),
    "release": ("release",),
    "build": ("release", "build"),
    "import": (),
}
"""What has been typed in a new project when the help of a command tells the next one."""


def next_of(language: str, group: str) -> str | None:
    about = open_sentences(language).groups[group].get("about")
    found = NEXT.search(about) if isinstance(about, str) else None
    return found and (found[1] or found[2])


@pytest.mark.parametrize("language", sentence_languages())
def test_the_same_commands_tell_the_next_one_in_every_language(language: str) -> None:
    told = {group: line for group in open_sentences(language).groups if (line := next_of(language, group))}
    assert told.keys() == BEFORE.keys()
    assert told == {group: next_of("en", group) for group in BEFORE}


def typed(line: str) -> Result:
    with without_engine():
        return CliRunner().invoke(commands, shlex.split(line))


@pytest.mark.parametrize("group", BEFORE)
def test_the_next_command_that_a_help_names_works_then(
    group: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if group == "import":
        (tmp_path / "policy.md").write_text("# Privacy Policy\n\nWe collect your name.\n", encoding="utf-8")
        begun = typed("import policy.md --into policies")
    else:
        begun = typed("init policies")
    assert begun.exit_code == 0, begun.output
    monkeypatch.chdir(tmp_path / "policies")
    for line in (*BEFORE[group], (next_of("en", group) or "").replace("TARGET", "../website")):
        result = typed(line)
        assert result.exit_code == 0 or (line == "check" and group == "new-locale"), (line, result.output)
