"""The site of a day: what stands under each address, what a page says of its standing, and that nothing old moves."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from generator.disk.workers import StoppedError
from generator.markup.shownpage import shown_page
from generator.operations import published
from generator.operations.page_verification import page_lines
from generator.render.addresses import is_for_programs
from tests.forging import files_of, relisted, written
from tests.releasing import (
    EDITIONS,
    HISTORY,
    House,
    copy_of,
    entry,
    house,
    run,
    state,
    without_engine,
)
from tests.sites import TEMPLATES

ROOT = TEMPLATES.parent


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


@pytest.fixture
def changing(lasting: House, tmp_path: Path) -> House:
    return copy_of(lasting, tmp_path / "project")


class Sites:
    """Sites of days, each built once."""

    def __init__(self, made: House, folder: Path) -> None:
        self._house, self._folder = made, folder

    def on(self, day: str) -> Path:
        out = self._folder / day
        if not out.exists():
            result = self._house.build(day, "--out", out)
            assert result.exit_code == 0, result.output
        return out


@pytest.fixture(scope="module")
def sites(lasting: House, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return Sites(lasting, tmp_path_factory.mktemp("sites"))


def lines(site: Path, address: str) -> tuple[str, ...]:
    return page_lines(shown_page((site / address / "index.html").read_text("utf-8")))


def signposts(site: Path, address: str) -> list[tuple[str, str | None]]:
    """Return what a page says of its standing, and the address that it leads to."""
    html = (site / address / "index.html").read_text("utf-8")
    found = re.findall(r'<p class="notice standing" role="note">(.*?)</p>', html, re.DOTALL)
    hrefs = [re.search(r'href="([^"]+)"', one) for one in found]
    here = site / address
    return [
        (" ".join(page_lines(shown_page(one))), os.path.relpath((here / href[1]).resolve(), site) if href else None)
        for one, href in zip(found, hrefs, strict=True)
    ]


def edition_at(site: Path, address: str) -> str:
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    (told,) = {file["edition"] for file in manifest["files"] if file["path"] == f"{address}/index.html"}
    return str(told)


# --- standing ---------------------------------------------------------------------------------------------------------

STANDINGS = (
    ("2022-01-19", "en/policy", "2021-09-01", "A new edition is effective from February 9, 2022", "2022-01-10"),
    ("2022-01-20", "en/policy", "2021-09-01", "A new edition is effective from March 1, 2022", "2022-01-20"),
    ("2022-02-28", "en/policy", "2021-09-01", "A new edition is effective from March 1, 2022", "2022-01-20"),
    ("2022-02-28", "zh-Hans/policy", "2021-06-30", "新版本自2022年3月1日起生效", "2022-01-20"),
    ("2022-03-01", "en/policy", "2022-01-20", None, None),
    ("2022-03-01", "zh-Hans/policy", "2022-01-20", None, None),
    ("2023-01-31", "en/policy", "2022-06-01", "A new edition is effective from February 1, 2023", "2023-01-01"),
    ("2023-02-01", "en/policy", "2023-01-01", None, None),
    ("2022-09-30", "en/addendum", "2021-06-30", None, None),
)
"""A day, an address, the edition that stands there, and what its page announces of which edition."""


@pytest.mark.parametrize("day, address, edition, said, coming", STANDINGS)
def test_the_page_in_force_is_that_of_the_day_and_announces_what_waits(
    day: str, address: str, edition: str, said: str | None, coming: str | None, sites: Sites
) -> None:
    site = sites.on(day)
    assert edition_at(site, address) == edition
    wanted = [(said, f"{address}/{coming}")] if said else []
    assert signposts(site, address) == wanted
    frozen = (site / address / edition / "document.json").read_bytes()
    assert (site / address / "document.json").read_bytes() == frozen


KEPT = (
    ("en", "2021-06-30", "This page keeps the edition of June 30, 2021; another edition may be in force"),
    ("en", "2022-01-10", "This page keeps the edition of January 10, 2022; another edition may be in force"),
    ("zh-Hans", "2021-06-30", "本页所载为2021年6月30日版本，现行版本可能已有不同"),
)


@pytest.mark.parametrize("locale, edition, said", KEPT)
def test_a_kept_page_says_of_itself_what_holds_on_every_day(locale: str, edition: str, said: str, sites: Sites) -> None:
    link = {"en": "Read the edition in force", "zh-Hans": "查看现行版本"}[locale]
    for day in ("2022-01-19", "2022-02-28", "2023-02-01"):
        wanted = [(f"{said} · {link}", f"{locale}/policy")]
        assert signposts(sites.on(day), f"{locale}/policy/{edition}") == wanted


def test_a_kept_page_of_a_first_edition_that_waits_leads_to_nothing_that_is_not_there(tmp_path: Path) -> None:
    made = house(tmp_path / "project")
    made.enter(HISTORY[0].entry.replace("change: adopted,", "change: adopted, effective: 2021-12-01,"))
    assert made.release(HISTORY[0].day).exit_code == 0
    assert made.build("2021-11-30").exit_code == 0
    site = made.root / "output"
    assert not (site / "en/policy/index.html").exists()
    assert [path for _, path in signposts(site, "en/policy/2021-06-30")] == [None]
    assert [path for _, path in signposts(site, "en/addendum/2021-06-30")] == ["en/addendum"]


def test_a_kept_page_leads_to_the_other_language_of_its_edition_and_is_not_indexed(sites: Sites) -> None:
    html = (sites.on("2023-02-01") / "en/policy/2022-01-20/index.html").read_text("utf-8")
    assert 'href="../../../zh-Hans/policy/2022-01-20/">' in html
    assert 'href="policy.pdf"' in html and 'name="robots" content="noindex"' in html
    assert "Related documents" not in html and ">Editions<" not in html


def test_a_withdrawal_that_waits_is_announced_on_the_page_in_force(sites: Sites) -> None:
    said = [("This document is withdrawn from November 1, 2022", None)]
    assert signposts(sites.on("2022-10-01"), "en/addendum") == said
    assert signposts(sites.on("2022-10-31"), "en/addendum") == said
    assert signposts(sites.on("2022-09-30"), "en/addendum") == []


def test_a_withdrawn_work_keeps_its_address_as_a_notice(sites: Sites) -> None:
    site = sites.on("2022-11-01")
    said = "This document was withdrawn on November 1, 2022 · Read the last edition"
    assert signposts(site, "en/addendum") == [(said, "en/addendum/2021-06-30")]
    assert "You can ask us what we know of you." not in lines(site, "en/addendum")
    assert "You can ask us what we know of you." in lines(site, "en/addendum/2021-06-30")
    assert not (site / "en/addendum/addendum.pdf").exists()
    assert (site / "en/addendum/2021-06-30/addendum.pdf").exists()
    assert f"Addendum {said}" in " ".join(lines(site, ""))
    assert "was withdrawn" not in " ".join(lines(sites.on("2022-10-31"), ""))


@pytest.mark.parametrize("day", ["2021-06-30", "2022-02-28", "2022-03-01", "2023-02-01"])
def test_every_edition_of_the_day_has_its_page_and_no_later_one_is_known(day: str, sites: Sites) -> None:
    site = sites.on(day)
    there = {path.name for path in (site / "en/policy").iterdir() if path.is_dir()} - {"history"}
    kept = {edition for edition in EDITIONS if edition <= day} - {"2022-10-01"}
    assert there == kept
    assert {path.name for path in (site / "editions").iterdir()} == {f"{e}.json" for e in EDITIONS if e <= day}
    assert all(edition not in (site / "index.html").read_text("utf-8") for edition in EDITIONS if edition > day)


def test_only_addresses_of_the_text_in_force_may_be_indexed(tmp_path: Path) -> None:
    made = house(tmp_path / "project")
    set_line(made, "notice: {en: Sample., zh-Hans: 示例。}\n", "")  # whose pages nobody is to find
    assert made.take(HISTORY[0]).exit_code == 0
    made.enter(entry("2021-07-01", "addendum: {change: withdrawn, summary: {en: No longer needed.}}"))
    assert made.release("2021-07-01").exit_code == 0
    assert made.build("2021-07-01", "--format", "html").exit_code == 0
    site = made.root / "output"
    found = {
        page.parent.relative_to(site).as_posix()
        for page in site.rglob("index.html")
        if "noindex" not in page.read_text("utf-8")
    }
    assert found == {".", "zh-Hans", *(f"{one}/policy{of}" for one in ("en", "zh-Hans") for of in ("", "/history"))}


def test_what_was_printed_of_a_text_is_what_was_frozen_under_every_address(lasting: House, sites: Sites) -> None:
    for day in ("2021-06-30", "2022-02-28", "2023-02-01"):
        site = sites.on(day)
        files = json.loads((site / "manifest.json").read_text("utf-8"))["files"]
        told = [file for file in files if "edition" in file and "fragment" not in file["path"]]
        told = [file for file in told if "/changes/" not in file["path"]]
        stored = [file for file in told if not file["path"].endswith("policy/index.html")]
        stored = [file for file in stored if not file["path"].endswith("addendum/index.html")]
        assert len(stored) > 6
        for file in stored:
            suffix = file["path"].rpartition(".")[2]
            frozen = lasting.folder(file["edition"]) / f"{file['locale']}.{file['work']}.{suffix}"
            assert (site / file["path"]).read_bytes() == frozen.read_bytes(), file["path"]


@pytest.mark.parametrize("day", ["2021-06-30", "2021-08-31", "2022-01-19", "2022-02-28", "2022-03-01", "2022-11-01"])
def test_the_site_of_a_day_proves_itself_on_that_day(day: str, sites: Sites) -> None:
    result = run("verify", sites.on(day), "--as-of", day)
    assert result.exit_code == 0, result.output


def test_the_site_of_the_day_before_a_flip_is_out_of_date_on_the_day(sites: Sites) -> None:
    result = run("verify", sites.on("2022-02-28"), "--as-of", "2022-03-01")
    assert result.exit_code == 1
    assert result.stderr.count("error[") == 2
    assert "the edition 2021-09-01 stands here, and on 2022-03-01 2022-01-20 is in force" in result.stderr
    assert "the edition 2021-06-30 stands here, and on 2022-03-01 2022-01-20 is in force" in result.stderr


# --- the archive stands still -----------------------------------------------------------------------------------------

EVERY_FACT = (
    ("facts.yaml", "{en: Acme, zh-Hans: 顶点公司}", "{en: Zenith, zh-Hans: 天顶公司}"),
    ("facts.yaml", "{en: Swift Parcel, zh-Hans: 迅达物流}", "{en: Slow Parcel, zh-Hans: 缓达物流}"),
    ("facts.yaml", "2828 3350", "9999 0000"),
    ("facts.yaml", "a@example.com", "z@example.com"),
    ("facts.yaml", "answer: 10 days", "answer: 99 days"),
    ("facts.yaml", "keeping: 12 months", "keeping: 99 months"),
    ("facts.yaml", "minor-age: 18", "minor-age: 99"),
)
OLD_WORDS = (
    "Acme",
    "顶点公司",
    "2828 3350",
    "a@example.com",
    "15 days",
    "12 months",
    "younger than 18",
    "15天",
    "18周岁",
)
NEW_WORDS = ("Zenith", "天顶", "9999 0000", "z@example.com", "99")


def overhaul(made: House) -> None:
    """Change every fact, every text, every template, every catalogue, and the fonts."""
    made.edit(*EVERY_FACT)
    for path in (made.root / "clauses").rglob("*.md"):
        path.write_text(path.read_text("utf-8") + "\nNr. 99\n", encoding="utf-8")
    for path in TEMPLATES.iterdir():
        if path.suffix in {".jinja", ".css"}:
            change = "/* 99 */" if path.suffix == ".css" else "<!-- 99 -->"
            (made.root / "templates").mkdir(exist_ok=True)
            text = path.read_text("utf-8")
            (made.root / "templates" / path.name).write_text(_inside(text, change), encoding="utf-8")
    for path in (ROOT / "locales").rglob("*.po"):
        own = made.root / path.relative_to(ROOT)
        own.parent.mkdir(parents=True, exist_ok=True)
        changed = re.sub(r'(?m)^msgstr "(?=[A-Za-z一-鿿])', 'msgstr "99 ', path.read_text("utf-8"))
        own.write_text(changed, encoding="utf-8")
    names = [f"ClausebookSerif-{style}.otf" for style in ("Regular", "Bold")]
    for name in names:
        shutil.copy(TEMPLATES / "fonts" / name, made.root / name)
    set_line(made, "notice:", f"fonts: {{en: {{family: [Clausebook Serif], files: [{', '.join(names)}]}}}}\nnotice:")


def _inside(text: str, change: str) -> str:
    """Put a comment where it shows in what is printed: before the end of the page, else at the end of the file."""
    return text.replace("</body>", f"{change}</body>") if "</body>" in text else text + change


def test_whatever_changes_today_nothing_that_was_frozen_moves(changing: House) -> None:
    before, after = changing.root / "before", changing.root / "after"
    assert changing.build("2023-01-15", "--out", before).exit_code == 0
    frozen = state(changing.root / "editions")
    overhaul(changing)
    result = changing.build("2023-01-15", "--out", after)
    assert result.exit_code == 0, result.output
    assert "In draft" not in result.stderr, "asked for a day, it speaks of that day"
    assert state(changing.root / "editions") == frozen
    then, now = state(before), state(after)
    assert then.keys() == now.keys()
    pages = [path for path in then if path.endswith("index.html")]
    kept = {path for path in pages if path.count("/") == 3 and "/history/" not in path}
    still = kept | {path for path in then if path.endswith(("document.json", ".pdf")) or path.startswith("editions/")}
    assert len(kept) > 6 and len(still) > 26
    assert {path for path in still if then[path] != now[path]} == set()
    assert all(then[path] != now[path] for path in pages if path not in kept), "today's templates print every other"
    for path in (path for path in pages if "/changes/" not in path):  # what a redline says around the words is today's
        one, other = ((tree / path).read_text("utf-8") for tree in (before, after))
        assert _text(one) == _text(other), path
        assert all(word not in " ".join(_text(other)) for word in NEW_WORDS), path
    everything = " ".join(word for path in pages for word in _text((after / path).read_text("utf-8")))
    assert all(word in everything for word in OLD_WORDS)


def _text(html: str) -> tuple[str, ...]:
    """Return the lines of the clauses of a page."""
    start, end = html.find('<div class="text"'), html.find("</main>")
    return page_lines(shown_page(html[start:end])) if start >= 0 else ()


def test_a_draft_is_told_and_not_printed(changing: House) -> None:
    changing.edit(*EVERY_FACT)
    result = changing.run("build", "--format", "html,json")
    assert result.exit_code == 0, result.output
    assert (
        "In draft, and not printed: policy (en, zh-Hans). `clausebook diff` and `build --draft` show it."
        in result.stderr
    )
    assert "Zenith" not in (changing.root / "output/en/policy/index.html").read_text("utf-8")
    draft = changing.run("build", "--draft", "--format", "html,json")
    assert draft.exit_code == 0
    assert "In draft, and not printed" not in draft.stderr
    page = (changing.root / "output/en/policy/index.html").read_text("utf-8")
    assert "Zenith" in page
    assert "Draft: not published, not in force" in page


def take_clauses(made: House) -> None:
    for path in (made.root / "clauses/policy").glob("*.md"):
        path.unlink()


DRAFTS: Mapping[str, Callable[[House], object]] = {
    "a clause": lambda made: made.write("policy/contact.en.md", "# Contact\n\n{{ no-such-fact }} [](#nowhere)\n"),
    "a fact": lambda made: made.edit(("facts.yaml", "keeping: 12 months", "keeping: soon")),
    "an outline": lambda made: made.edit(("addendum/work.yaml", "outline: [rights]", "outline: [rights, missing]")),
    "the changelog": lambda made: made.write("changelog.yaml", "- edition: tomorrow\n"),
    "an entry that is frozen": lambda made: made.edit(("changelog.yaml", "en: We sell.", "en: We give.")),
    "a file that is no text": lambda made: (made.root / "clauses/policy/contact.en.md").write_bytes(b"# \xff\n"),
    "all clauses of a text": take_clauses,
}


@pytest.mark.parametrize("name", DRAFTS)
def test_an_error_in_the_draft_stops_no_text_from_taking_effect(name: str, changing: House, sites: Sites) -> None:
    DRAFTS[name](changing)
    result = changing.build("2023-02-01")
    assert result.exit_code == 0, result.output
    assert state(changing.root / "output") == state(sites.on("2023-02-01"))
    today = changing.run("build")
    assert today.exit_code == 0 and re.search(r"^The draft has \d+ errors?, which", today.stderr, re.MULTILINE)
    assert changing.run("build", "--draft", "--format", "html").exit_code == 1


def test_the_site_of_a_day_needs_no_working_text_at_all(changing: House, sites: Sites) -> None:
    shutil.rmtree(changing.root / "clauses")
    for day in ("2021-06-30", "2022-09-30"):
        assert changing.build(day).exit_code == 0
        assert state(changing.root / "output") == state(sites.on(day))
    page = (changing.root / "output/en/policy/index.html").read_text("utf-8")
    assert '<a href="../addendum/"' in page, "the frozen texts say that they belong together"


def test_a_build_says_first_which_edition_of_which_text_it_printed(changing: House) -> None:
    said = changing.build("2023-01-15").stderr.splitlines()
    assert said[0] == "Edition 2022-06-01: policy (en, zh-Hans)"
    said = changing.build("2022-10-15").stderr.splitlines()
    assert said[:2] == ["Edition 2022-06-01: policy (en, zh-Hans)", "Edition 2021-06-30: addendum (en)"]
    assert changing.build("2022-10-15", "-q").stderr == ""
    said = changing.run("build", "--draft", "--format", "html", "--work", "policy").stderr.splitlines()
    assert said[0] == "Draft, not in force: policy (en, zh-Hans)"


def test_settings_that_wait_for_a_release_are_said(changing: House) -> None:
    for command in ("build", "check"):
        assert "waits for the next one" not in changing.run(command).stderr
    set_line(changing, "notice: {en: Sample.,", "paths: {policy: {en: privacy}}\nnotice: {en: Example.,")
    work = changing.text("policy/work.yaml")
    changing.write("policy/work.yaml", re.sub(r"( +)zh-Hans:\n", r"\g<0>\1  moved-from: [zh/old]\n", work, count=1))
    for command in ("build", "check"):
        said = changing.run(command).stderr
        assert "`paths` of clausebook.yaml is not what the last release had, and waits" in said
        assert "next one: policy (en)\n`notice` of clausebook.yaml is not what" in said
        assert "next one: policy (en)\n" in said.partition("`notice`")[2]
        assert "`moved-from` of work.yaml is" in said and "next one: policy (zh-Hans)\n" in said
    for style in (("--json",), ("--format", "json")):
        told = json.loads(changing.run("check", *style).stdout)["messages"]
        assert [(one["id"], one["values"].get("name")) for one in told][:2] == [
            ("build.setting-waits", "paths"),
            ("build.setting-waits", "notice"),
        ]
    assert not (changing.root / "output/privacy").exists()


# --- the second build -------------------------------------------------------------------------------------------------


def inodes(tree: Path) -> dict[str, int]:
    return {path.relative_to(tree).as_posix(): path.stat().st_ino for path in tree.rglob("*") if path.is_file()}


ALWAYS_NEW = {"manifest.json", "index.html", "zh-Hans/index.html", "SHA256SUMS", "VERIFY.txt"}
"""The manifest, and the landing pages, which are of all texts, as are the files for programs."""


def is_kept(path: str) -> bool:
    return path not in ALWAYS_NEW and not is_for_programs(path) and not path.startswith("editions/")


def test_a_second_build_keeps_every_file_by_link(changing: House) -> None:
    out = changing.root / "output"
    assert changing.build("2022-12-01").exit_code == 0
    before = inodes(out)
    assert changing.build("2022-12-01").exit_code == 0
    after = inodes(out)
    assert {path for path in before if is_kept(path) and before[path] != after[path]} == set()


def test_a_flip_makes_again_what_it_changes_and_keeps_the_rest(changing: House) -> None:
    out = changing.root / "output"
    assert changing.build("2023-01-31").exit_code == 0
    before = inodes(out)
    assert changing.build("2023-02-01").exit_code == 0
    after = inodes(out)
    found = (path.rpartition("/")[0] for path in after if is_kept(path) and before.get(path) != after[path])
    again = {path.removesuffix("/history") for path in found}
    assert again == {"en/policy", "zh-Hans/policy"}, "what stands under the address of an edition is for ever"


TOUCHED = ("en/policy/index.html", "en/policy/2021-06-30/policy.pdf", "zh-Hans/policy/document.json")


@pytest.mark.parametrize("path", TOUCHED)
def test_a_file_that_somebody_touched_is_made_again(path: str, changing: House) -> None:
    out = changing.root / "output"
    assert changing.build("2022-12-01").exit_code == 0
    before = state(out)
    data = (out / path).read_bytes()
    (out / path).write_bytes(b"x" + data[1:])
    assert changing.build("2022-12-01").exit_code == 0
    assert state(out) == before


@pytest.mark.parametrize("path", TOUCHED)
@pytest.mark.parametrize("manifest", ["honest", "corrected"])
def test_a_file_that_was_doctored_is_made_again(path: str, manifest: str, changing: House) -> None:
    """Its length is the same, its time is that of before, and in the second case the manifest has its hash."""
    out = changing.root / "output"
    assert changing.build("2022-12-01").exit_code == 0
    before, held = files_of(out), (out / path).stat()
    (out / path).unlink()
    (out / path).write_bytes(before[path][:-2] + b"x\n")
    os.utime(out / path, ns=(held.st_atime_ns, held.st_mtime_ns))
    if manifest == "corrected":
        (out / "manifest.json").write_bytes(relisted(files_of(out))["manifest.json"])
    assert changing.build("2022-12-01").exit_code == 0
    assert files_of(out) == before


def test_a_fresh_build_keeps_nothing_whatever_a_manifest_says(changing: House) -> None:
    path, out = TOUCHED[0], changing.root / "output"
    assert changing.build("2022-12-01").exit_code == 0
    before = files_of(out)
    doctored = before | {path: before[path].replace(b"</body>", b"<script></script></body>")}
    keys = {one["path"]: one["made-from"] for one in json.loads(before["manifest.json"])["files"] if "made-from" in one}
    assert len({*keys.values()}) == len({(key, before[one]) for one, key in keys.items()}), "each entry binds its bytes"
    written(doctored, out)
    assert changing.build("2022-12-01", "--fresh").exit_code == 0
    assert files_of(out) == before


@pytest.mark.parametrize("path", TOUCHED)
def test_a_file_that_is_gone_is_made_again(path: str, changing: House) -> None:
    out = changing.root / "output"
    assert changing.build("2022-12-01").exit_code == 0
    before = state(out)
    (out / path).unlink()
    assert changing.build("2022-12-01").exit_code == 0
    assert state(out) == before


def set_line(made: House, old: str, new: str) -> None:
    path = made.root / "clausebook.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def own_template(made: House, name: str, old: str, new: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    assert old in text
    (made.root / "templates").mkdir(exist_ok=True)
    (made.root / "templates" / name).write_text(text.replace(old, new, 1), encoding="utf-8")


CHANGES: Mapping[str, Callable[[House], None]] = {
    "nothing": lambda _: None,
    "the address of the site": lambda made: set_line(made, "www.example.com/legal", "www.example.org/terms"),
    "the direction of a language": lambda made: set_line(
        made, "locales: {original: en}", "locales: {original: en}\ndirections: {zh-Hans: rtl}"
    ),
    "the notice": lambda made: set_line(made, "en: Sample.", "en: Example."),
    "the original language": lambda made: set_line(made, "original: en", "original: zh-Hans"),
    "a template": lambda made: own_template(made, "page.html.jinja", "</body>", "<!-- 99 --></body>"),
    "a style sheet": lambda made: own_template(made, "screen.css", "{", "{ /* 99 */"),
    "an amendment": lambda made: made.edit(("addendum/work.yaml", "        amends: policy\n".strip(" "), "")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_tree_made_from_an_older_one_is_the_tree_made_from_nothing(name: str, changing: House) -> None:
    change = CHANGES[name]
    out, fresh = changing.root / "output", changing.root / "fresh"
    assert changing.build("2022-10-15").exit_code == 0
    change(changing)
    result = changing.build("2022-10-15")
    assert result.exit_code == 0, result.output
    assert changing.build("2022-10-15", "--out", fresh).exit_code == 0
    assert state(out) == state(fresh)


def test_day_by_day_the_tree_is_the_one_made_from_nothing(tmp_path: Path) -> None:
    made = house(tmp_path / "project")
    out = made.root / "output"
    days = {"2021-09-01": 0, "2022-01-20": 0, "2022-03-01": 0, "2022-11-01": 0, "2023-02-01": 0}
    for step in HISTORY:
        assert made.take(step).exit_code == 0
        for day in (step.day, *(day for day in days if step.day < day)):
            if day in days and any(other.day > day for other in HISTORY) and _next(step.day) <= day:
                continue
            assert made.build(day).exit_code == 0
            assert made.build(day, "--out", tmp_path / "fresh").exit_code == 0
            assert state(out) == state(tmp_path / "fresh"), (step.day, day)
            shutil.rmtree(tmp_path / "fresh")


def _next(day: str) -> str:
    return min((step.day for step in HISTORY if step.day > day), default="9999-12-31")


def test_a_part_of_the_site_says_that_it_is_one(changing: House) -> None:
    assert changing.build("2022-12-01", "--work", "policy", "--locale", "en", "--format", "html,json").exit_code == 0
    told = json.loads((changing.root / "output/manifest.json").read_text("utf-8"))
    assert told["part"] == {"works": ["policy"], "languages": ["en"], "formats": ["html", "json"]}
    result = run("verify", changing.root / "output", "--as-of", "2022-12-01")
    assert result.exit_code == 0, result.output
    assert "it holds a part alone: works policy; languages en; formats html, json" in result.stderr


def test_a_cancelling_edition_alone_brings_the_old_text_back(changing: House) -> None:
    changing.edit(("facts.yaml", "answer: 10 days", "answer: 15 days"))
    changing.enter(entry("2023-01-10", "", cancels="2023-01-01"))
    result = changing.release("2023-01-10")
    assert result.exit_code == 0, result.output
    assert changing.build("2023-02-01").exit_code == 0
    site = changing.root / "output"
    assert edition_at(site, "en/policy") == "2022-06-01"
    assert signposts(site, "en/policy") == []
    assert run("verify", site, "--as-of", "2023-02-01").exit_code == 0


# --- in several processes ---------------------------------------------------------------------------------------------


def test_several_processes_print_what_one_prints(changing: House) -> None:
    out, shared = changing.root / "output", changing.root / "shared"
    assert changing.build("2022-12-01", "--jobs", "1").exit_code == 0
    assert changing.build("2022-12-01", "--jobs", "3", "--out", shared).exit_code == 0
    assert state(shared) == state(out)


def test_a_process_that_the_system_ended_is_an_error_and_nothing_is_written(
    changing: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(*_: object) -> Iterator[object]:
        raise StoppedError(0)

    monkeypatch.setattr(published, "each", ended)
    result = changing.build("2022-12-01")
    assert result.exit_code == 1
    assert "error[print-limit]: en/addendum/ could not be printed" in result.stderr
    assert not (changing.root / "output").exists()
