"""What a company's web team wants of the site around the texts: eleven stories, told from the command line to a reader.

One branded shop in English and Chinese releases three editions, publishes to a folder that a server on this machine
serves, and is read there: by a link checker, by Chromium, by what others wrote to read feeds and schemas. What a part
does in depth is tested where the part is.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import extruct  # type: ignore[import-untyped]
import feedparser  # type: ignore[import-untyped]
import jsonschema
import pytest
import yaml
from icalendar import Calendar
from lxml import etree
from lxml import html as lxml_html

from generator import api
from tests.crawling import Answer, Crawl, ask, served
from tests.hosted import GitHub, Machine
from tests.releasing import House, copy_of, entry, run, state, without_engine
from tests.targets import bare_repository, below, lacks, shop
from tests.tools.browser import Chromium, View
from tests.tools.hammer import NGINX
from tests.tools.hammer import served as nginx
from tests.tools.html_validator import failures

ROOT = Path(__file__).parent.parent
BASE = "https://www.example.com/legal/"
FIRST, SECOND, THIRD = EDITIONS = ("2021-06-30", "2021-09-01", "2021-12-01")
DAY = "2022-01-15"

pytestmark = pytest.mark.slow


@dataclass(frozen=True, kw_only=True)
class Website:
    """A published site: the project, the folder of the server, its address on this machine, and all its links."""

    house: House
    root: Path
    here: str
    crawl: Crawl

    @property
    def folder(self) -> Path:
        return self.root / "legal"

    def get(self, address: str) -> bytes:
        """Return what a reader gets at an address, which is that on the web or begins below the site."""
        answer = ask(self.here + address.removeprefix(BASE))
        assert answer.status == 200, address
        return answer.data


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


@pytest.fixture(scope="module")
def tidepool(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The branded shop with three editions."""
    place = tmp_path_factory.mktemp("tidepool") / "project"
    shutil.copytree(ROOT / "tests/projects/branded", place, ignore=shutil.ignore_patterns("expected"))
    made = House(root=place)
    with without_engine():
        done(made.release(FIRST))
        made.edit(("facts.yaml", "keep-orders: 36 months", "keep-orders: 24 months"))
        told = "{en: We keep orders for less time., zh-Hans: 缩短订单的保存期限。}"
        done(enter(made, SECOND, f"privacy: {{change: substantive, summary: {told}}}"))
        rename(made)
        done(enter(made, THIRD, "privacy: {change: editorial, summary: {en: Renamed., zh-Hans: 更改名称。}}"))
    return made


def rename(house: House) -> None:
    """Call a clause otherwise, as somebody does who tidies up: what was linked has to lead somewhere all the same."""
    for locale in ("en", "zh-Hans"):
        text = house.text(f"privacy/keeping.{locale}.md")
        (house.root / f"clauses/privacy/keeping.{locale}.md").unlink()
        house.write(f"privacy/retention.{locale}.md", f"---\nwas: [keeping]\n---\n{text}")
    house.write("privacy/work.yaml", house.text("privacy/work.yaml").replace("- keeping", "- retention"))


@pytest.fixture(scope="module")
def website(tidepool: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Website]:
    """The shop's site as it was published, served, and followed link by link."""
    root = tmp_path_factory.mktemp("www")
    with without_engine(), served(root) as server:
        done(tidepool.build(DAY))
        done(tidepool.run("publish", root / "legal", "--as-of", DAY))
        here = f"{server}legal/"
        crawl = Crawl(public=BASE, here=here).follow("", "404.html")
        yield Website(house=tidepool, root=root, here=here, crawl=crawl)


def done(result: Any, code: int = 0) -> Any:
    assert result.exit_code == code, result.output
    return result


def enter(house: House, day: str, works: str) -> Any:
    """Put an entry at the top of the changelog, and release it on its day."""
    house.write("changelog.yaml", entry(day, works) + house.text("changelog.yaml"))
    return house.release(day)


# --- 1: a publication does no harm ------------------------------------------------------------------------------------


def test_what_is_no_whole_site_of_today_is_refused_and_readers_notice_nothing(website: Website, tmp_path: Path) -> None:
    team = copy_of(website.house, tmp_path / "team")
    before = state(website.folder)
    for harm in ("--locale=en", f"--as-of={FIRST}"):
        done(team.build(DAY, harm))
        refusal = done(team.run("publish", website.folder, "--as-of", DAY), 4)
        assert "error[" in refusal.stderr and "= help:" in refusal.stderr
        assert state(website.folder) == before


# --- 2, 11: addresses -------------------------------------------------------------------------------------------------


def test_whatever_was_linked_before_a_rename_leads_somewhere(website: Website, tmp_path: Path) -> None:
    for day in EDITIONS[:2]:
        done(website.house.build(day, "--out", tmp_path / day / "legal"))
        with served(tmp_path / day) as server:
            before = Crawl(public=BASE, here=f"{server}legal/").follow("").addresses()
        assert {"", "en/privacy/#c-keeping", "zh-Hans/privacy/#c-keeping"} <= before
        assert Crawl(public=BASE, here=website.here).follow(*before).broken() == [], day


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
@pytest.mark.browser
def test_a_document_that_is_called_otherwise_and_moves_keeps_every_address_it_had(
    website: Website, tmp_path: Path, browser: Chromium
) -> None:
    team = copy_of(website.house, tmp_path / "team")
    (team.root / "clauses/privacy").rename(team.root / "clauses/notice")
    team.edit(("terms.yaml", "{privacy: introduction}", "{notice: introduction}"))
    for locale, title in (("en", "Privacy at Tidepool"), ("zh-Hans", "潮间隐私政策")):
        moved = f"moved-from: [{locale}/privacy]\n    title: {title}"
        team.edit(("notice/work.yaml", f"title: {title}", moved))
    told = "summary: {en: Renamed., zh-Hans: 更改名称。}"
    done(enter(team, "2022-02-01", f"privacy: {{change: withdrawn, {told}}}\nnotice: {{change: adopted, {told}}}"))
    settings = team.root / "clausebook.yaml"
    paths = "paths: {notice: {en: privacy-notice, zh-Hans: cn/privacy}}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + paths, encoding="utf-8")
    done(enter(team, "2022-03-01", f"notice: {{change: reviewed, {told}}}"))
    done(team.build("2022-03-01"))
    site = shutil.copytree(website.root, tmp_path / "www") / "legal"
    done(team.run("publish", site, "--as-of", "2022-03-01"))
    rules = f"map_hash_bucket_size 256; map $uri $moved {{ include {site}/redirects.map; }}"
    with nginx(site.parent, tmp_path, rules, "if ($moved) { return 301 $moved$is_args$args; }") as port:
        after = Crawl(public=BASE, here=f"http://127.0.0.1:{port}/legal/")
        broken = after.follow("", *website.crawl.addresses()).broken()
    assert broken == []
    history = lxml_html.document_fromstring((site / "privacy-notice/history/index.html").read_bytes())
    kept = [row.xpath("th/a/@href")[0] for row in history.xpath("//tbody/tr")]
    assert kept[-len(EDITIONS) :] == [f"../../en/privacy/{edition}/" for edition in reversed(EDITIONS)]
    stubs = [site / locale / "privacy" / "index.html" for locale in ("en", "zh-Hans")]
    assert failures(stubs) == []
    for stub, view in ((stub, view) for stub in stubs for view in (View(), View(width=320, scheme="dark"))):
        still = re.sub(rb"<meta http-equiv=.refresh.[^>]*>", b"", stub.read_bytes())  # else the browser is gone at once
        (stub.parent / "still.html").write_bytes(still)
        assert browser.violations((stub.parent / "still.html").as_uri(), view) == [], stub


def test_every_link_of_every_page_leads_somewhere_and_nothing_comes_from_another_host(website: Website) -> None:
    assert website.crawl.broken() == []
    pages = website.crawl.pages()
    assert {"", "en/privacy/", "zh-Hans/privacy/", *(f"en/privacy/{edition}/" for edition in EDITIONS)} <= pages.keys()


def test_a_page_has_one_address_that_ends_in_its_folder_and_an_icon(website: Website) -> None:
    for path, page in website.crawl.pages().items():
        assert path in ("", "404.html") or path.endswith("/"), path
        assert b'<link rel="icon"' in page.data, path
    [icon] = [one for url, one in website.crawl.answers.items() if "/static/icon." in url]
    assert (icon.status, icon.media_type) == (200, "image/svg+xml")


# --- 6: consent -------------------------------------------------------------------------------------------------------


def test_a_consent_system_learns_what_was_agreed_to_and_whom_to_ask_again(website: Website, tmp_path: Path) -> None:
    def version(told: bytes) -> Any:
        [text] = [one for one in json.loads(told)["texts"] if one["locale"] == "zh-Hans"]
        return text["in-force"]

    now = version(website.get("editions.json"))
    assert now["edition"] == THIRD and b"zh-Hans" in website.get(now["address"])
    for day, again in ((FIRST, True), (SECOND, False)):
        done(website.house.build(day, "--out", tmp_path / day))
        agreed = version((tmp_path / day / "editions.json").read_bytes())
        frozen = json.loads((website.house.folder(agreed["edition"]) / "manifest.json").read_bytes())
        assert agreed["digest"] in {text["text"] for text in frozen["documents"]}
        assert (now["meaning-since"] > day) is again


# --- 7: sitemap, feed, calendar, what search engines read -------------------------------------------------------------


def test_feeds_calendar_and_sitemap_lead_to_pages_that_are_there(website: Website) -> None:
    for locale in ("en", "zh-Hans"):
        feed = feedparser.parse(website.get(f"feed.{locale}.atom"))
        assert not feed.bozo and [one.published[:10] for one in feed.entries] == [*reversed(EDITIONS)]
        assert all(website.get(one.link) for one in feed.entries)
        found = website.crawl.answers[f"{website.here}{locale}/privacy/"].leads
        assert f"{website.here}feed.{locale}.atom" in found or f"{BASE}feed.{locale}.atom" in found
    events = list(Calendar.from_ical(website.get("calendar.ics").decode()).walk("VEVENT"))
    assert events and all(website.get(str(one["URL"])) for one in events)
    listed = {one.text for one in etree.fromstring(website.get("sitemap.xml")).iter("{*}loc")}
    unlisted = re.compile(rb'<meta name="robots" content="noindex')
    assert listed == {BASE + path for path, page in website.crawl.pages().items() if not unlisted.search(page.data)}


def test_a_history_leads_to_every_edition_and_to_what_each_of_them_changed(website: Website) -> None:
    for locale, changed in (("en", "24 months"), ("zh-Hans", "24个月")):
        place = f"{locale}/privacy/"
        home = website.here if locale == "en" else f"{website.here}zh-Hans/"
        history = website.crawl.answers[f"{website.here}{place}history/"]
        assert {f"edition-{edition}" for edition in EDITIONS} <= history.places
        assert f"{website.here}{place}history/" in website.crawl.answers[home].leads
        for told in (f"{place}{SECOND}/changes/", f"{place}{SECOND}/changes/languages/"):
            assert website.here + told in history.leads
            assert re.search(rf"<ins[^>]*>{changed}</ins>", website.get(told).decode()), told


def test_a_search_engine_reads_which_edition_a_page_has_and_the_files_that_prove_it(website: Website) -> None:
    for locale in ("en", "zh-Hans"):
        page = website.get(f"{locale}/privacy/").decode()
        [told] = extruct.extract(page, BASE, syntaxes=["json-ld"])["json-ld"]
        document = told["mainEntity"]
        assert (document["version"], document["inLanguage"]) == (THIRD, locale)
        assert document["encoding"]
        for file in document["encoding"]:
            assert hashlib.sha256(website.get(file["contentUrl"])).hexdigest() == file["sha256"]


# --- 3: the brand -----------------------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("view", [View(scheme="light"), View(width=320, scheme="dark")], ids=["light", "dark"])
def test_the_brand_is_seen_and_the_content_policy_refuses_nothing(
    view: View, website: Website, browser: Chromium
) -> None:
    logo = "logo-dark." if view.scheme == "dark" else "logo."
    logged: list[str] = []
    with browser.page("data:text/html,<title>blank</title>", view) as page:
        page.on("console", lambda message: logged.append(message.text))
        for path in kinds(website.crawl.pages()):
            page.goto(website.here + path)
            page.evaluate("document.fonts.ready")
            seen = page.evaluate("[...document.images].map(one => [one.currentSrc, one.naturalWidth > 0])")
            assert seen and all(shown for _, shown in seen), path
            assert logo in seen[0][0] or seen[0][0].startswith("data:image/svg"), path
            assert page.evaluate("document.documentElement.scrollWidth") <= view.width, path
            assert logged == [], path


def test_a_redline_that_is_sent_to_somebody_wears_the_brand_and_holds_what_it_shows(tidepool: House) -> None:
    html = done(tidepool.run("diff", FIRST, SECOND, "--locale", "en", "--format", "html")).stdout
    shown = lxml_html.document_fromstring(html).xpath("//img/@src|//source/@srcset|//link[@rel='icon']/@href")
    assert len(shown) > 2 and all(one.startswith("data:image/svg+xml;") for one in shown)
    assert "--link: #7fd0dc" in html and "static/" not in html and "@font-face" not in html


# --- every kind of page -----------------------------------------------------------------------------------------------


def kinds(pages: dict[str, Answer]) -> dict[str, Answer]:
    """Return one page of each kind in each language: of those whose addresses differ in days alone, the last."""
    found = {re.sub(r"\d{4}-\d\d-\d\d", "DAY", path): path for path in sorted(pages)}
    return {path: pages[path] for path in found.values()}


def test_every_page_is_valid_and_light(website: Website) -> None:
    pages = website.crawl.pages()
    files = [website.folder / (path if path.endswith(".html") else f"{path}index.html") for path in pages]
    assert failures(files) == []
    assert {path for path, page in pages.items() if len(gzip.compress(page.data)) > 60_000} == set()


@pytest.mark.browser
@pytest.mark.parametrize(
    "view",
    [View(), View(width=320, scheme="dark"), View(medium="print")],
    ids=["light", "dark and narrow", "print"],
)
def test_axe_finds_nothing_on_any_kind_of_page(view: View, website: Website, browser: Chromium) -> None:
    found = {path: browser.violations(website.here + path, view) for path in kinds(website.crawl.pages())}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.browser
def test_a_printed_page_lists_every_edition(website: Website, browser: Chromium) -> None:
    shown = "[...document.querySelectorAll('[id^=edition-]')].filter(one => one.checkVisibility()).map(one => one.id)"
    with browser.page(website.here + "en/privacy/", View(medium="print")) as page:
        assert page.evaluate(shown) == [f"edition-{edition}" for edition in reversed(EDITIONS)]


# --- 4, 9: a host's workflows -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def repository(tidepool: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """The shop in a repository, with the workflows of a host."""
    team = copy_of(tidepool, tmp_path_factory.mktemp("repository") / "policies")
    subprocess.run(["git", "init", "-qb", "main"], cwd=team.root, check=True)
    done(run("new", "ci", "github", "--project", team.root))
    with (team.root / "requirements" / "clausebook.txt").open("a", encoding="utf-8") as file:
        file.write("clausebook @ https://www.example.com/clausebook.whl#sha256=00\n")
    commit(team)
    return team


def commit(team: House) -> None:
    git = ("git", "-c", "user.name=Web", "-c", "user.email=web@example.com")
    for command in (("add", "--all"), ("commit", "-qm", "Texts")):
        subprocess.run([*git, *command], cwd=team.root, check=True)


def test_the_workflows_of_a_host_have_no_fault(repository: House) -> None:
    if reason := lacks("shellcheck"):
        pytest.skip(reason)
    folder = repository.root / ".github" / "workflows"
    plans = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir())]
    steps = [step for plan in plans for job in plan["jobs"].values() for step in job["steps"] if "run" in step]
    assert len(plans) == 3 and steps
    for step in steps:
        command = ("shellcheck", "--shell=bash", "-")
        read = subprocess.run(command, input=step["run"], capture_output=True, text=True, check=False)
        assert read.returncode == 0, f"{step['run']}\n{read.stdout}"


def test_a_pull_request_shows_its_redline(repository: House, tmp_path: Path) -> None:
    team = copy_of(repository, tmp_path / "policies")
    team.edit(("privacy/retention.en.md", "We delete photographs", "We destroy photographs"))
    commit(team)
    told = {"github.event_name": "pull_request", "github.repository": "tidepool/policies"}
    told |= {"github.event.pull_request.head.repo.full_name": "tidepool/policies"}
    told |= {"github.event.pull_request.base.sha": "HEAD", "github.event.pull_request.number": "7"}
    host = GitHub(repository=team.root, machine=Machine(place=tmp_path / "machine"), knows=told)
    jobs = host.run("clausebook-pull-request.yml")
    assert jobs["check"].failed and "No entry covers this" in jobs["check"].printed
    assert jobs["comment"].ran and not jobs["comment"].failed, jobs["comment"].printed
    [comment] = host.machine.place.glob("comment-*/comment.md")
    assert "<del>delete</del><ins>destroy</ins>" in comment.read_text(encoding="utf-8")


# --- 5: targets -------------------------------------------------------------------------------------------------------


def test_each_target_gets_the_same_site(website: Website, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = below(website.house.root / "output")
    with ExitStack() as stack:
        branch = bare_repository(tmp_path / "pages.git")
        folder = tmp_path / "folder"
        for address, files in ((branch.address, branch.files), (folder, lambda: below(folder))):
            done(website.house.run("publish", address, "--as-of", DAY))
            there = {name: data for name, data in files().items() if not name.startswith(".clausebook/")}
            receipt = json.loads(there.pop("receipt.jsonl").splitlines()[-1])
            assert there == wanted, address
            assert receipt["edition"] == THIRD, receipt
        api_of_a_shop = stack.enter_context(shop(monkeypatch))
        done(website.house.run("publish", api_of_a_shop.address, "--as-of", DAY))
        assert api_of_a_shop.files()


# --- 8: signatures ----------------------------------------------------------------------------------------------------


def test_who_published_an_edition_is_proven_by_a_stock_program(tidepool: House, tmp_path: Path) -> None:
    if reason := lacks("ssh-keygen"):
        pytest.skip(reason)
    team = copy_of(tidepool, tmp_path / "team")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "key"], check=True)
    allowed = tmp_path / "allowed"
    allowed.write_text(f"legal@example.com {(tmp_path / 'key.pub').read_text()}", encoding="utf-8")
    done(team.run("release", "--sign", tmp_path / "key", "--as-of", DAY))
    assert "signed by legal@example.com" in done(team.verify("--signers", allowed)).stdout
    done(team.build(DAY))
    [signature] = (team.root / "editions" / THIRD).glob("*.sig")
    record = signature.with_suffix("")
    command = ("ssh-keygen", "-Y", "verify", "-n", "clausebook", "-f", allowed, "-I", "legal@example.com", "-s")
    for data, code in ((record.read_bytes(), 0), (record.read_bytes() + b" ", 255)):
        proof = subprocess.run([*command, signature], input=data, capture_output=True, check=False)
        assert proof.returncode == code, proof.stderr


# --- 10: programs -----------------------------------------------------------------------------------------------------


def test_programs_get_one_answer_by_json_and_by_python_and_know_by_its_code_how_it_went(
    tidepool: House, tmp_path: Path
) -> None:
    team = copy_of(tidepool, tmp_path / "team")
    done(team.run("schema", tmp_path / "schemas"))

    def answer(code: int, command: str, *arguments: str | Path) -> Any:
        told = json.loads(done(team.run(command, *arguments, "--json"), code).stdout)
        jsonschema.validate(told, json.loads((tmp_path / "schemas" / f"{command}.json").read_text(encoding="utf-8")))
        assert told["exit-code"] == code
        return told

    assert [one["edition"] for one in answer(0, "build", "--as-of", DAY)["documents"]] == [THIRD, THIRD]
    [row] = answer(0, "history", "--on", "2021-10-01", "--locale", "en", "--as-of", DAY)["intervals"]
    told = api.in_force(api.open(team.root), "privacy", "en", date(2021, 10, 1))
    assert told and (row["edition"], row["from"]) == (told.edition, str(told.since)) == (SECOND, SECOND)
    answer(0, "publish", tmp_path / "site", "--as-of", DAY)
    assert api.verify(tmp_path / "site", date.fromisoformat(DAY)) == ()
    (tmp_path / "site" / "index.html").write_text("by hand", encoding="utf-8")
    done(team.build(THIRD))
    assert answer(4, "publish", tmp_path / "site", "--as-of", DAY)["findings"]
    team.edit(("privacy/contact.en.md", "{{ answer }}", "{{ answers }}"))
    [found] = answer(1, "check", "--as-of", DAY)["findings"]
    assert (found["rule"], found["file"], found["line"]) == ("unknown-fact", "clauses/privacy/contact.en.md", 3)
    assert [one.rule for one in api.read(api.open(team.root), date.fromisoformat(DAY)).diagnostics] == [found["rule"]]
    done(team.run("build", "--no-such-option"), 2)
