"""What a site has for programs, read by the libraries that read it elsewhere, and held against the editions."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser

import feedparser  # type: ignore[import-untyped]
import jsonschema
import pytest
from icalendar import Calendar
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from generator.operations.published.sitefiles import crawlers
from generator.operations.scaffold.project import edition_schemas
from tests.forging import files_of, relisted, written
from tests.releasing import FILES, HISTORY, House, Step, copy_of, house, run, state, without_engine
from tests.sites import BASE

DAY = "2023-01-15"
SETTINGS = FILES["clausebook.yaml"].replace(
    "        notice: {en: Sample., zh-Hans: 示例。}\n",
    "        link-relations: {privacy-policy: policy}\n        gpc: 2022-01-01\n",
)
AT_TOP = {"404.html", "calendar.ics", "editions.json", "feed.en.atom", "feed.zh-Hans.atom", "llms.txt", "sitemap.xml"}
AT_ROOT = {"robots.txt", ".well-known/gpc.json"}


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


def released(root: Path, steps: tuple[Step, ...] = tuple(HISTORY), **settings: str) -> House:
    text = SETTINGS
    for old, new in settings.items():
        assert old in text
        text = text.replace(old, new)
    made = house(root, {**FILES, "clausebook.yaml": text})
    for step in steps:
        result = made.take(step)
        assert result.exit_code == 0, result.output
    return made


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> House:
    with without_engine():
        return released(tmp_path_factory.mktemp("plain") / "project")


@pytest.fixture(scope="module")
def site(plain: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(plain, tmp_path_factory.mktemp("site"), DAY)


def built(made: House, folder: Path, day: str, *arguments: str) -> Path:
    with without_engine():
        result = made.build(day, "--out", folder, *arguments)
    assert result.exit_code == 0, result.output
    return folder


def names(folder: Path) -> set[str]:
    """Return the files of a site that belong to no document and no edition."""
    paths = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    known = re.compile(r"(en|zh-Hans|editions)/.*|index\.html|manifest\.json|SHA256SUMS|VERIFY\.txt")
    return {path for path in paths if not known.fullmatch(path)}


def page_at(folder: Path, address: str) -> Path:
    """Return the file that a server sends for an address of the site."""
    assert address.startswith(BASE)
    return folder / address.removeprefix(BASE) / "index.html"


# --- which there are --------------------------------------------------------------------------------------------------


def test_what_works_at_a_root_alone_waits_for_it_where_the_base_address_has_a_path(site: Path) -> None:
    assert names(site) == AT_TOP | {f"root/{name}" for name in AT_ROOT}


def test_at_the_root_of_a_host_all_stands_at_the_top(tmp_path: Path) -> None:
    made = released(tmp_path / "project", tuple(HISTORY[:1]), **{"example.com/legal/": "example.com/"})
    assert names(built(made, tmp_path / "site", "2021-07-01")) == AT_TOP | AT_ROOT
    assert "Sitemap: https://www.example.com/sitemap.xml" in (tmp_path / "site/robots.txt").read_text()


@pytest.mark.parametrize("part", [("--work", "policy"), ("--locale", "en"), ("--format", "html")])
def test_a_part_of_a_site_tells_of_nothing_it_does_not_hold(
    plain: House, tmp_path: Path, part: tuple[str, str]
) -> None:
    folder = built(plain, tmp_path, DAY, *part)
    assert not names(folder)
    assert "feed." not in "".join(path.read_text("utf-8") for path in folder.rglob("index.html"))


def test_a_site_before_the_first_release_tells_nothing_of_editions(tmp_path: Path) -> None:
    made = house(tmp_path / "project", {**FILES, "clausebook.yaml": SETTINGS})
    made.enter(HISTORY[0].entry)
    assert not names(built(made, tmp_path / "site", "2021-07-01"))


def test_the_files_are_listed_hashed_and_the_same_from_run_to_run(plain: House, site: Path, tmp_path: Path) -> None:
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    assert names(site) <= {file["path"] for file in manifest["files"]}
    sums = (site / "SHA256SUMS").read_text("utf-8")
    assert all(f"  {name}\n" in sums for name in names(site))
    assert state(built(plain, tmp_path, DAY)) == state(site)


def test_the_day_alone_decides_what_is_told(plain: House, site: Path, tmp_path: Path) -> None:
    later = built(plain, tmp_path, "2023-02-01")
    differing = {name for name in names(site) if (site / name).read_bytes() != (later / name).read_bytes()}
    assert differing == {"calendar.ics", "editions.json", "llms.txt", "sitemap.xml"}


@pytest.mark.parametrize("name", sorted(AT_TOP | {f"root/{name}" for name in AT_ROOT}))
def test_no_altered_file_is_published(plain: House, tmp_path: Path, name: str) -> None:
    made = copy_of(plain, tmp_path / "project")
    tree = built(made, made.root / "output", DAY)
    files = files_of(tree)
    written(relisted(files | {name: files[name].replace(b"e", b"x", 1)}), tree)
    result = made.run("publish", tmp_path / "www", "--as-of", DAY)
    assert result.exit_code != 0 and name in result.output, result.output


def test_verify_knows_the_files_and_no_others(plain: House, tmp_path: Path) -> None:
    tree = built(plain, tmp_path / "site", DAY)
    assert run("verify", tree, "--as-of", DAY).exit_code == 0
    written(relisted(files_of(tree) | {"feeds.atom": b"x"}), tree)
    result = run("verify", tree, "--as-of", DAY)
    assert result.exit_code != 0 and "feeds.atom" in result.output


def test_what_nothing_but_a_hash_proves_is_said_unless_the_project_prints_it_again(
    plain: House, site: Path, tmp_path: Path
) -> None:
    tree = Path(shutil.copytree(site, tmp_path / "site"))
    said = run("verify", tree, "--as-of", DAY).stderr
    listing = sum(path.parent.name in {"history", "changes", "languages"} for path in tree.rglob("index.html"))
    assert "hash only" in said and f"and {listing + 2} pages that list or compare editions" in said
    assert all(name in said for name in (*AT_TOP, *AT_ROOT, "VERIFY.txt", "fragment.css")), said
    sha256 = hashlib.sha256((tree / "manifest.json").read_bytes()).hexdigest()
    assert "hash only" not in run("verify", tree, "--as-of", DAY, "--expect", sha256).stderr
    made = copy_of(plain, tmp_path / "project")
    built(made, made.root / "output", DAY)
    assert "hash only" not in made.verify("--as-of", DAY).stderr


def test_a_file_that_has_nothing_to_tell_any_more_goes_without_a_word(plain: House, tmp_path: Path) -> None:
    made = copy_of(plain, tmp_path / "project")
    built(made, made.root / "output", DAY)
    assert made.run("publish", tmp_path / "www", "--as-of", DAY).exit_code == 0
    settings = made.root / "clausebook.yaml"
    settings.write_text(settings.read_text("utf-8").replace("gpc: 2022-01-01\n", ""), "utf-8")
    built(made, made.root / "output", DAY)
    result = made.run("publish", tmp_path / "www", "--as-of", DAY)
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "www/root/.well-known").exists()


# --- feeds ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale, home, count", [("en", BASE, 7), ("zh-Hans", f"{BASE}zh-Hans/", 5)])
def test_a_feed_reader_reads_the_editions_newest_first(site: Path, locale: str, home: str, count: int) -> None:
    feed = feedparser.parse((site / f"feed.{locale}.atom").read_bytes())
    assert not feed.bozo and feed.version == "atom10"
    assert {one.rel: one.href for one in feed.feed.links} == {"self": f"{BASE}feed.{locale}.atom", "alternate": home}
    assert feed.feed.author and feed.feed.language == locale
    assert len(feed.entries) == count == len({one.id for one in feed.entries})
    days = [one.published for one in feed.entries]
    assert days == sorted(days, reverse=True) and all(day.endswith("T00:00:00+08:00") for day in days)
    assert feed.feed.updated == max(one.updated for one in feed.entries)
    for one in feed.entries:
        assert one.title and one.summary and page_at(site, one.link).is_file()


def test_an_entry_says_what_changed_in_the_language_of_its_feed(site: Path) -> None:
    newest, *_ = feedparser.parse((site / "feed.zh-Hans.atom").read_bytes()).entries
    assert newest.title == "政策 · 2023年1月1日 · 重大修订"
    assert newest.summary == "本版本自2023年2月1日起生效 · 答复更快。"


def test_a_cancelled_edition_comes_up_again_on_the_day_of_its_end(plain: House, tmp_path: Path) -> None:
    def told(day: str) -> tuple[str, str, str]:
        feed = feedparser.parse((built(plain, tmp_path / day, day) / "feed.en.atom").read_bytes())
        (one,) = (one for one in feed.entries if "2022-01-10" in one.link)
        return one.id, one.updated[:10], one.summary

    before, after = told("2022-01-19"), told("2022-01-20")
    assert before[0] == after[0]
    assert (before[1], after[1]) == ("2022-01-10", "2022-01-20")
    assert "cancelled" in after[2] and "cancelled" not in before[2]


def test_ids_outlive_a_move_of_the_site(plain: House, site: Path, tmp_path: Path) -> None:
    made = copy_of(plain, tmp_path / "project")
    settings = made.root / "clausebook.yaml"
    settings.write_text(settings.read_text("utf-8").replace("www.example.com/legal/", "legal.example.org/"), "utf-8")
    moved = built(made, tmp_path / "site", DAY)
    feeds = [feedparser.parse((folder / "feed.en.atom").read_bytes()) for folder in (site, moved)]
    assert feeds[0].entries[0].link != feeds[1].entries[0].link
    assert [one.id for one in feeds[0].entries] == [one.id for one in feeds[1].entries]
    assert uids(site) == uids(moved)


# --- the calendar -----------------------------------------------------------------------------------------------------


def events(folder: Path) -> list[Any]:
    data = (folder / "calendar.ics").read_bytes()
    lines = data.split(b"\r\n")
    assert data.endswith(b"\r\n") and b"\n" not in b"".join(lines) and max(map(len, lines)) <= 75
    assert b"".join(lines).decode("utf-8")
    calendar: Any = Calendar.from_ical(data)
    assert not calendar.errors and calendar["PRODID"] and calendar["VERSION"] == "2.0"
    return list(calendar.walk("VEVENT"))


def uids(folder: Path) -> list[str]:
    return [str(one["UID"]) for one in events(folder)]


def test_a_calendar_reads_what_takes_effect_ends_and_is_due(site: Path) -> None:
    told = [(one["DTSTART"].dt, str(one["SUMMARY"])) for one in events(site)]
    assert told == [
        (date(2022, 11, 1), "Addendum · This document is withdrawn from November 1, 2022"),
        (date(2021, 6, 30), "Policy · This edition is effective from June 30, 2021"),
        (date(2022, 3, 1), "Policy · This edition is effective from March 1, 2022"),
        (date(2023, 2, 1), "Policy · This edition is effective from February 1, 2023"),
        (date(2023, 6, 1), "Policy · Review due"),
    ]
    assert len(set(uids(site))) == len(told)
    assert [one["DTSTAMP"].dt.isoformat() for one in events(site)][1] == "2021-06-29T16:00:00+00:00"
    assert all(page_at(site, str(one["URL"])).is_file() for one in events(site)[1:])


def test_a_calendar_tells_notices_and_the_languages_that_lag(tmp_path: Path) -> None:
    entry = """\
        - edition: 2021-09-01
          works:
            policy:
              change: substantive
              locales: [en]
              effective: 2021-10-01
              notified: {on: 2021-09-03, how: e-mail to all}
              summary: {en: "Semicolons; commas, and words that make a line longer than any calendar takes."}
        """
    carrier = ("policy/sharing.en.md", "gets the address", "gets the address and the telephone number")
    steps = (HISTORY[0], Step(day="2021-09-03", edits=(carrier,), entry=entry))
    folder = built(released(tmp_path / "project", steps), tmp_path / "site", "2021-09-05")
    told = {(one["DTSTART"].dt.isoformat(), str(one["SUMMARY"])) for one in events(folder)}
    assert ("2021-09-03", "Policy · Readers were told of the edition of September 1, 2021") in told
    assert ("2021-10-01", "Policy · Translation due: 简体中文") in told
    assert ("2021-06-30", "Policy · Translation due: 简体中文") not in told


# --- what consent systems read ----------------------------------------------------------------------------------------


def versions(folder: Path) -> Mapping[tuple[str, str], Any]:
    told = json.loads((folder / "editions.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(json.loads(edition_schemas()["editions"])).validate(told)
    return {(one["work"], one["locale"]): one for one in told["texts"]}


FORCE: tuple[tuple[str, str, str | None, list[str]], ...] = (
    ("2021-07-01", "2021-06-30", None, []),
    ("2022-01-15", "2021-09-01", "2022-02-09", ["2022-01-10"]),
    ("2022-01-20", "2021-09-01", "2022-03-01", ["2022-01-20"]),
    ("2022-03-01", "2022-01-20", None, []),
    ("2023-01-15", "2022-06-01", "2023-02-01", ["2023-01-01"]),
    ("2023-02-01", "2023-01-01", None, []),
)


@pytest.mark.parametrize("day, edition, until, upcoming", FORCE)
def test_a_consent_system_reads_what_is_in_force_until_when_and_what_comes(
    day: str, edition: str, until: str | None, upcoming: list[str], plain: House, tmp_path: Path
) -> None:
    folder = built(plain, tmp_path, day)
    told = versions(folder)["policy", "en"]
    assert (told["in-force"]["edition"], told["in-force"]["until"]) == (edition, until)
    assert [one["edition"] for one in told["upcoming"]] == upcoming
    for one in (told["in-force"], *told["upcoming"]):
        manifest = json.loads((folder / f"editions/{one['edition']}.json").read_text("utf-8"))
        (text,) = (text for text in manifest["documents"] if (text["work"], text["locale"]) == ("policy", "en"))
        listed = json.loads((folder / "manifest.json").read_text("utf-8"))
        assert one["digest"] == text["text"] and one["manifest"] == listed["editions"][one["edition"]]
        assert page_at(folder, one["address"]).is_file()
    assert page_at(folder, told["address"]).read_bytes() != page_at(folder, told["in-force"]["address"]).read_bytes()


def test_a_change_of_words_keeps_the_day_since_which_a_text_means_what_it_does(plain: House, tmp_path: Path) -> None:
    told = versions(built(plain, tmp_path, "2021-09-15"))["policy", "en"]["in-force"]
    assert (told["edition"], told["change"], told["meaning-since"]) == ("2021-09-01", "editorial", "2021-06-30")


def test_a_text_that_was_withdrawn_has_no_version_in_force(site: Path) -> None:
    told = versions(site)["addendum", "en"]
    assert (told["in-force"], told["upcoming"]) == (None, [])


def test_the_example_of_the_manual_is_such_a_file() -> None:
    manual = (Path(__file__).parent.parent / "docs/formats.md").read_text("utf-8")
    found = re.search(r"## `editions\.json`.*?```json\n(.*?)```", manual, re.DOTALL)
    assert found
    jsonschema.Draft202012Validator(json.loads(edition_schemas()["editions"])).validate(json.loads(found[1]))


# --- what crawlers and browsers read ----------------------------------------------------------------------------------


def test_a_sitemap_lists_what_search_engines_may_list(site: Path) -> None:
    root = etree.fromstring((site / "sitemap.xml").read_bytes())
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    told = [(one.findtext("s:loc", "", spaces), one.findtext("s:lastmod", "", spaces)) for one in root]
    paths = ("", "zh-Hans/", "en/policy/", "en/policy/history/", "zh-Hans/policy/", "zh-Hans/policy/history/")
    assert told == [(BASE + path, "2022-06-01") for path in paths]
    pages = {path for path in site.rglob("index.html") if b'content="noindex"' not in path.read_bytes()}
    assert {page_at(site, address) for address, _ in told} == pages
    assert all(page_at(site, address).is_file() for address, _ in told)


def test_a_sample_that_nobody_may_list_has_no_sitemap(lasting: House, tmp_path: Path) -> None:
    folder = built(lasting, tmp_path, DAY)
    assert not (folder / "sitemap.xml").exists()
    assert "Sitemap" not in (folder / "root/robots.txt").read_text("utf-8")


def test_robots_may_read_all_and_are_led_to_the_sitemap(site: Path) -> None:
    reader = RobotFileParser()
    reader.parse((site / "root/robots.txt").read_text("utf-8").splitlines())
    assert reader.can_fetch("any", f"{BASE}en/policy/") and reader.site_maps() == [f"{BASE}sitemap.xml"]


def test_a_language_model_is_led_to_the_texts_in_force(site: Path) -> None:
    told = (site / "llms.txt").read_text("utf-8")
    assert told.startswith("# Acme\n")
    links = re.findall(r"^- \[(.+?)\]\((.+?)\): (\S+)$", told, re.MULTILINE)
    assert [(title, edition) for title, _, edition in links] == [("Policy", "2022-06-01"), ("政策", "2022-06-01")]
    assert all(page_at(site, address).is_file() for _, address, _ in links)


@pytest.mark.parametrize("title", ["Terms & Conditions <AT>", "A *b* _c_ `d` [e] \\f &amp; ![g](h)", "  two\nlines "])
def test_a_title_is_no_markup_in_the_list_for_language_models(title: str) -> None:
    (block, *_) = MarkdownIt().parseInline(crawlers._label(title))
    assert [one.type for one in block.children or ()] == ["text"] * len(block.children or ())
    assert "".join(one.content for one in block.children or ()) == " ".join(title.split())


def test_the_page_for_addresses_without_one_works_at_any_depth(site: Path) -> None:
    root = lxml_html.document_fromstring((site / "404.html").read_bytes())
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert set(root.xpath("//a/@href")) == {BASE, f"{BASE}zh-Hans/"}
    assert root.xpath("//section[@lang='zh-Hans']//a/@href") == [f"{BASE}zh-Hans/"]
    assert root.xpath("//h1/text()") == ["There is no page at this address"]
    assert root.xpath("//section[@lang='zh-Hans']/p[1]/text()") == ["您访问的页面不存在"]


def test_a_site_says_that_it_honours_the_signal_where_its_settings_do(
    site: Path, lasting: House, tmp_path: Path
) -> None:
    told = json.loads((site / "root/.well-known/gpc.json").read_text("utf-8"))
    assert told == {"gpc": True, "lastUpdate": "2022-01-01"}
    assert not list(built(lasting, tmp_path, DAY).rglob("gpc.json"))


def led(page: Path) -> list[tuple[str, str]]:
    links = lxml_html.document_fromstring(page.read_bytes()).xpath("//head/link")
    wanted = [
        one for one in links if one.get("rel") == "privacy-policy" or one.get("type") not in {None, "application/pdf"}
    ]
    return [(one.get("rel"), one.get("href").removeprefix(BASE)) for one in wanted]


def test_pages_lead_to_the_feed_of_their_language_and_kept_pages_to_none(site: Path) -> None:
    assert led(site / "index.html") == [
        ("alternate", "feed.en.atom"),
        ("alternate", "feed.zh-Hans.atom"),
        ("privacy-policy", "en/policy/"),
        ("privacy-policy", "zh-Hans/policy/"),
        ("alternate", "calendar.ics"),
    ]
    assert led(site / "zh-Hans/policy/index.html") == [("alternate", "feed.zh-Hans.atom")]
    assert led(site / "en/addendum/index.html") == [("alternate", "feed.en.atom"), ("privacy-policy", "en/policy/")]
    assert led(site / "en/policy/2021-06-30/index.html") == []


@pytest.mark.parametrize(
    "old, new", [("policy: policy", "policy: polciy"), ("gpc:", "landing: [polciy]\n        gpc:")]
)
def test_a_work_that_the_settings_name_and_there_is_not_is_found(old: str, new: str, tmp_path: Path) -> None:
    made = house(tmp_path, {**FILES, "clausebook.yaml": SETTINGS.replace(old, new)})
    result = made.run("check")
    assert result.exit_code == 1 and "`polciy`" in result.output and "policy" in result.output


def test_doctor_says_where_files_belong_that_wait_for_a_root(
    plain: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copy_of(plain, tmp_path / "project")
    monkeypatch.chdir(made.root)
    told = run("doctor").output
    assert "root/robots.txt of the published tree belongs at https://www.example.com/robots.txt" in told
    assert "root/.well-known/gpc.json of the published tree belongs at https://www.example.com/.well-known/gpc" in told
    settings = made.root / "clausebook.yaml"
    settings.write_text(settings.read_text("utf-8").replace("/legal/", "/"), "utf-8")
    assert "belongs at" not in run("doctor").output
