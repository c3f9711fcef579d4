"""A file that another program holds open, which Windows lets nobody replace: one line, and nothing half written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.cli import run

CLAUSE = "clauses/privacy-policy/contact.zh-Hans.md"
NEW = "clauses/privacy-policy/appeals.zh-Hans.md"
WORD = "隐私政策.docx"
OUTLINE = "clauses/privacy-policy/work.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "法务 资料" / "隐私政策"
    assert run(["init", str(root)]) == 0
    return root


def texts(root: Path) -> Mapping[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("code", [5, 32])
@pytest.mark.parametrize(
    "held, arguments",
    [
        (OUTLINE, ["new", "clause", "privacy-policy/appeals"]),
        (NEW, ["new", "clause", "privacy-policy/appeals"]),
        (CLAUSE, ["accept", "privacy-policy/contact", "--locale", "zh-Hans"]),
        (CLAUSE, ["check", "--fix"]),
        (WORD, ["word", "export", "privacy-policy", "--locale", "zh-Hans", "--out", WORD]),
    ],
)
def test_a_file_held_open_elsewhere_is_one_line_and_nothing_is_half_written(
    project: Path,
    held: str,
    arguments: list[str],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (project / CLAUSE).write_text((project / CLAUSE).read_text("utf-8") + "\n请来信,谢谢。\n", encoding="utf-8")
    (project / WORD).write_bytes(b"of yesterday")
    monkeypatch.chdir(project)
    before = texts(project)
    capfd.readouterr()
    hold(project / held, code, monkeypatch)
    assert run(["--lang", "zh-Hans", *arguments]) == 1
    told = capfd.readouterr().err.splitlines()
    assert told[-1].endswith("该文件正由其他程序打开，或者不允许更改；请在其他程序中关闭后重试")
    assert Path(held).name in told[-1] and f".{Path(held).name}." not in told[-1] and len(told) == 1
    assert texts(project) == before


def hold(held: Path, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody replace a file, as Windows does while another program has it open."""
    replace = os.replace

    def refuse(old: str | Path, new: str | Path) -> None:
        if Path(new).name == held.name:
            fault = PermissionError(13, "Access is denied", str(old), None, str(new))
            fault.winerror = code  # type: ignore[attr-defined,unused-ignore]
            raise fault
        replace(old, new)

    monkeypatch.setattr(os, "replace", refuse)
