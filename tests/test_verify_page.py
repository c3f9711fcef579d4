"""A page that somebody pasted a text into: whatever a shop makes of it on the way, and whatever is said beside it."""

from __future__ import annotations

import html as markup
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from generator.markup.shownpage import PagePassage, shown_page
from generator.operations.page_verification import PageBeside, part_of
from generator.operations.scaffold.project import answer_schemas
from tests.releasing import House, copy_of, findings, release_history, run, without_engine
from tests.web import HTML, Answer, Web, web


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> House:
    with without_engine():
        made = release_history(tmp_path_factory.mktemp("shop"))
        assert made.build("2022-12-01", "--format", "html,json").exit_code == 0
    return made


def fragment(made: House, address: str = "en/policy") -> str:
    return (made.root / "output" / address / "fragment.html").read_text("utf-8")


def shop_page(inner: str) -> str:
    return f"""<!DOCTYPE html><html><head><title>Policy | Shop</title><style>p {{ color: red }}</style></head><body>
<header><a href="/">Shop</a> Free parcels from 50 €</header>
<nav><ul><li>Cameras<li>Lenses</ul></nav>
<aside><p>Buy two lenses, get one for nothing.</p></aside>
<main><div class="rte">{inner}</div></main>
<section><h2>You may like as well</h2><p>A tripod for 99 €</p></section>
<script>track("must")</script><footer><p>Made by a shop system</p></footer></body></html>"""


def verify_page(made: House, html: str, tmp_path: Path) -> Result:
    page = tmp_path / "saved.html"
    page.write_text(html, encoding="utf-8")
    return run("verify", made.root, "--as-of", "2022-12-01", "--page", page)


def bare(html: str) -> str:
    """What an editor of a shop system leaves of a fragment: no attribute but the address of a link, no section."""
    html = re.sub(r"</?(?:section|div|nav|time)\b[^>]*>", "", html)
    return re.sub(r"<(\w+) (?!href)[^>]*>", r"<\1>", html)


BLOCKS = "div|p|section|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th"
OUR_SHEET = (Path(__file__).parent.parent / "templates" / "fragment.css").read_text(encoding="utf-8")


def worded(html: str, change: Callable[[str], str]) -> str:
    """Change the words of a page and none of its tags."""
    parts = re.split(r"(<[^>]*>)", html)
    return "".join(part if part.startswith("<") else change(part) for part in parts)


def entities(text: str) -> str:
    return "".join(f"&#{ord(one)};" for one in markup.unescape(text))


PASTED: Mapping[str, Callable[[str], str]] = {
    "as it is": lambda html: html,
    "in a shop": shop_page,
    "in a shop, stripped": lambda html: shop_page(bare(html)),
    "on one line": lambda html: shop_page(" ".join(html.split())),
    "in capital tags": lambda html: shop_page(re.sub(r"</?\w+", lambda tag: tag[0].upper(), html)),
    "with entities": lambda html: shop_page(html.replace("We ", "&#87;e ").replace("收集", "&#25910;&#38598;")),
    "with spans and fonts": lambda html: shop_page(
        re.sub(r"<p>(.*?)</p>", r"<p><span><font>\1</font></span></p>", html)
    ),
    "with comments": lambda html: shop_page(html.replace("<p>", "<!-- a --><p>")),
    "without description lists": lambda html: shop_page(re.sub(r"</?d[dlt]\b[^>]*>", "", html)),
    "with boxes for description lists": lambda html: shop_page(re.sub(r"<(/?)d[dlt]\b[^>]*>", r"<\1div>", html)),
    "with attributes in small letters and no marks": lambda html: shop_page(
        re.sub(r' ([\w-]+)="([^" ]*)"', lambda one: f" {one[1].lower()}={one[2]}" if one[2] else "", html)
    ),
    "minified": lambda html: shop_page(re.sub(rf"\s*(</?(?:{BLOCKS})\b[^>]*>)\s*", r"\1", html)),
    "in boxes": lambda html: shop_page("<div><div><section>" * 9 + html + "</section></div></div>" * 9),
    "with all letters as entities": lambda html: shop_page(worded(html, entities)),
    "with typographic dashes": lambda html: shop_page(worded(html, lambda text: text.replace("-", "\u2013"))),
    "with dashes of two": lambda html: shop_page(worded(html, lambda text: text.replace("-", "--"))),
    "with typographic marks": lambda html: shop_page(
        worded(html, lambda text: text.replace("'", "\u2019").replace("...", "\u2026"))
    ),
    "with spaces that do not break": lambda html: shop_page(worded(html, lambda text: text.replace(" ", "&nbsp;"))),
    "hyphenated": lambda html: shop_page(worded(html, lambda text: re.sub(r"(\w{4})(?=\w{3})", "\\1\u00ad", text))),
    "with places to break": lambda html: shop_page(
        worded(html, lambda text: re.sub(r"(\w{4})(?=\w)", r"\1<wbr>", text))
    ),
    "with line breaks for paragraphs": lambda html: shop_page(re.sub(r"<p\b[^>]*>|</p>", "<br><br>", html)),
    "with bold lines for headings": lambda html: shop_page(
        re.sub(r"</h\d>", "</b></p>", re.sub(r"<h\d[^>]*>", "<p><b>", html))
    ),
    "with paragraphs for lists": lambda html: shop_page(
        re.sub(r"<(/?)li\b[^>]*>", r"<\1p>", re.sub(r"</?[uo]l\b[^>]*>", "", html))
    ),
    "with a word on each line": lambda html: shop_page(worded(html, lambda text: text.replace(" ", "\n\t"))),
    "in a cell of a table": lambda html: shop_page(f"<table><tr><td>{html}</table>"),
    "with elements of the shop": lambda html: shop_page(f"<shop-text><shop-part>{html}</shop-part></shop-text>"),
    "beside our style sheet": lambda html: shop_page(f"<style>{OUR_SHEET}</style>{html}"),
    "without the ends of paragraphs": lambda html: shop_page(re.sub(r"</(?:p|li|dt|dd)>", "", html)),
    "with empty paragraphs": lambda html: shop_page(html.replace("<p", "<p>&nbsp;</p><p")),
    "set by the shop": lambda html: shop_page(
        f"<style>.rte p {{ text-transform: uppercase; margin: 0 }}</style>{html}"
    ),
}


@pytest.mark.parametrize("address, named", [("en/policy", "policy in en"), ("zh-Hans/policy", "policy in zh-Hans")])
@pytest.mark.parametrize("way", PASTED)
def test_a_pasted_fragment_is_the_text_in_force(
    way: str, address: str, named: str, shop: House, tmp_path: Path
) -> None:
    result = verify_page(shop, PASTED[way](fragment(shop, address)), tmp_path)
    assert result.exit_code == 0, result.output
    assert result.stdout.endswith(f"saved.html has the text in force: {named}, edition 2022-06-01\n")


def test_a_saved_page_of_our_own_is_the_text_in_force(shop: House, tmp_path: Path) -> None:
    html = (shop.root / "output/en/policy/index.html").read_text("utf-8")
    assert verify_page(shop, html, tmp_path).exit_code == 0


ALTERED = (
    ("one word", "en/policy", "must delete", "may delete", "[-must-]{+may+} delete"),
    ("a negation", "en/policy", "do not sell", "do sell", "[-not -]"),
    ("a figure", "en/policy", "15 days", "51 days", "[-15 days-]{+51 days+}"),
    ("a Chinese modal", "zh-Hans/policy", "应当", "可以", "[-应当-]{+可以+}"),
    (
        "a sentence more",
        "en/policy",
        "We do not sell it.",
        "We do not sell it. Except on Sundays.",
        "Except on Sundays.",
    ),
    ("a paragraph between", "en/policy", "<h2>Children", "<p>Except on Sundays.</p><h2>Children", "Except on Sundays."),
    ("an item less", "en/policy", "<li>Your name and your address.</li>", "", "[-Your name and your address.-]"),
    ("a letter that looks alike", "en/policy", "We do not", "We do n\u043et", "n\u043et"),
    (
        "a clause hidden by its style",
        "en/policy",
        "<p>We do not",
        '<p style="display: none">We do not',
        "We do not sell",
    ),
    ("a clause hidden by a word", "en/policy", "<p>We do not", "<p hidden>We do not", "We do not sell"),
    ("words struck out", "en/policy", "do not sell", "do <s>not</s> sell", "[-not -]"),
    ("words deleted", "en/policy", "do not sell", "do <del>not</del> sell", "[-not -]"),
)


@pytest.mark.parametrize("address, old, new, shown", [case[1:] for case in ALTERED], ids=[case[0] for case in ALTERED])
def test_a_pasted_text_that_says_something_else_is_shown_as_a_redline(
    address: str, old: str, new: str, shown: str, shop: House, tmp_path: Path
) -> None:
    html = fragment(shop, address)
    assert old in html
    result = verify_page(shop, shop_page(html.replace(old, new, 1)), tmp_path)
    assert result.exit_code == 1, result.output
    assert "differs from the text in force: policy in" in result.stderr
    assert shown in result.stdout, result.stdout


def test_another_edition_is_told_from_the_one_in_force(shop: House, tmp_path: Path) -> None:
    result = verify_page(shop, shop_page(fragment(shop, "en/policy/2021-09-01")), tmp_path)
    assert result.exit_code == 1
    assert "differs from the text in force: policy in en, edition 2022-06-01" in result.stderr
    assert "{+" in result.stdout or "[-" in result.stdout
    assert "and your telephone number" in result.stdout


@pytest.mark.parametrize(
    "html",
    [
        "",
        "Nothing to see here.",
        shop_page("<p>Our terms of sale: you pay, and we send the parcel.</p>"),
        "\x00\xff<<<>>>" * 9,
        "<p hidden>" * 50,
        "<div>" * 3000,
    ],
)
def test_something_else_entirely_is_told_in_a_line(html: str, shop: House, tmp_path: Path) -> None:
    result = verify_page(shop, html, tmp_path)
    assert result.exit_code == 1
    assert result.stderr == f"error: {tmp_path / 'saved.html'} has none of the texts that are in force\n"


def test_a_page_is_not_compared_with_a_text_that_was_altered(shop: House, tmp_path: Path) -> None:
    spoiled = copy_of(shop, tmp_path / "project")
    path = spoiled.folder("2022-06-01") / "en.policy.json"
    path.write_bytes(path.read_bytes().replace(b"must delete", b"may  delete"))
    result = verify_page(spoiled, fragment(shop), tmp_path)
    assert result.exit_code == 1
    assert findings(result) == ["edition-damaged"]


def _without_lists(html: str) -> str:
    """What a shop leaves that knows no description list: its words, on the lines of the source."""
    return re.sub(r"</?d[dlt]\b[^>]*>", "", html)


@pytest.mark.parametrize("address", ["en/policy", "zh-Hans/policy"])
def test_a_shop_that_drops_description_lists_shows_the_text_in_force(address: str, shop: House, tmp_path: Path) -> None:
    whole = fragment(shop, address)
    html = _without_lists(whole)
    assert html != whole
    assert verify_page(shop, shop_page(html), tmp_path).exit_code == 0
    changed = verify_page(shop, shop_page(html.replace("a@example.com", "office@example.com")), tmp_path)
    assert changed.exit_code == 1 and "office" in changed.stdout, changed.stdout


@pytest.mark.parametrize("element", ["p", "header", "div", "h1"])
def test_words_around_a_text_are_told_since_they_may_take_it_back(element: str, shop: House, tmp_path: Path) -> None:
    said = f"<{element}>The text below does not apply to you.</{element}>"
    page = f"<body><main>{said}{fragment(shop)}<p>Except on Sundays.</p></main></body>"
    result = verify_page(shop, page, tmp_path)
    assert result.exit_code == 0
    assert "not part of the text, before it: “The text below does not apply to you.”" in result.stdout
    assert "not part of the text, after it: “Except on Sundays.”" in result.stdout


def test_of_many_lines_around_a_text_the_nearest_are_told(shop: House, tmp_path: Path) -> None:
    menu = "".join(f"<p>Line {number}</p>" for number in range(12))
    result = verify_page(shop, f"<body>{menu}{fragment(shop)}</body>", tmp_path)
    assert re.findall(r"before it: “(.*)”", result.stdout) == [f"Line {number}" for number in (11, 10, 9, 8, 7)]
    assert "and 7 lines more" in result.stdout


@pytest.mark.parametrize("wanted", [(), ("a b", "c"), ("a.b",)])
@pytest.mark.parametrize("lines", [(), ("x", "a b c", "y"), ("a", "b c"), ("a  b", "c"), ("axb",)])
def test_a_part_of_a_page_keeps_every_line(wanted: tuple[str, ...], lines: tuple[str, ...]) -> None:
    """Break it: a line that belongs to no part would be told to nobody."""
    part = part_of(lines, wanted)
    told = (*lines[: part.first], part.head, *part.own, part.tail, *lines[part.end :])
    assert "".join("".join(told).split()) == "".join("".join(lines).split())


# --- what else is on the page -----------------------------------------------------------------------------------------

TAKES_BACK = "The text below does not apply to you."
BESIDE = {
    "a menu": f"<nav>{TAKES_BACK}</nav>",
    "hidden and not closed": f"<div><p hidden>{TAKES_BACK}</div>",
    "without scripts": f"<noscript>{TAKES_BACK}</noscript>",
    "a field": f'<input value="{TAKES_BACK}">',
    "a hint": f'<textarea placeholder="{TAKES_BACK}"></textarea>',
    "a text field": f"<textarea>{TAKES_BACK}</textarea>",
    "a button": f"<button>{TAKES_BACK}</button>",
    "a choice": f"<select><option>{TAKES_BACK}</select>",
    "a page in the page": f'<iframe srcdoc="{TAKES_BACK}"></iframe>',
    "a template": f"<template>{TAKES_BACK}</template>",
    "a style": f"<ul style=\"list-style: '{TAKES_BACK}'\"><li></ul>",
    "transparent last": f'<p style="opacity: 1; opacity: 0">{TAKES_BACK}</p>',
}


@pytest.mark.parametrize("way", BESIDE)
def test_whatever_a_browser_could_show_beside_a_text_is_told(way: str, shop: House, tmp_path: Path) -> None:
    result = verify_page(shop, f"<body>{BESIDE[way]}{fragment(shop)}{BESIDE[way]}</body>", tmp_path)
    assert result.exit_code == 0, result.output
    for side in ("before", "after"):
        assert re.search(rf"part of the text, {side} it.*: “{re.escape(TAKES_BACK)}”", result.stdout), result.stdout


@pytest.mark.parametrize("way", BESIDE)
def test_whatever_a_browser_could_show_in_a_text_makes_it_another(way: str, shop: House, tmp_path: Path) -> None:
    html = fragment(shop).replace("<h2>Children", f"{BESIDE[way]}<h2>Children")
    result = verify_page(shop, html, tmp_path)
    assert result.exit_code == 1
    assert TAKES_BACK in result.stdout


HIDING = {
    "a rule of the page": "<style>h2 + p { display: none }</style>{}",
    "a fold": "<details>{}</details>",
    "an attribute": "<div hidden>{}</div>",
    "a style": '<div style="visibility: hidden">{}</div>',
    "a template": "<template>{}</template>",
}


@pytest.mark.parametrize("way", HIDING)
def test_words_that_may_be_hidden_are_not_shown(way: str, shop: House, tmp_path: Path) -> None:
    result = verify_page(shop, shop_page(HIDING[way].replace("{}", fragment(shop))), tmp_path)
    assert result.exit_code == 1
    assert "We do not sell" in result.stdout or "which `--json` has" in result.stdout


def test_a_whole_text_that_may_be_hidden_is_told_from_another_text(shop: House, tmp_path: Path) -> None:
    result = verify_page(shop, shop_page(f"<details>{fragment(shop)}</details>"), tmp_path)
    assert "has the words of the text in force, and among them such as may be shown or hidden" in result.stderr
    assert "[-" not in result.stdout and "in the text, may be shown or hidden: “" in result.stdout


def test_the_true_words_in_a_hidden_place_do_not_cover_for_others(shop: House, tmp_path: Path) -> None:
    whole = fragment(shop)
    altered = whole.replace("do not sell", "do sell")
    result = verify_page(shop, shop_page(f"<div hidden>{whole}</div>{altered}"), tmp_path)
    assert result.exit_code == 1 and "[-not -]" in result.stdout


def test_a_part_of_a_text_is_told_as_a_part(shop: House, tmp_path: Path) -> None:
    sections = re.findall(r"<section.*?</section>", fragment(shop), re.DOTALL)
    result = verify_page(shop, shop_page(sections[1]), tmp_path)
    assert result.exit_code == 1
    assert "differs from the text in force: policy in en" in result.stderr
    assert "[-Effective Date-]" in result.stdout or "[-" in result.stdout


def test_every_line_is_there_as_json_and_what_was_not_looked_at(shop: House, tmp_path: Path) -> None:
    menu = "".join(f"<p>Line {number}</p>" for number in range(12))
    page = tmp_path / "saved.html"
    sheet = "<link rel=stylesheet href=theme.css><script src=a.js></script>"
    page.write_text(f"{sheet}<body>{menu}<p hidden>Folded</p>{fragment(shop)}", encoding="utf-8")
    result = run("verify", shop.root, "--as-of", "2022-12-01", "--page", page, "--json")
    told = json.loads(result.stdout)
    jsonschema.Draft202012Validator(json.loads(answer_schemas()["verify"])).validate(told)
    (one,) = told["pages"]
    assert (one["outcome"], one["work"], one["locale"], one["edition"]) == ("same", "policy", "en", "2022-06-01")
    beside = one["beside"]
    shown = [(f"Line {number}", False) for number in range(12)]
    assert [(line["text"], line.get("doubtful", False)) for line in beside["before"]] == [*shown, ("Folded", True)]
    assert (beside["within"], beside["after"], told["texts"]) == ([], [], [])
    unread = beside["unread"]
    assert (unread["sheets"], unread["selectors"], unread["frames"], unread["scripts"]) == (["theme.css"], [], [], 1)
    said = verify_page(shop, page.read_text("utf-8"), tmp_path).stdout
    assert "style sheets that may show or hide words and were not looked at: theme.css" in said
    assert "one script that may show or hide words was not run" in said


@pytest.mark.parametrize(
    "words",
    [("--page", "x.html", "--expect", "0" * 12), ("--page", "x.html", "--pasted"), ("--pasted", "--expect", "0" * 12)],
)
def test_options_of_two_uses_do_not_go_together(words: tuple[str, ...], shop: House, tmp_path: Path) -> None:
    (tmp_path / "x.html").touch()
    assert run("verify", shop.root, *(tmp_path / one if one == "x.html" else one for one in words)).exit_code == 2


# --- the pages that clausebook.yaml lists -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    with web(tmp_path_factory.mktemp("web")) as running, pytest.MonkeyPatch.context() as patched:
        for name, value in running.environment.items():
            patched.setenv(name, value)
        yield running


def pasted(
    made: House, site: Web, tmp_path: Path, *paths: str, options: tuple[str, ...] = (), accepted: str = ""
) -> Result:
    """Verify a project whose settings list pages of its English policy, each with the digest of what is around it."""
    listing = copy_of(made, tmp_path / "listing")
    urls = "".join(f"      {site.address}{path}: {accepted}\n" for path in paths)
    with (listing.root / "clausebook.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"pasted:\n  policy:\n    en:\n{urls}")
    return run("verify", listing.root, "--as-of", "2022-12-01", "--pasted", *options)


def test_each_listed_page_is_fetched_and_told(shop: House, site: Web, tmp_path: Path) -> None:
    whole = shop_page(fragment(shop))
    site.pages.update({"/same": Answer(whole), "/other": Answer(whole.replace("do not sell", "do sell"))})
    result = pasted(shop, site, tmp_path, "/same", "/other", "/gone")
    assert result.exit_code == 1
    assert f"{site.address}/same has the text in force: policy in en" in result.stdout
    assert f"{site.address}/other differs from the text in force: policy in en" in result.stderr
    assert f"{site.address}/gone: it could not be fetched: HTTP Error 404" in result.stderr
    told = json.loads(pasted(shop, site, tmp_path / "json", "/same", "/other", "/gone", options=("--json",)).stdout)
    assert [one["outcome"] for one in told["pages"]] == ["same", "different", "unknown"]
    assert [one["id"] for one in told["findings"]] == ["verify.page-differs", "verify.page-unknown"]


def test_words_around_a_text_are_accepted_by_their_digest_and_others_are_told(
    shop: House, site: Web, tmp_path: Path
) -> None:
    """Break it: a watchdog would stay green while the page takes the text back."""
    page = shop_page(fragment(shop))
    site.pages["/shop"] = Answer(page)
    first = pasted(shop, site, tmp_path / "first", "/shop")
    written = re.search(rf"`{site.address}/shop: ([0-9a-f]{{64}})` under `pasted:`", first.stderr)
    assert first.exit_code == 0 and written, first.stderr
    assert "before it: “Cameras”" in first.stdout and "after it: “Made by a shop system”" in first.stdout
    again = pasted(shop, site, tmp_path / "again", "/shop", accepted=written[1])
    assert (again.exit_code, again.stderr) == (0, "") and "Cameras" not in again.stdout
    site.pages["/shop"] = Answer(page.replace("<header>", f"<header><p>{TAKES_BACK}</p>"))
    later = pasted(shop, site, tmp_path / "later", "/shop", accepted=written[1])
    assert later.exit_code == 1 and f"before it: “{TAKES_BACK}”" in later.stdout
    digests = re.findall(r"[0-9a-f]{64}", later.stderr)
    assert "are not those that were accepted" in later.stderr and digests != [written[1]]
    assert pasted(shop, site, tmp_path / "last", "/shop", accepted=digests[0]).exit_code == 0
    told = json.loads(pasted(shop, site, tmp_path / "json", "/shop", accepted=written[1], options=("--json",)).stdout)
    assert (told["pages"][0]["outcome"], told["pages"][0]["around-sha256"]) == ("around-differs", digests[0])


def test_the_digest_tells_words_by_their_side_and_by_whether_they_are_in_doubt() -> None:
    nothing = PageBeside(before=(), within=(), after=(), unread=shown_page("").unread)
    words = [(PagePassage(text=TAKES_BACK, doubtful=doubtful),) for doubtful in (False, True)]
    others = [one for said in words for one in (replace(nothing, before=said), replace(nothing, after=said))]
    assert len({one.digest for one in (nothing, *others)}) == 5


def test_a_page_that_is_the_same_is_a_success(shop: House, site: Web, tmp_path: Path) -> None:
    site.pages["/moved"] = Answer(status=301, headers={"Location": "/fine"})
    site.pages["/fine"] = Answer(fragment(shop).encode("utf-16"), headers={"Content-Type": "text/html; charset=utf-16"})
    assert pasted(shop, site, tmp_path, "/moved").exit_code == 0


UNREAD = {
    "gone": (Answer("gone", 410), "HTTP Error 410"),
    "another host": (Answer(status=302, headers={"Location": "https://localhost/x"}), "leads to https://localhost/x"),
    "no https": (Answer(status=302, headers={"Location": "http://127.0.0.1/x"}), "leads to http://127.0.0.1/x"),
    "a file": (Answer(status=302, headers={"Location": "file:///etc/hostname"}), "not allowed"),
    "in a circle": (Answer(status=302, headers={"Location": "/page"}), "infinite loop"),
    "a PDF": (Answer("%PDF", headers={"Content-Type": "application/pdf"}), "no page but application/pdf"),
    "packed": (Answer("x", headers={**HTML, "Content-Encoding": "br"}), "no page but text/html (br)"),
    "endless": (Answer("x" * (16 * 2**20 + 1)), "more than 16 MB"),
}


@pytest.mark.parametrize("way", UNREAD)
def test_a_page_that_cannot_be_fetched_proves_nothing(way: str, shop: House, site: Web, tmp_path: Path) -> None:
    site.pages["/page"], cause = UNREAD[way]
    result = pasted(shop, site, tmp_path, "/page")
    assert result.exit_code == 5, result.output
    assert f"{site.address}/page: it could not be fetched" in result.stderr and cause in result.stderr


def test_a_server_that_never_ends_is_left(
    shop: House, site: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.disk.fetching._LONGEST", -1)
    site.pages["/slow"] = Answer(fragment(shop))
    result = pasted(shop, site, tmp_path, "/slow")
    assert result.exit_code == 5 and "takes more than -1 seconds" in result.stderr


def test_a_listed_text_that_is_not_in_force_is_told(shop: House, site: Web, tmp_path: Path) -> None:
    listing = copy_of(shop, tmp_path / "listing")
    with (listing.root / "clausebook.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f'pasted: {{policy: {{en: {{"{site.address}/x": }}}}}}\n')
    site.asked.clear()
    result = run("verify", listing.root, "--as-of", "2021-01-01", "--pasted")
    assert result.exit_code == 1 and not site.asked
    assert "policy in en is not in force, and this page is said to show it" in result.stderr


def test_where_no_page_is_listed_there_is_nothing_to_do(shop: House) -> None:
    result = run("verify", shop.root, "--as-of", "2022-12-01", "--pasted")
    assert (result.exit_code, result.stderr) == (0, "clausebook.yaml lists no pages under `pasted:`\n")


@pytest.mark.parametrize(
    "listed, told",
    [
        ("{nobody: {en: {'https://shop.example/a': }}}", "unknown-work"),
        ("{policy: {fr: {'https://shop.example/a': }}}", "unknown-locale"),
        ("{policy: {en: {'http://shop.example/a': }}}", "bad-address"),
        ("{policy: {en: {'https://shop.example/a': abc}}}", "bad-value"),
    ],
)
def test_a_listed_page_needs_a_text_and_an_address(listed: str, told: str, shop: House, tmp_path: Path) -> None:
    listing = copy_of(shop, tmp_path / "listing")
    with (listing.root / "clausebook.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"pasted: {listed}\n")
    assert f"error[{told}]" in run("check", "--project", listing.root).output
