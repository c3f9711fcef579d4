"""Old addresses never die: ids, documents and paths that are others now, over several editions."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.forging import files_of, relisted, written
from tests.releasing import HISTORY, House, copy_of, entry, findings, house, run, without_engine
from tests.tools.hammer import NGINX, served

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


# --- documents and paths ----------------------------------------------------------------------------------------------

BASE = "https://www.example.com/legal/"
PATHS = "paths: {{policy: {{en: {path}}}}}\n"
SUMMARY = "summary: {en: Moved.}"
OLD = {"en/policy/": "trust/privacy/", "privacy/": "trust/privacy/", "en/addendum/": "en/notice/"}
EDITIONS = ("en/policy/2021-06-30/", f"en/policy/{SECOND}/", f"privacy/{THIRD}/", "en/addendum/2021-06-30/")
LAST = "2021-12-01"


def move(acme: House, path: str, day: str) -> None:
    """Give the English policy another address, and release it there."""
    settings = acme.root / "clausebook.yaml"
    kept = [line for line in settings.read_text("utf-8").splitlines(keepends=True) if not line.startswith("paths:")]
    settings.write_text("".join(kept) + PATHS.format(path=path), encoding="utf-8")
    acme.enter(entry(day, f"policy: {{change: reviewed, locales: [en], {SUMMARY}}}"))
    released(acme, day)


def rename_document(acme: House, day: str) -> None:
    """Call the addendum otherwise: another folder of sources, another address, and the old one leads there."""
    (acme.root / "clauses/addendum").rename(acme.root / "clauses/notice")
    acme.edit(("notice/work.yaml", "{title: Addendum,", "{title: Notice, moved-from: [en/addendum],"))
    acme.enter(entry(day, f"addendum: {{change: withdrawn, {SUMMARY}}}\nnotice: {{change: adopted, {SUMMARY}}}"))
    released(acme, day)


@pytest.fixture(scope="module")
def moved(first: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house whose clause has another id, whose policy moved twice, whose addendum is another document now."""
    acme = copy_of(first, tmp_path_factory.mktemp("moved") / "acme")
    with without_engine():
        rename(acme, "children", "minors", was="children")
        acme.enter(entry(SECOND, EDITORIAL))
        released(acme, SECOND)
        move(acme, "privacy", THIRD)
        rename_document(acme, "2021-11-01")
        move(acme, "trust/privacy", LAST)
        built(acme, LAST)
    return acme


def test_every_address_that_a_text_had_has_a_page_that_leads_to_it(moved: House) -> None:
    site = moved.root / "output"
    for old, new in OLD.items():
        page = (site / old / "index.html").read_text("utf-8")
        (refresh,) = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', page)
        assert urljoin(f"{BASE}{old}", refresh) == f"{BASE}{new}"
        assert f'<link rel="canonical" href="{BASE}{new}">' in page and 'content="noindex"' in page
        assert f'<a href="{refresh}">Read the edition in force</a>' in page and "<script" not in page
        assert (site / new / "index.html").exists()
    result = run("verify", moved.root / "output", "--as-of", LAST)
    assert result.exit_code == 0, result.output
    assert '<span id="c-children"></span>' in (site / "trust/privacy/index.html").read_text("utf-8")


def test_editions_stay_where_they_were_published_and_lead_to_an_address_that_lives(moved: House) -> None:
    site = moved.root / "output"
    for edition in EDITIONS:
        page = (site / edition / "index.html").read_text("utf-8")
        (href,) = re.findall(r'<a href="([^"]+)">Read the edition in force', page)
        stands = urljoin(f"/{edition}", href).lstrip("/")
        assert (site / stands / "index.html").exists() and stands in (*OLD, *OLD.values())


def test_a_page_of_an_old_address_that_was_made_to_lead_elsewhere_is_told(moved: House, tmp_path: Path) -> None:
    files = dict(files_of(moved.root / "output"))
    page = files["privacy/index.html"]
    files["privacy/index.html"] = page.replace(b"url=../trust/privacy/", b"url=https://other.example/")
    assert files["privacy/index.html"] != page
    site = written(relisted(files), tmp_path / "site")
    result = run("verify", site, "--as-of", LAST)
    assert result.exit_code == 1 and "privacy/index.html" in result.stderr, result.output


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_nginx_sends_every_old_address_to_the_new_one_at_once(moved: House, tmp_path: Path) -> None:
    host = tmp_path / "host"
    host.mkdir()
    (host / "legal").symlink_to(moved.root / "output")
    (host / "index.html").write_text("home", encoding="utf-8")
    rules = f"map_hash_bucket_size 256; map $uri $moved {{ include {moved.root}/output/redirects.map; }}"
    with served(host, tmp_path, rules, "if ($moved) { return 301 $moved$is_args$args; }") as port:
        for old, new in OLD.items():
            for asked in (old, old.removesuffix("/"), f"{old}index.html"):
                assert answer(port, f"/legal/{asked}") == (301, f"/legal/{new}"), asked
            assert answer(port, f"/legal/{new}")[0] == 200
            assert answer(port, f"/legal/{old}document.json") == (301, f"/legal/{new}document.json")
        for edition in EDITIONS:
            assert answer(port, f"/legal/{edition}")[0] == 200
    with served(moved.root / "output", tmp_path) as port:
        assert [answer(port, f"/{one}")[0] for one in (*OLD, *OLD.values(), *EDITIONS)] == [200] * 10


def answer(port: int, path: str) -> tuple[int, str]:
    """Return the status of an answer, and the path that it sends to."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    told = connection.getresponse()
    connection.close()
    return told.status, re.sub(r"https?://[^/]+", "", told.getheader("Location") or "")


def test_what_moved_is_no_address_that_dies(first: House, moved: House, tmp_path: Path) -> None:
    hosts = (moved.root / "output/root/_redirects").read_text("utf-8").splitlines()
    assert "/legal/en/policy/ /legal/trust/privacy/ 301" in hosts
    assert "/legal/privacy/document.json /legal/trust/privacy/document.json 301" in hosts
    website = tmp_path / "www"
    before, after = copy_of(first, tmp_path / "before"), copy_of(moved, tmp_path / "after")
    for acme, day in ((before, "2021-06-30"), (after, LAST)):
        assert acme.build(day).exit_code == 0
        result = acme.run("publish", "--as-of", day, website)
        assert result.exit_code == 0, result.output
    assert (website / "en/policy/index.html").exists() and not (website / "en/policy/document.json").exists()


def test_an_address_that_is_anothers_cannot_lead_elsewhere(acme: House) -> None:
    acme.edit(("addendum/work.yaml", "{title: Addendum,", "{title: Addendum, moved-from: [en/policy],"))
    result = acme.run("check")
    assert "address-taken" in result.stdout + result.stderr
