"""What the head of a page tells programs, read by libraries that search engines and previews are made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import extruct  # type: ignore[import-untyped]
import pytest
from lxml import html as lxml_html

from generator.markup.shownpage import shown_page
from generator.operations.page_verification import page_lines
from generator.render.html import render_html
from generator.render.landing import render_landing
from generator.render.proof import visible_text
from generator.render.site import NOTHING, HeadLink, Surroundings
from tests.releasing import House, without_engine
from tests.samples import ADDENDUM, CHINESE, DOCUMENTS, ENGLISH
from tests.sites import BASE, site

HOSTILE = "</script><script>alert(1)</script> & \u2028 <!-- 政策"


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


@pytest.fixture(scope="module")
def published(lasting: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    assert lasting.build("2023-02-01", "--out", out).exit_code == 0
    return out


def page(document: Any = ENGLISH, around: Surroundings = NOTHING, **changes: Any) -> str:
    return str(render_html(document, site(**changes), around).artifacts[0].data.decode())


def linked(html: str) -> Any:
    """Return the JSON-LD of a page, None for a page without."""
    found = extruct.extract(html, BASE, syntaxes=["json-ld"])["json-ld"]
    assert len(found) < 2
    return found[0] if found else None


def card(html: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for told in extruct.extract(html, BASE, syntaxes=["opengraph"])["opengraph"]:
        for name, value in told["properties"]:
            found.setdefault(name, []).append(value)
    return found


def links(html: str) -> list[tuple[str, str]]:
    named = {"latest-version", "predecessor-version", "successor-version", "version-history"}
    found = lxml_html.document_fromstring(html).xpath("//head/link")
    return [(one.get("rel"), one.get("href").removeprefix(BASE)) for one in found if one.get("rel") in named]


def test_a_page_tells_what_it_holds() -> None:
    assert linked(page(ENGLISH)) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": f"{BASE}en/privacy-policy/",
        "url": f"{BASE}en/privacy-policy/",
        "name": ENGLISH.title,
        "inLanguage": "en",
        "mainEntity": {
            "@type": "DigitalDocument",
            "@id": f"{BASE}en/privacy-policy/#text",
            "name": ENGLISH.title,
            "description": ENGLISH.description,
            "version": "2021-06-30",
            "datePublished": "2021-06-30",
            "dateModified": "2021-06-30",
            "inLanguage": "en",
            "publisher": {"@type": "Organization", "name": ENGLISH.publisher},
            "workTranslation": [
                {
                    "@type": "DigitalDocument",
                    "@id": f"{BASE}zh-Hans/privacy-policy/#text",
                    "url": f"{BASE}zh-Hans/privacy-policy/",
                    "inLanguage": "zh-Hans",
                }
            ],
        },
    }


def test_a_translation_names_the_text_that_was_written_first_and_no_other_does() -> None:
    assert linked(page(CHINESE))["mainEntity"]["translationOfWork"]["@id"] == f"{BASE}en/privacy-policy/#text"
    assert not {"translationOfWork", "workTranslation"} & linked(page(ADDENDUM))["mainEntity"].keys()


def test_no_text_ends_the_element_or_shows() -> None:
    document = replace(ENGLISH, title=HOSTILE, description=HOSTILE, publisher=HOSTILE)
    html = page(document)
    told = linked(html)["mainEntity"]
    assert {told["name"], told["description"], told["publisher"]["name"]} == {HOSTILE}
    scripts = lxml_html.document_fromstring(html).xpath("//script")
    assert [one.get("type") for one in scripts] == ["application/ld+json"]
    assert not set("<>&\u2028") & set(scripts[0].text)
    assert "schema.org" not in visible_text(html, ())[""]
    assert "schema.org" not in "".join(page_lines(shown_page(html)))


def test_a_draft_and_a_page_without_a_text_say_nothing_of_a_document() -> None:
    assert linked(page(ENGLISH, banner="Draft: not published, not in force")) is None
    assert linked(page(replace(ENGLISH, sections=(), dates=()))) is None


def test_a_draft_claims_no_address_of_what_is_published() -> None:
    draft: dict[str, Any] = {
        "banner": "Draft: not published, not in force",
        "links": (HeadLink(rel="privacy-policy", path="en/x/"),),
    }
    homes = {"zh-Hans": "zh-Hans/"}
    pages = [page(ENGLISH, **draft), render_landing(DOCUMENTS, site(homes=homes, **draft)).artifacts[0].data.decode()]
    assert not any(f"{BASE}" in html or 'property="og:' in html or 'rel="canonical"' in html for html in pages)
    assert all('<meta name="robots" content="noindex">' in html for html in pages)


def test_a_preview_shows_title_address_and_locales_as_they_are_written_there() -> None:
    assert card(page(ENGLISH)) == {
        "og:type": ["article"],
        "og:title": [ENGLISH.title],
        "og:url": [f"{BASE}en/privacy-policy/"],
        "og:site_name": [ENGLISH.publisher],
        "og:description": [ENGLISH.description],
        "og:locale": ["en_US"],
        "og:locale:alternate": ["zh_CN"],
    }
    plain = card(page(replace(ADDENDUM, description="", publisher="")))
    assert not {"og:description", "og:site_name", "og:locale:alternate", "og:image"} & plain.keys()


def test_a_preview_of_the_landing_page_is_that_of_a_website() -> None:
    told = card(render_landing(DOCUMENTS, site(homes={"zh-Hans": "zh-Hans/"})).artifacts[0].data.decode())
    assert (told["og:type"], told["og:url"], told["og:locale"]) == (["website"], [BASE], ["en_US"])
    assert told["og:locale:alternate"] == ["zh_CN"]


def test_links_are_absolute_and_quoted() -> None:
    around = Surroundings(links=(HeadLink(rel="latest-version", path="cn/隐私/"),))
    assert links(page(ENGLISH, around)) == [("latest-version", "cn/%E9%9A%90%E7%A7%81/")]


LED = (
    ("en/policy/2021-06-30", None),
    ("en/policy/2021-09-01", "en/policy/2021-06-30/"),
    ("en/policy/2022-01-10", "en/policy/2021-09-01/"),
    ("en/policy/2022-01-20", "en/policy/2021-09-01/"),  # the one between was cancelled by this one
    ("zh-Hans/policy/2022-01-20", "zh-Hans/policy/2021-06-30/"),
    ("en/addendum/2021-06-30", None),
)


@pytest.mark.parametrize("address, before", LED)
def test_a_kept_page_leads_to_the_latest_the_history_and_the_edition_before(
    address: str, before: str | None, published: Path
) -> None:
    current = address.rpartition("/")[0] + "/"
    wanted = [("latest-version", current), ("version-history", f"{current}history/")]
    wanted += [("predecessor-version", before)] if before else []
    html = (published / address / "index.html").read_text("utf-8")
    assert links(html) == wanted
    for _, path in wanted:
        assert (published / path / "index.html").is_file()


def test_the_page_in_force_leads_to_the_edition_before(published: Path) -> None:
    html = (published / "en/policy/index.html").read_text("utf-8")
    assert links(html) == [("predecessor-version", "en/policy/2022-06-01/")]


@pytest.mark.parametrize("address", ["en/policy", "en/policy/2021-06-30", "zh-Hans/policy/2022-06-01"])
def test_the_files_of_a_text_are_told_with_the_hashes_that_they_have(address: str, published: Path) -> None:
    told = linked((published / address / "index.html").read_text("utf-8"))["mainEntity"]["encoding"]
    assert [one["encodingFormat"] for one in told] == ["application/json", "application/pdf"]
    for one in told:
        data = (published / unquote(one["contentUrl"].removeprefix(BASE))).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one["sha256"]


def test_files_that_a_build_has_not_are_not_told(lasting: House, tmp_path: Path) -> None:
    assert lasting.build("2023-02-01", "--format", "html,json", "--out", tmp_path).exit_code == 0
    told = linked((tmp_path / "en/policy/index.html").read_text("utf-8"))["mainEntity"]["encoding"]
    assert [one["encodingFormat"] for one in told] == ["application/json"]
    assert json.loads((tmp_path / "manifest.json").read_text("utf-8"))["part"] == {"formats": ["html", "json"]}
