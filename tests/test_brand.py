"""What a website has around the text: blocks of its own, told what the documentation says and nothing else."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import commands
from generator.disk.project import open_project
from generator.model.source import Source
from generator.model.theme import KINDS, Chosen, Theme, proves_itself, published
from generator.parse.pictures import judge_file
from generator.render.blocks import Frame
from generator.render.contrast import faint, ratio
from generator.render.html import render_html
from generator.render.landing import render_landing
from generator.render.overrides import BLOCKS, VERSION, misfits
from tests.samples import DOCUMENTS, ENGLISH
from tests.sites import TEMPLATES, site, templates
from tests.support import said
from tests.tools import pdf_validator
from tests.tools.browser import Chromium, Scheme, View
from tests.tools.html_validator import failures
from tests.tools.pdf_reader import fonts, reader

ROOT = Path(__file__).parent.parent
MANUAL = (ROOT / "docs" / "brand.md").read_text(encoding="utf-8")
MARK = f"{{# clausebook-blocks: {VERSION} #}}\n"


def overridden(**blocks: str) -> dict[str, Source]:
    """The package's templates with blocks of a project in place of some."""
    package = templates()
    own = {f"blocks/{name}.html.jinja": text for name, text in blocks.items()}
    kept = {f"package/{name}": package[name] for name in own if name in package}
    return package | kept | {name: Source(path=f"templates/{name}", text=text) for name, text in own.items()}


def page(**blocks: str) -> str:
    rendering = render_html(ENGLISH, site(templates=overridden(**blocks)))
    assert rendering.diagnostics == (), [said(one) for one in rendering.diagnostics]
    return rendering.artifacts[0].data.decode()


def landing(**blocks: str) -> str:
    (made,) = render_landing(DOCUMENTS, site(templates=overridden(**blocks))).artifacts
    return made.data.decode()


# --- blocks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "block, around",
    [
        ("head", r"</style>\nOURS</head>"),
        ("header", r'<header class="masthead">\nOURS</header>'),
        ("before_text", r'<p class="notice" role="note">[^<]*</p>\nOURS</div>'),
        ("after_text", r"OURS</div>\n</main>"),
        ("footer", r"</footer>\nOURS</body>"),
    ],
)
def test_a_block_stands_in_its_place_and_leaves_the_others_alone(block: str, around: str) -> None:
    html = page(**{block: f"{MARK}OURS"})
    assert len(re.findall(around, html)) == 1
    assert ('class="languages"' in html) == (block != "header")


@pytest.mark.parametrize("block", ["head", "header", "footer"])
def test_a_landing_page_has_the_frame_of_the_others(block: str) -> None:
    assert "OURS landing" in landing(**{block: "OURS {{ kind }}"})


def test_a_block_may_print_the_package_s_own() -> None:
    html = page(header='<p>OURS</p>{% include "package/blocks/header.html.jinja" %}')
    assert "OURS" in html and 'class="languages"' in html


def test_the_line_that_marks_a_draft_is_in_no_block() -> None:
    draft = "Draft: not published, not in force"
    made = render_html(ENGLISH, site(templates=overridden(**dict.fromkeys(BLOCKS, "")), banner=draft))
    assert draft in made.artifacts[0].data.decode()


def test_the_manual_names_every_block_and_every_variable_and_no_other() -> None:
    rows = re.findall(r"^\| (`.+?) \|", MANUAL.partition("### What a block is told")[2], re.MULTILINE)
    told = {re.sub(r"\(.*", "", name) for row in rows for name in re.findall(r"`([^`]+)`", row)}
    assert told == {one.name for one in fields(Frame)} | {"label", "logo", "static"}
    files = re.findall(r"^\| `(\w+)\.html\.jinja` \|", MANUAL, re.MULTILINE)
    assert tuple(files) == BLOCKS


def test_the_example_of_the_manual_prints() -> None:
    (example,) = re.findall(r"((?:    .*\n)+)", MANUAL.partition("## Blocks")[2].partition("### ")[0])
    html = page(header=re.sub("^    ", "", example, flags=re.MULTILINE))
    assert '<p class="shop"><a href="https://www.example.com/">Example Optics</a></p>' in html


@pytest.mark.parametrize("name", ["document", "text", "blocks", "site", "tilte"])
def test_what_no_manual_names_is_an_error_at_its_line(name: str) -> None:
    made = render_html(ENGLISH, site(templates=overridden(footer=f"{MARK}<p>\n{{{{ {name} }}}}</p>")))
    (found,) = made.diagnostics
    assert found.rule == "template-error" and name in said(found) and found.span
    assert (found.span.source.path, found.span.first().line) == ("templates/blocks/footer.html.jinja", 3)


def test_a_block_that_hides_the_text_stops_the_page() -> None:
    made = render_html(ENGLISH, site(templates=overridden(header="</header><div hidden>")))
    assert {one.rule for one in made.diagnostics} == {"text-lost"}


# --- templates written for other blocks -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, ids",
    [
        (MARK, []),
        (f"<!doctype html>{MARK}", []),
        ("{#- clausebook-blocks:1 -#}", []),
        ("<p>", ["template-outdated.unmarked"]),
        ("{# clausebook-blocks: 0 #}", ["template-outdated.other"]),
        ("{# clausebook-blocks: 12 #}", ["template-outdated.other"]),
    ],
)
def test_a_template_written_for_other_blocks_is_a_finding(text: str, ids: list[str]) -> None:
    assert [one.message.id for one in misfits(overridden(footer=text))] == ids


def test_a_template_that_stands_for_no_block_is_an_error_with_a_guess() -> None:
    (found,) = misfits(overridden(heder=MARK))
    assert found.message.id == "template-outdated.no-block" and dict(found.helps[0].values)["names"] == (
        "header",
        "head",
    )


def test_the_templates_of_the_package_are_marked_so_that_a_copy_is() -> None:
    """Those of the desk are none that a project may have."""
    pages = [path for path in TEMPLATES.rglob("*.jinja") if TEMPLATES / "desk" not in path.parents]
    texts = {path.name: path.read_text(encoding="utf-8") for path in pages}
    assert [name for name, text in texts.items() if not text.startswith(MARK)] == []


def test_a_project_s_templates_are_judged_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "templates" / "blocks").mkdir(parents=True)
    (tmp_path / "clausebook.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "templates" / "blocks" / "footer.html.jinja").write_text("x", encoding="utf-8")
    project, _ = open_project(tmp_path)
    assert project.templates["package/blocks/footer.html.jinja"].path.startswith("clausebook:")
    assert [one.message.id for one in misfits(project.templates)] == ["template-outdated.unmarked"]


# --- what a block loads -----------------------------------------------------------------------------------------------


def policy(html: str) -> dict[str, str]:
    """Return the content security policy of a page by directive."""
    (found,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    rules = (rule.split(" ", 1) for rule in found.replace("&#39;", "'").split("; "))
    return dict(rules)


def test_the_style_of_a_block_is_let_in_by_its_hash() -> None:
    style = "\n.shop > p { color: #fff }\n"
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy(page(head=f"<style>{style}</style>"))["style-src"].split()


def test_a_policy_lets_in_what_the_page_uses_and_what_the_settings_add() -> None:
    static = {"static/a b.png": published("static/a b.png", b"\x89PNG\r\n\x1a\n")}
    allowed = (("img-src", "https://images.example.com"), ("form-action", "'self'"))
    block = '<img src="{{ static("a b.png") }}" alt="">'
    made = render_html(ENGLISH, site(templates=overridden(footer=block), static=static, allowed=allowed))
    html = made.artifacts[0].data.decode()
    assert not made.diagnostics and 'src="../../static/a%20b.' in html
    rules = policy(html)
    assert set(rules["img-src"].split()) == {"'self'", "https://images.example.com"}
    assert list(rules) == ["default-src", "style-src", "img-src", "base-uri", "form-action"]
    assert (rules["default-src"], rules["base-uri"], rules["form-action"]) == ("'none'", "'none'", "'self'")


@pytest.mark.parametrize(
    "block, told",
    [
        ('<img src="https://cdn.example.net/a.png" alt="">', ("https://cdn.example.net", "img-src")),
        ('<img srcset="//cdn.example.net/a.png 2x" alt="">', ("https://cdn.example.net", "img-src")),
        ('<link rel="stylesheet" href="shop.css">', ("'self'", "style-src")),
        ('<script src="https://cdn.example.net/a.js"></script>', ("https://cdn.example.net", "script-src")),
        ('<iframe src="https://www.example.org/"></iframe>', ("https://www.example.org", "frame-src")),
        ('<form action="https://www.example.org/find"></form>', ("https://www.example.org", "form-action")),
        ('<object data="a.svg"></object>', ("'self'", "object-src")),
    ],
)
def test_what_a_browser_would_not_load_stops_the_page(block: str, told: tuple[str, str]) -> None:
    (found,) = render_html(ENGLISH, site(templates=overridden(footer=block))).diagnostics
    assert (found.message.id, tuple(dict(found.message.values).values())) == ("template-blocked.source", told)
    assert found.span and found.span.source.path == "templates/blocks/footer.html.jinja"


@pytest.mark.parametrize("block", ['<p style="color: red">', '<p onclick="x()">', "<script>x()</script>"])
def test_what_a_browser_would_not_obey_stops_the_page(block: str) -> None:
    (found,) = render_html(ENGLISH, site(templates=overridden(footer=block))).diagnostics
    assert found.message.id == "template-blocked.inline"


@pytest.mark.parametrize(
    "block",
    [
        '<a href="https://www.example.net/">x</a>',
        '<img src="data:image/png;base64,AA==" alt="">',
        '<link rel="privacy-policy" href="https://www.example.net/p">',
        '<script type="application/ld+json">{}</script>',
    ],
)
def test_what_loads_nothing_from_elsewhere_needs_no_word(block: str) -> None:
    assert block in page(footer=block)


def test_a_host_of_the_settings_is_let_in() -> None:
    block = '<img src="https://images.example.com/a.png" alt="">'
    allowed = (("img-src", "https://images.example.com"),)
    assert render_html(ENGLISH, site(templates=overridden(footer=block), allowed=allowed)).diagnostics == ()


def test_a_file_that_is_not_there_is_an_error_at_its_line() -> None:
    (found,) = render_html(ENGLISH, site(templates=overridden(footer='\n{{ static("gone.png") }}'))).diagnostics
    assert "there is no file static/gone.png" in said(found) and found.span and found.span.first().line == 2


@pytest.mark.parametrize(
    "opened", ["<template>", "<!-- ", "<script type='application/ld+json'>", "<title>", "<iframe>"]
)
def test_what_a_block_leaves_open_hides_the_text_from_browsers_and_stops_the_page(opened: str) -> None:
    made = render_html(ENGLISH, site(templates=overridden(header=opened)))
    assert {one.rule for one in made.diagnostics} == {"text-lost"}


# --- files of static/ -------------------------------------------------------------------------------------------------

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "drawn",
    [
        '<g id="a" class="b"><path d="M0 0h1" fill="url(#a)" transform="translate(1 2) rotate (3)"/></g>',
        "<style>@media (prefers-color-scheme: dark) { .a { fill: #fff } } .b { fill: rgb(1, 2, 3) }</style>",
        '<use href="#a"/><use xlink:href="#a"/><text x="1" xml:space="preserve">Tide (pool)</text>',
        '<linearGradient id="a"><stop offset="1" stop-color="#fff"/></linearGradient><rect data-name="Layer (1)"/>',
        '<path stroke-linejoin="miter" stroke-miterlimit="10"/><text letter-spacing="1" word-spacing="2"/>',
        "<!-- drawn by hand --><title>Tidepool &amp; Sons &#169;</title>",
    ],
)
def test_what_draws_is_allowed(drawn: str) -> None:
    assert list(judge_file("static/a.svg", SVG.format(drawn).encode())) == []


@pytest.mark.parametrize(
    "drawn, id, name",
    [
        ("<script/>", "element", "script"),
        ("<foreignObject/>", "element", "foreignObject"),
        ('<image href="#a"/>', "element", "image"),
        ('<animate attributeName="href" to="x"/>', "element", "animate"),
        ('<g xmlns="http://www.w3.org/1999/xhtml"/>', "element", "http://www.w3.org/1999/xhtml g"),
        ('<rect onload="x()"/>', "attribute", "onload"),
        ('<rect filter="none"/>', "attribute", "filter"),
        ('<use href="b.svg#a"/>', "outside", "b.svg#a"),
        ('<use xlink:href="https://www.example.org/#a"/>', "outside", "https://www.example.org/#a"),
        ('<rect fill="url(https://www.example.org/)"/>', "outside", "url("),
        ('<rect fill="url(#a) url(x)"/>', "outside", "url("),
        ('<rect style="fill: UrL (x)"/>', "outside", "UrL ("),
        ('<rect style="fill: u\\72 l(x)"/>', "outside", "\\"),
        ('<rect fill="image-set(x)"/>', "outside", "image-set("),
        ("<style>@import 'x'</style>", "outside", "@"),
        ("<style>a { b: url<!-- x -->(x) }</style>", "outside", "url("),
        ("<style>a { b: url<![CDATA[(x)]]>}</style>", "outside", "url("),
    ],
)
def test_what_could_lead_outside_or_run_is_refused(drawn: str, id: str, name: str) -> None:
    found = list(judge_file("static/a.svg", SVG.format("\n" + drawn).encode()))
    assert f"static-unusable.{id}" in {one.message.id for one in found}
    assert name in {dict(one.message.values).get("name") for one in found}
    assert all(one.span and one.span.first().line == 2 for one in found)


@pytest.mark.parametrize(
    "text, id",
    [
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG.format("&a;")}', "doctype"),
        (f'<!DOCTYPE svg SYSTEM "file:///etc/passwd">{SVG.format("")}', "doctype"),
        (f'<?xml-stylesheet href="x"?>{SVG.format("")}', "instruction"),
        (SVG.format("<g>" * 60 + "</g>" * 60), "too-much"),
        (SVG.format("<g/>" * 6000), "too-much"),
        ("<html/>", "element"),
        ('<g xmlns="http://www.w3.org/2000/svg"/>', "element"),
        (SVG.format("<g>"), "no-xml"),
        ("", "no-xml"),
    ],
)
def test_what_is_no_picture_is_refused_where_it_begins(text: str, id: str) -> None:
    assert [one.message.id for one in judge_file("static/a.svg", text.encode())] == [f"static-unusable.{id}"]


@pytest.mark.parametrize("suffix", [".png", ".ico", ".jpg", ".gif", ".webp", ".woff2"])
def test_a_file_is_what_its_name_says(suffix: str) -> None:
    begins = KINDS[suffix][1]
    assert not list(judge_file(f"static/a{suffix}", begins + b"rest"))
    assert [one.message.id for one in judge_file(f"static/a{suffix}", b"<svg/>")] == ["static-unusable.kind"]


def test_the_name_of_a_published_file_proves_its_bytes() -> None:
    file = published("static/fonts/a.b.woff2", b"wOF2")
    digest = sha256(b"wOF2").hexdigest()
    assert file.path == f"static/fonts/a.b.{digest[:16]}.woff2" and proves_itself(file.path, digest)
    for path in (f"a.{digest[:16]}.woff2", f"static/a.{digest[:16]}.html", "static/a.woff2", "static/x"):
        assert not proves_itself(path, digest), path
    assert not proves_itself(file.path, "0" * 64)


# --- colours ----------------------------------------------------------------------------------------------------------

CSS = (TEMPLATES / "screen.css").read_text(encoding="utf-8")
PLACE = Source(path="clausebook.yaml", text="accent").span(0, 6)


def tones(light: str, dark: str) -> dict[str, Chosen]:
    return {"light": Chosen(text=light, span=PLACE), "dark": Chosen(text=dark, span=PLACE)}


@pytest.mark.parametrize(
    "one, other, wanted", [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#767676", "#fff", 4.54)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, wanted: float) -> None:
    assert round(ratio(one, other), 2) == round(ratio(other, one), 2) == wanted


@pytest.mark.parametrize("light, dark, told", [("#0a6473", "#7fd0dc", []), ("#7fd0dc", "#0a6473", ["light", "dark"])])
def test_an_accent_that_cannot_be_read_is_told_with_one_that_can(light: str, dark: str, told: list[str]) -> None:
    found = list(faint(Theme(accent=tones(light, dark)), {}, CSS))
    assert [dict(one.helps[0].values)["tone"] for one in found] == told
    for one in found:
        values = dict(one.helps[0].values)
        better = tones(light, dark) | {str(values["tone"]): Chosen(text=str(values["colour"]), span=PLACE)}
        assert one not in list(faint(Theme(accent=better), {}, CSS))
        assert len(list(faint(Theme(accent=better), {}, CSS))) == len(found) - 1


def test_the_grounds_are_those_of_the_style_sheet_of_the_project() -> None:
    theme = Theme(accent=tones("#0a6473", "#7fd0dc"))
    own = CSS.replace("--wash: #f4f0e6", "--wash: #808080")
    assert own != CSS and [one.message.id for one in faint(theme, {}, own)] == ["contrast-low.accent"]
    assert list(faint(theme, {}, "body {}")) == []


@pytest.mark.parametrize(
    "drawn, told",
    [
        ('<path fill="#06353d"/>', ["dark"]),
        ('<path fill="#fff"/>', ["light"]),
        ("<path/>", ["dark"]),
        ('<path fill="#06353d"/><path fill="#7fd0dc"/>', []),
        ('<path fill="white"/>', []),
    ],
)
def test_a_logo_that_vanishes_on_a_page_is_told(drawn: str, told: list[str]) -> None:
    files = {"static/a.svg": SVG.format(drawn).encode()}
    found = list(faint(Theme(logo=tones("static/a.svg", "static/a.svg")), files, CSS))
    assert [dict(one.helps[0].values)["tone"] for one in found] == told


# --- the project of the manual ----------------------------------------------------------------------------------------

BRANDED = ROOT / "tests" / "projects" / "branded"
DAY = date(2021, 7, 1)


def branded(tmp_path: Path, **changes: str) -> Path:
    """A copy of the project; `changes` replace text in its settings."""
    root = Path(shutil.copytree(BRANDED, tmp_path / "branded", ignore=shutil.ignore_patterns("expected")))
    settings = root / "clausebook.yaml"
    text = settings.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    settings.write_text(text, encoding="utf-8")
    return root


def run(*args: str | Path, code: int = 0) -> str:
    result = CliRunner().invoke(commands, [*map(str, args)], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def built(root: Path, *args: str) -> dict[str, bytes]:
    run("build", "--project", root, "--as-of", str(DAY), "--format", "html,json", *args)
    files = (path for path in (root / "output").rglob("*") if path.is_file())
    return {path.relative_to(root / "output").as_posix(): path.read_bytes() for path in files}


def test_the_example_of_the_manual_is_that_of_the_project() -> None:
    examples = re.findall(r"((?:    .*\n)+)", MANUAL.partition("## The brand")[2].partition("## Files")[0])
    shown = yaml.safe_load(examples[0])["theme"]
    own = yaml.safe_load((BRANDED / "clausebook.yaml").read_text(encoding="utf-8"))
    assert shown.pop("faces")["en"] == own["theme"].pop("faces")["en"]
    assert shown.pop("letterhead")["en"] == own["theme"].pop("letterhead")["en"]
    assert shown == own["theme"]
    assert yaml.safe_load(MANUAL.partition("by directive:\n")[2].partition("\nThe directives")[0])["csp"] == own["csp"]


def test_a_brand_is_on_every_page_and_asks_nobody_for_anything(tmp_path: Path) -> None:
    files = built(branded(tmp_path))
    for path, up in (("en/privacy/index.html", "../../"), ("index.html", "")):
        html = files[path].decode()
        for name in ("logo", "logo-dark", "icon", "fonts/tidepool-serif-bold"):
            (address,) = set(re.findall(rf'"({up}static/{name}\.[0-9a-f]{{16}}\.\w+)"', html))
            assert address.removeprefix(up) in files
        rules = policy(html)
        assert (rules["img-src"], rules["font-src"]) == ("'self' https://images.example.com", "'self'")
        assert "prefers-color-scheme: dark) { :root { --link: #7fd0dc; } }" in html and 'alt="Tidepool' in html


@pytest.mark.parametrize(
    "old, new, id",
    [
        ('dark: "#7fd0dc"', 'dark: "#0a6473"', "contrast-low"),
        ("static/icon.svg", "static/icons.svg", "static-missing"),
        ("static/icon.svg", "icon.svg", "bad-value"),
        ('"#0a6473"', "teal", "bad-value"),
        ("https://images.example.com", "images.example.com/x", "bad-address"),
        ("img-src:", "image-src:", "bad-value"),
        ("paper: Letter", "paper: Legal", "bad-value"),
        ("static/logo-dark.svg", "static/icon.png", "bad-value"),
    ],
)
def test_a_fault_of_the_brand_is_told_at_its_place(old: str, new: str, id: str, tmp_path: Path) -> None:
    output = run("check", "--project", branded(tmp_path, **{old: new}), "--as-of", str(DAY), code=1)
    assert f"[{id}]" in output and " --> clausebook.yaml:" in output and "= help:" in output


def test_a_picture_that_is_refused_is_told_with_its_line(tmp_path: Path) -> None:
    root = branded(tmp_path)
    logo = root / "static" / "logo.svg"
    logo.write_text(logo.read_text(encoding="utf-8").replace("</svg>", "  <script>x()</script>\n</svg>"), "utf-8")
    line = logo.read_text(encoding="utf-8").split("\n").index("  <script>x()</script>") + 1
    output = run("build", "--project", root, "--as-of", str(DAY), code=1)
    assert "no element `script`" in output and f" --> static/logo.svg:{line}:" in output
    assert not (root / "output").exists()


def test_a_project_without_its_logo_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    root = branded(tmp_path)
    page = tmp_path / "page.html"
    page.write_bytes(built(root)["en/privacy/index.html"])
    (root / "static" / "logo.svg").unlink()
    assert "has the text in force" in run("verify", root, "--page", page, "--as-of", str(DAY))
    assert "there is no file static/logo.svg" in run("build", "--project", root, "--as-of", str(DAY), code=1)


def test_a_heavy_logo_is_told_with_its_size(tmp_path: Path) -> None:
    root = branded(tmp_path)
    with (root / "static" / "logo.svg").open("a", encoding="utf-8") as file:
        file.write(f"<!-- {'x' * 70_000} -->\n")
    assert "static/logo.svg has 71 KiB" in run("check", "--project", root, "--as-of", str(DAY), "--strict", code=1)


def test_a_change_of_the_brand_prints_the_pages_in_force_anew_and_those_of_editions_never(tmp_path: Path) -> None:
    root = branded(tmp_path)
    run("release", "--project", root, "--as-of", "2021-06-30")
    before = built(root)
    logo = root / "static" / "logo.svg"
    logo.write_text(logo.read_text(encoding="utf-8").replace('r="20"', 'r="19"'), encoding="utf-8")
    after = built(root)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    pages = {path for path in changed if path.endswith(".html")}
    addresses = {f"{locale}/privacy/{of}index.html" for locale in ("en", "zh-Hans") for of in ("", "history/")}
    assert pages == {"index.html", "zh-Hans/index.html"} | addresses
    assert b"data:image/svg+xml" in after["en/privacy/2021-06-30/index.html"]
    assert after == built(root, "--fresh")
    run("publish", "--project", root, tmp_path / "site", "--as-of", str(DAY), "--partial")
    footer = root / "templates" / "blocks" / "footer.html.jinja"
    footer.write_text(footer.read_text(encoding="utf-8") + "<p>More.</p>\n", encoding="utf-8")
    assert "tree-stale" in run(
        "publish", "--project", root, tmp_path / "site", "--as-of", str(DAY), "--partial", code=4
    )


def test_verify_tells_every_line_that_is_no_part_of_a_policy(tmp_path: Path) -> None:
    root = branded(tmp_path)
    run("release", "--project", root, "--as-of", "2021-06-30")
    built(root)
    alone = Path(shutil.copytree(root / "output", tmp_path / "alone" / "site"))
    wanted = "not part of the policy: “A question about this page? Ask our help desk.” (en/privacy/index.html)"
    assert wanted in MANUAL
    for folder in (root / "output", alone):
        told = [line for line in run("verify", folder, "--as-of", str(DAY)).splitlines() if "not part" in line]
        assert wanted in told and len(told) == 14, told
    shutil.rmtree(root / "templates")
    built(root)
    assert "not part" not in run("verify", root / "output", "--as-of", str(DAY))


def test_a_file_of_static_that_is_not_what_its_name_says_is_found(tmp_path: Path) -> None:
    root = branded(tmp_path)
    run("release", "--project", root, "--as-of", "2021-06-30")
    files = built(root)
    (name,) = (path for path in files if path.startswith("static/logo."))
    (root / "output" / name).write_bytes(files[name] + b"\n")
    assert name in run("verify", root / "output", "--as-of", str(DAY), code=1)


def test_doctor_says_each_host_that_pages_may_load_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(branded(tmp_path))
    assert "pages may load from https://images.example.com (img-src)" in run("doctor")
    monkeypatch.chdir(tmp_path)
    assert "images.example.com" not in run("doctor")


@pytest.mark.pdf
def test_paper_has_the_letterhead_and_stays_what_it_is(tmp_path: Path) -> None:
    root = branded(tmp_path)
    run("build", "--project", root, "--as-of", str(DAY), "--format", "pdf")
    for locale in ("en", "zh-Hans"):
        path = root / "output" / locale / "privacy" / "privacy.pdf"
        for profile in get_args(pdf_validator.Profile):
            assert pdf_validator.failures(path, profile) == []
        first = reader(path.read_bytes()).pages[0]
        assert [round(float(one)) for one in first.mediabox[2:]] == [612, 792]
    assert any("Tidepool-Serif" in name for name in fonts((root / "output/en/privacy/privacy.pdf").read_bytes()))


@pytest.mark.browser
@pytest.mark.slow
def test_branded_pages_are_valid_accessible_and_load_what_they_show(tmp_path: Path, browser: Chromium) -> None:
    root = branded(tmp_path)
    built(root)
    paths = [root / "output" / name for name in ("index.html", "en/privacy/index.html", "zh-Hans/privacy/index.html")]
    assert failures(paths) == []
    for path in paths:
        for scheme in get_args(Scheme):
            assert browser.violations(path, View(width=320, scheme=scheme)) == []
        with browser.page(path, View(width=320)) as opened:
            assert opened.evaluate("document.documentElement.scrollWidth") <= 320
            assert opened.evaluate("[...document.images].every(one => one.naturalWidth > 0)")
