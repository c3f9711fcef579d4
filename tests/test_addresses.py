"""Old addresses never die: ids, documents and paths that are others now, over several editions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.releasing import HISTORY, House, copy_of, entry, findings, house, without_engine

SECOND, THIRD = "2021-09-01", "2021-10-01"
BOTH = "{en: Moved., zh-Hans: 移动。}"
EDITORIAL = f"policy: {{change: editorial, summary: {BOTH}}}"


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house that has released its first edition."""
    made = house(tmp_path_factory.mktemp("first"))
    with without_engine():
        made.edit(("policy/sharing.en.md", "The carrier gets", "See [](#children). The carrier gets"))
        assert made.take(HISTORY[0]).exit_code == 0
    return made


@pytest.fixture
def acme(first: House, tmp_path: Path) -> House:
    return copy_of(first, tmp_path / "acme")


def rename(acme: House, old: str, new: str, *, was: str = "") -> None:
    """Call a clause of the policy otherwise in both languages, and in what leads to it."""
    front = f"---\nwas: [{was}]\n---\n" if was else ""
    for locale in ("en", "zh-Hans"):
        text = acme.text(f"policy/{old}.{locale}.md")
        (acme.root / f"clauses/policy/{old}.{locale}.md").unlink()
        acme.write(f"policy/{new}.{locale}.md", front + text)
    for name in ("policy/work.yaml", "policy/sharing.en.md"):
        acme.write(name, acme.text(name).replace(f"clause: {old},", f"clause: {new},").replace(f"#{old}", f"#{new}"))


def released(acme: House, day: str) -> None:
    result = acme.release(day)
    assert result.exit_code == 0, result.stderr


def built(acme: House, day: str) -> Path:
    result = acme.build(day, "--format", "html,json")
    assert result.exit_code == 0, result.output
    return acme.root / "output"


# --- ids --------------------------------------------------------------------------------------------------------------


def test_an_id_that_is_gone_stops_a_release_with_what_to_write(acme: House) -> None:
    rename(acme, "children", "minors")
    acme.enter(entry(SECOND, f"policy: {{change: substantive, summary: {BOTH}}}"))
    result = acme.release(SECOND)
    assert result.exit_code == 1 and findings(result) == ["anchor-lost", "anchor-lost"], result.stderr
    assert "`was: [children]`" in result.stderr and "name `children` under `clauses:`" in result.stderr


def test_a_clause_that_is_gone_for_good_is_named_by_the_entry(acme: House) -> None:
    acme.edit(("policy/sharing.en.md", "See [](#children). ", ""))
    for locale in ("en", "zh-Hans"):
        (acme.root / f"clauses/policy/children.{locale}.md").unlink()
    acme.write("policy/work.yaml", acme.text("policy/work.yaml").replace("{clause: children, as: section}, ", ""))
    acme.enter(entry(SECOND, f"policy: {{change: substantive, clauses: [children, sharing], summary: {BOTH}}}"))
    released(acme, SECOND)


def test_a_clause_with_another_id_alone_is_no_change_of_its_words_and_keeps_its_old_address(acme: House) -> None:
    rename(acme, "children", "minors", was="children")
    acme.enter(entry(SECOND, EDITORIAL))
    released(acme, SECOND)
    site = built(acme, SECOND)
    for locale in ("en", "zh-Hans"):
        page = (site / locale / "policy/index.html").read_text("utf-8")
        assert page.count('id="c-minors"') == 1
        assert '<section id="c-minors"><span id="c-children"></span><h2>' in page
        fragment = (site / locale / "policy/fragment.html").read_text("utf-8")
        assert fragment.count('c-children"></span>') == 1
    assert 'href="#c-minors"' in (site / "en/policy/index.html").read_text("utf-8")


def test_an_earlier_id_stays_for_every_edition_after(acme: House) -> None:
    rename(acme, "children", "minors", was="children")
    acme.enter(entry(SECOND, EDITORIAL))
    released(acme, SECOND)
    for locale in ("en", "zh-Hans"):
        acme.edit((f"policy/minors.{locale}.md", "---\nwas: [children]\n---\n", ""))
    acme.enter(entry(THIRD, f"policy: {{change: reviewed, summary: {BOTH}}}"))
    result = acme.release(THIRD)
    assert result.exit_code == 1 and findings(result) == ["anchor-lost", "anchor-lost"], result.stderr


def test_a_paragraph_with_an_id_keeps_its_address_too(acme: House) -> None:
    acme.edit(
        ("policy/collection.en.md", "- Your name", "1. {#name}\n   Your name"),
        ("policy/collection.en.md", "- Your orders", "1. Your orders"),
        ("policy/collection.zh-Hans.md", "- 您的姓名", "1. {#name}\n   您的姓名"),
        ("policy/collection.zh-Hans.md", "- 您的订单", "1. 您的订单"),
    )
    acme.enter(entry(SECOND, f"policy: {{change: substantive, summary: {BOTH}}}"))
    released(acme, SECOND)
    acme.edit(("policy/collection.en.md", "{#name}", "{#identity}"))
    acme.enter(entry(THIRD, f"policy: {{change: reviewed, summary: {BOTH}}}"))
    result = acme.release(THIRD)
    assert result.exit_code == 1 and findings(result) == ["anchor-lost"] and "`was: [name]`" in result.stderr
    acme.write("policy/collection.en.md", "---\nwas: [name]\n---\n" + acme.text("policy/collection.en.md"))
    released(acme, THIRD)
