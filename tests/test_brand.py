"""What a website has around the text: blocks of its own, told what the documentation says and nothing else."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from generator.disk.project import open_project
from generator.model.source import Source
from generator.render.blocks import BLOCKS, VERSION, Frame, misfits
from generator.render.html import render_html
from generator.render.landing import render_landing
from tests.samples import DOCUMENTS, ENGLISH
from tests.sites import TEMPLATES, site, templates
from tests.support import said

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
    assert told == {one.name for one in fields(Frame)} | {"label"}
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
    texts = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.jinja")}
    assert [name for name, text in texts.items() if not text.startswith(MARK)] == []


def test_a_project_s_templates_are_judged_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "templates" / "blocks").mkdir(parents=True)
    (tmp_path / "clausebook.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "templates" / "blocks" / "footer.html.jinja").write_text("x", encoding="utf-8")
    project, _ = open_project(tmp_path)
    assert project.templates["package/blocks/footer.html.jinja"].path.startswith("clausebook:")
    assert [one.message.id for one in misfits(project.templates)] == ["template-outdated.unmarked"]
