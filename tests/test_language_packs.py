"""What is specific to a language stands in its pack; everything else asks the pack of the text's locale."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.check import RULES
from generator.languages import PACKS, pack_for, packs
from tests.annotated import all_cases

PACKAGE = Path(__file__).parent.parent / "generator"
ALLOWED = ("languages/", "localize/")
"""The folders that know languages: what is read, and what is printed."""

LOOK_ALIKES = frozenset({"markup/clause.py", "markup/leftovers.py", "markup/patterns.py", "markup/waivers.py"})
"""Where markup lists full-width signs and numbers that look like its own."""

HAN = re.compile(
    "(?![\u3164\uffa0])[\u2e80-\u303f\u3040-\u30ff\u3100-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Han characters, kana, and the marks that are as wide; fillers that nobody sees are none."""

TAG = re.compile(
    r"(?<![\w.-])(?:(?:en|zh|ja|ko|ar|de|fr|es|pt|ru)(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)(?![\w.-])|\bHan[st]\b", re.ASCII
)

ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
"""A character as a raw string has it, for `re` to read."""


def modules() -> list[str]:
    paths = (path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
    return sorted(path for path in paths if not path.startswith(ALLOWED) and path not in LOOK_ALIKES)


def named(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each string that names a language or holds a wide character; docstrings are none."""
    tree = ast.parse(source)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            value = ESCAPE.sub(lambda match: chr(int(match[1], 16)), node.value)
            if HAN.search(value) or TAG.search(value):
                yield node.lineno, node.value


@pytest.mark.parametrize("module", modules())
def test_no_module_outside_the_packs_names_a_language(module: str) -> None:
    assert not list(named((PACKAGE / module).read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", sorted(LOOK_ALIKES))
def test_a_module_that_lists_look_alikes_has_some(module: str) -> None:
    assert any(named((PACKAGE / module).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "source",
    [
        'x = "zh"',
        'x = f"{y}[en]"',
        'x = "\\u4e00"',
        'x = r"[\\u4e00-\\u9fff]"',
        "x = '。'",
        'x = {"zh-Hant": 1}',
        "x = 'Hans'",
        'x = "{ar: rtl}"',
    ],
)
def test_a_language_is_seen(source: str) -> None:
    assert list(named(source))


@pytest.mark.parametrize(
    "source", ['"""In zh, 中文."""', 'x = "when"', "# 中文\nx = 1", 'x = "“—”…"', 'x = "index.en.md"']
)
def test_comments_docstrings_and_words_name_none(source: str) -> None:
    assert not list(named(source))


@pytest.mark.parametrize(
    "locale, tag",
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("zh", "zh-Hans"),
        ("zh-Hans-CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-MO", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("ja-JP", "ja"),
    ],
)
def test_a_longer_tag_has_the_pack_of_the_language(locale: str, tag: str) -> None:
    pack = pack_for(locale)
    assert pack
    assert pack.tag == tag


@pytest.mark.parametrize("locale", ["fr", "enx", "xx-en", ""])
def test_a_language_without_a_pack_has_none(locale: str) -> None:
    assert pack_for(locale) is None


def test_every_pack_is_found_by_its_own_tag() -> None:
    assert all(pack_for(pack.tag) is pack for pack in packs())
    assert {pack_for(tag) for tag in PACKS} == set(packs())


@pytest.mark.parametrize("locale", ["ja", "zh-Hant"])
def test_ten_rules_at_least_find_something_in_a_language(locale: str) -> None:
    told = {case.rule for case in all_cases() for path, _, _ in case.expected if path.endswith(f".{locale}.md")}
    assert len(told & RULES.keys()) >= 10


def test_a_pack_is_imported_when_a_text_of_its_language_is_read() -> None:
    loaded = "import sys; print([name for name in sys.modules if name.startswith('generator.languages.')])"
    for statement, wanted in (
        ("import generator.cli", frozenset[str]()),
        ("from generator.languages import pack_for; pack_for('ja')", {"ja", "han"}),
    ):
        run = subprocess.run(
            [sys.executable, "-c", f"{statement}; {loaded}"], capture_output=True, text=True, check=True
        )
        packs_of = {name.split(".")[2] for name in ast.literal_eval(run.stdout)}
        assert packs_of & {"en", "ja", "zh_hans", "zh_hant", "han"} == wanted
