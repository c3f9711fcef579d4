"""Texts in scripts that no font of ours has: one finding each, pages and no paper, and no edition without a PDF."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands

HERE = Path(__file__).parent

TEXTS = {
    "zh-Hant": "# 隱私權政策\n\n## 一、蒐集的資料\n\n我們蒐集您的姓名與送貨地址，並於十二個月後刪除。\n",
    "ja": "# プライバシーポリシー\n\n## 第1条 取得する情報\n\nお客様のお名前とご住所を十二か月後に削除します。\n",
    "ko": "# 개인정보 처리방침\n\n## 1. 수집하는 정보\n\n회사는 이용자의 이름과 주소를 수집합니다.\n",
    "ar": "# سياسة الخصوصية\n\n## ما نجمعه\n\nنحتفظ باسمك وعنوانك لمدة اثني عشر شهرًا.\n",
    "en": "# Privacy Policy 🔒\n\n## What we keep 🍪\n\nWe keep your name ✅ for twelve months 📚.\n",
}


def run(*args: object) -> Result:
    return CliRunner().invoke(commands, [str(one) for one in args])


@pytest.mark.parametrize("locale", TEXTS)
def test_an_import_in_a_script_without_a_font_builds_pages_and_says_once_what_to_do(
    locale: str, tmp_path: Path
) -> None:
    page, project = tmp_path / "page.md", tmp_path / "made"
    page.write_text(TEXTS[locale], encoding="utf-8")
    assert run("import", page, "--into", project, "--locale", locale, "--as-of", "2026-03-02").exit_code == 0
    for options, found, what in (
        ((), "part-missing", "there is no pdf of 2026-03-02"),  # what was frozen is printed, whatever the draft says
        (("--draft",), "missing-glyph", "`fonts:` in clausebook.yaml"),
    ):
        done = run("build", "--project", project, "--out", tmp_path / "site", *options)
        assert done.exit_code == 0, done.output
        assert re.findall(r"warning\[(.*)\]", done.output) == [found]
        assert what in done.output
        (text,) = (tmp_path / "site" / locale).glob("*/index.html")
        assert '.pdf"' not in text.read_text(encoding="utf-8")
        assert not list((tmp_path / "site").rglob("*.pdf"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project `minimal` with a second text, which has a sign that no font has, where that is a warning."""
    root = Path(shutil.copytree(HERE / "projects" / "minimal", tmp_path / "project"))
    shutil.copytree(root / "clauses" / "policy", root / "clauses" / "second")
    clause = root / "clauses" / "second" / "keeping.en.md"
    clause.write_text(clause.read_text(encoding="utf-8") + "\nWe lock it 🔒.\n", encoding="utf-8")
    log = root / "clauses" / "changelog.yaml"
    adopted = "works: {second: {change: adopted, summary: {en: First edition.}}, policy:"
    log.write_text(log.read_text(encoding="utf-8").replace("works: {policy:", adopted), encoding="utf-8")
    settings = root / "clausebook.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "rules: {missing-glyph: warning}\n", encoding="utf-8")
    return root


@pytest.mark.pdf
def test_as_a_warning_it_leaves_out_the_paper_of_that_text_alone(project: Path, tmp_path: Path) -> None:
    done = run("build", "--project", project, "--out", tmp_path / "site", "--as-of", "2026-03-02")
    assert done.exit_code == 0, done.output
    assert [path.name for path in (tmp_path / "site").rglob("*.pdf")] == ["policy.pdf"]
    pages = {name: (tmp_path / "site" / "en" / name / "index.html").read_text("utf-8") for name in ("policy", "second")}
    assert {name: '.pdf"' in page for name, page in pages.items()} == {"policy": True, "second": False}


@pytest.mark.pdf
def test_no_edition_is_released_without_its_paper(project: Path) -> None:
    done = run("release", "--project", project, "--as-of", "2026-03-02")
    assert done.exit_code == 1
    assert "error[missing-glyph]: no font for en has the character 🔒" in done.output
    assert not (project / "editions").exists()
