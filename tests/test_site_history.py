"""The history of each text in a published tree, and the pages that show what each edition changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from lxml import html as lxml_html

from tests.forging import files_of, relisted, written
from tests.releasing import HISTORY, House, copy_of, entry, house, run, without_engine

DAY = "2022-10-15"


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


@pytest.fixture(scope="module")
def site(lasting: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "output"
    assert lasting.build(DAY, "--out", out).exit_code == 0
    return out


def rows(site: Path, address: str) -> list[list[str]]:
    root = lxml_html.document_fromstring((site / address / "index.html").read_text("utf-8"))
    return [[" ".join(cell.text_content().split()) for cell in row] for row in root.xpath("//tbody/tr")]


def test_a_history_tells_from_which_day_through_which_each_text_applied(site: Path) -> None:
    told = [(row[0].split(" Down")[0], *row[1:4]) for row in rows(site, "en/policy/history")]
    assert told == [
        ("June 1, 2022 Review", "June 1, 2022", "", "In force"),
        ("January 20, 2022 Substantive change", "March 1, 2022", "May 31, 2022", "Superseded"),
        (
            "January 10, 2022 Material change",
            "",
            "",
            "Cancelled This edition was cancelled on January 20, 2022 and never took effect",
        ),
        ("September 1, 2021 Editorial change", "September 1, 2021", "February 28, 2022", "Superseded"),
        ("June 30, 2021 First edition", "June 30, 2021", "August 31, 2021", "Superseded"),
    ]
    assert "Dates are days in the time zone Asia/Shanghai." in (site / "en/policy/history/index.html").read_text(
        "utf-8"
    )
    assert rows(site, "zh-Hans/policy/history")[0][3] == "现行有效"


def test_a_day_to_come_is_told_as_what_may_still_change(lasting: House, tmp_path: Path) -> None:
    assert lasting.build("2022-01-20", "--out", tmp_path / "out").exit_code == 0
    newest = rows(tmp_path / "out", "en/policy/history")[0]
    assert newest[1:4] == ["March 1, 2022", "", "Not yet in force As announced; it may still change"]


def test_each_edition_shows_what_it_changed_in_its_language_and_in_all(site: Path) -> None:
    alone = (site / "en/policy/2022-01-10/changes/index.html").read_text("utf-8")
    assert "<del>do not </del>" in alone and "<ins> to partners</ins>" in alone
    assert 'content="noindex"' in alone and 'lang="zh-Hans" dir="ltr" href="../../../../zh-Hans/' in alone
    both = (site / "zh-Hans/policy/2022-01-10/changes/languages/index.html").read_text("utf-8")
    assert both.index("向合作伙伴") < both.index("to partners"), "the language of the page stands first"
    assert not (site / "en/policy/2021-09-01/changes/languages").exists(), "one language changed"
    assert not (site / "en/policy/2022-06-01/changes").exists(), "a review changes no word"


def test_every_link_of_the_tree_leads_to_a_file(site: Path) -> None:
    base = "http://tree/"
    there = {base + path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    there |= {one.removesuffix("index.html") for one in there}
    for page in site.rglob("index.html"):
        here = base + page.relative_to(site).as_posix()
        for href in re.findall(r'<a [^>]*href="([^"#]+)', page.read_text("utf-8")):
            target = unquote(urljoin(here, href))
            assert target in there or not target.startswith(base), (here, href)


def test_a_history_leads_to_its_text_without_saying_its_title_twice(lasting: House, tmp_path: Path) -> None:
    site = tmp_path / "out"
    assert lasting.build("2022-11-01", "--out", site).exit_code == 0
    for address, told in (("en/policy", "Read the edition in force"), ("en/addendum", "Document")):
        root = lxml_html.document_fromstring((site / address / "history/index.html").read_bytes())
        (link,) = root.xpath("//p[@class='lead']/a")
        assert (link.get("href"), link.text) == ("../", told)


@pytest.mark.slow
def test_a_page_lists_its_ten_newest_editions_and_keeps_the_places_of_all(tmp_path: Path) -> None:
    made = house(tmp_path / "project")
    assert made.take(HISTORY[0]).exit_code == 0
    days = [HISTORY[0].day, *(f"2021-07-{day:02}" for day in range(1, 12))]
    for day in days[1:]:
        told = entry(day, "policy: {change: reviewed, summary: {en: Read., zh-Hans: 复核。}}")
        made.write("changelog.yaml", told + made.text("changelog.yaml"))
        assert made.release(day).exit_code == 0
    assert made.build("2022-01-01").exit_code == 0
    root = lxml_html.document_fromstring((made.root / "output/en/policy/index.html").read_bytes())
    assert root.xpath("//li[starts-with(@id, 'edition-')]/@id") == [f"edition-{day}" for day in days[:1:-1]]
    (last,) = root.xpath("//section[@class='editions']/p")
    assert last.xpath("span/@id") == [f"edition-{day}" for day in days[1::-1]]
    assert [(one.get("href"), one.text) for one in last.xpath("a")] == [("history/", "History")]
    assert len(rows(made.root / "output", "en/policy/history")) == len(days)


def test_a_landing_page_says_what_changed_last_and_what_is_to_come(lasting: House, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert lasting.build("2022-02-28", "--out", out).exit_code == 0
    first, second = rows(out, "")
    assert first[0].startswith("Policy A word. A new edition is effective from March 1, 2022")
    assert first[1:3] == ["September 1, 2021", "June 30, 2021"] and first[4] == "2021-09-01 History Policy"
    assert second[0].startswith("Addendum")
    assert rows(out, "zh-Hans")[0][0].startswith("政策")


@pytest.mark.parametrize("path", ["en/policy/history/index.html", "en/policy/2022-01-10/changes/index.html"])
def test_a_tree_without_one_of_these_pages_is_not_the_site(path: str, lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    assert made.build(DAY).exit_code == 0
    out = made.root / "output"
    (out / path).unlink()
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    manifest["files"] = [one for one in manifest["files"] if one["path"] != path]
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    result = run("verify", out, "--as-of", DAY)
    assert result.exit_code == 1 and path in result.stderr


@pytest.mark.parametrize(
    "path, words",
    [
        ("en/policy/history/index.html", ("March 1, 2022", "March 9, 2022")),
        ("en/policy/2022-01-10/changes/index.html", ("<del>do not </del>", "<del>will </del>")),
        ("zh-Hans/index.html", ("政策", "声明")),
    ],
)
def test_a_page_with_other_words_is_refused_though_its_hash_was_corrected(
    path: str, words: tuple[str, str], lasting: House, tmp_path: Path
) -> None:
    made = copy_of(lasting, tmp_path / "project")
    assert made.build(DAY).exit_code == 0
    out = made.root / "output"
    files = files_of(out)
    forged = files[path].replace(words[0].encode(), words[1].encode())
    assert forged != files[path]
    written(relisted({**files, path: forged}), out)
    result = run("verify", out, "--as-of", DAY)
    assert result.exit_code == 1 and path in result.stderr, result.output
