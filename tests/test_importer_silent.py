"""What a browser or a word processor shows and a file does not spell out: it is on the page, or the account has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.importer import Imported
from generator.importer.proof import scan
from generator.importer.proof.compare import compare
from generator.importer.proof.scan_html import scan_page
from generator.importer.proof.stretches import Scan, read_words
from generator.importer.propose import propose
from generator.importer.reading import read_bytes
from generator.importer.rough import Line

from .importing import brought_in
from .test_importer_word import run
from .wordfiles import docx, paragraph, told

HTML = "<!doctype html><html lang={}><body><h1>Tower</h1><h2>Stairs</h2><p>It has many.</p>{}"
START = f"{paragraph('Tower', 'Title')}{paragraph('It has many.')}"


def lines(name: str, data: bytes) -> list[tuple[str, str]]:
    """The labels and words of the lines that a reader finds behind the first three."""
    return [(one.marker, one.text) for one in read_bytes(name, data).items if isinstance(one, Line)][3:]


def made_of(name: str, data: bytes) -> Imported:
    return brought_in([read_bytes(name, data)], propose(None))


def unlike(made: Imported, name: str) -> list[tuple[str, str, str]]:
    """What the page has in another way, but for the note that every Word file of these tests has."""
    return [(one.kind, one.lacks, one.aside) for one in made.trial.differences[name] if one.aside != "footnote"]


def against(file: str, page: str) -> list[tuple[str, str, str]]:
    """What the proof says of a file, without its reader, and the body of a page."""
    whole = read_words(Scan(stretches=scan_page(f"<main>{page}</main>")))
    found = compare(read_words(scan("a.html", b"", f"<!doctype html>{file}")), whole)
    return [(one.kind, one.lacks, one.has) for one in found]


# --- labels that a browser counts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html, labels",
    [
        ("<ol reversed><li>One.<li>Two.<li>Three.</ol>", ["3.", "2.", "1."]),
        ("<ol reversed start=9><li>One.<li>Two.</ol>", ["9.", "8."]),
        ("<ol reversed type=a><li>One.<li>Two.</ol>", ["b.", "a."]),
        ("<ol><li>One.<li value=5>Two.<li>Three.</ol>", ["1.", "5.", "6."]),
        ("<ol reversed><li>One.<li value=9>Two.<li>Three.</ol>", ["3.", "9.", "8."]),
    ],
)
def test_a_list_counts_as_a_browser_counts_it(html: str, labels: list[str]) -> None:
    data = HTML.format("en", html).encode()
    assert [marker for marker, _ in lines("a.html", data)] == labels
    assert unlike(made_of("a.html", data), "a.html") == []


def test_the_proof_counts_a_reversed_list_by_itself() -> None:
    file = "<h1>Tower</h1><ol reversed><li>Opening hours<li>Stairs<li>Bells</ol>"
    page = "<h1>Tower</h1><p>{} Opening hours<p>{} Stairs<p>{} Bells"
    assert against(file, page.format("3.", "2.", "1.")) == []
    assert against(file, page.format("1.", "2.", "3.")) == [("changed", "3", "1"), ("changed", "1", "3")]


# --- marks that a browser adds ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "language, html, text",
    [
        ("en", "The <q>Service <q>in <b>use</b></q></q>.", "The “Service ‘in use’”."),
        ("zh-Hant", "本<q>服務</q>。", "本「服務」。"),
        ("en", "The <q lang=ja>塔</q>.", "The 「塔」."),
        ("fr", "Le <q>Service</q>.", "Le “Service”."),
    ],
)
def test_a_quotation_has_the_marks_that_a_browser_adds(language: str, html: str, text: str) -> None:
    data = HTML.format(language, f"<p>{html}</p>").encode()
    assert [words for _, words in lines("a.html", data)] == [text]
    assert [one for one in unlike(made_of("a.html", data), "a.html") if one[0] != "added"] == []


def test_a_quotation_in_markdown_has_them_as_well() -> None:
    data = b"# Tower\n\n## Stairs\n\nIt has many.\n\nThe <q>Service <q>in use</q></q>.\n"
    assert lines("a.md", data) == [("", "The “Service ‘in use’”.")]
    assert unlike(made_of("a.md", data), "a.md") == []


def test_the_proof_misses_the_marks_of_a_quotation() -> None:
    assert against("<h1>Tower</h1><p>The <q>Service</q>.", "<h1>Tower</h1><p>The Service.") == [
        ("left-out", "“", ""),
        ("left-out", "”", ""),
    ]


# --- what a form holds ------------------------------------------------------------------------------------------------


def test_what_stands_in_the_controls_of_a_form_is_named() -> None:
    form = (
        "<form>Name: <input value='Ann Lee'><input type=hidden value=key><input type=checkbox value=on>"
        "<textarea>Write here</textarea><select><option>Monday</select><input type=submit value=Send></form>"
    )
    made = made_of("a.html", HTML.format("en", form).encode())
    assert (made.lost, unlike(made, "a.html")) == (
        0,
        [("left-out", "Ann Lee Write here Monday Send", "control")],
    )


# --- another order than the file has ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.txt", "TOWER\n\nYou owe \u202e001\u202c dollars.\n\nIt is open.\n"),
        ("a.md", "# Tower\n\nYou owe \u202e001\u202c dollars.\n\nIt is open.\n"),
        ("a.html", "<h1>Tower</h1>\n\n<p>You owe &#x202e;001&#x202c; dollars.</p><p>It is open.</p>"),
        ("a.html", "<h1>Tower</h1>\n\n<p>You owe <bdo dir=rtl>001</bdo> dollars.</p><p>It is open.</p>"),
        ("a.html", "<h1>Tower</h1>\n\n<p>You owe <b dir=rtl style='unicode-bidi: bidi-override'>001</b> dollars.</p>"),
    ],
)  # fmt: skip
def test_characters_that_are_seen_in_another_order_are_quoted_and_the_exit_code_says_so(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    into = tmp_path / "made"
    done = CliRunner().invoke(commands, ["import", str(tmp_path / name), "--into", str(into), "--as-of", "2026-03-02"])
    assert done.exit_code == 1
    quoted = "line 3: whoever reads the file sees the characters of “You owe <U+202E>001<U+202C> dollars.”"
    assert quoted in (into / "IMPORT.md").read_text(encoding="utf-8")


def test_a_direction_of_word_is_no_other_order_unless_it_overrides() -> None:
    turned = f'<w:bdo w:val="rtl">{run("001")}</w:bdo>'
    plain = turned.replace("rtl", "ltr")
    found = [
        unlike(made_of("a.docx", docx(START + paragraph(run("You owe ") + one))), "a.docx") for one in (turned, plain)
    ]
    assert found == [[("reordered", "You owe <U+202E>001<U+202C>", "")], []]


# --- hidden by a style ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["font-size:0", "font-size: 0px;color:red", "color:red;opacity: 0.0", "opacity:0%"])
def test_words_that_a_style_alone_hides_are_told(style: str) -> None:
    for html in (f"<p style='{style}'>Nine bells.</p>", f"<p>At <i style='{style}'>Nine bells.</i></p>"):
        notes = read_bytes("a.html", HTML.format("en", html).encode()).notes
        assert [(note.id, dict(note.values)) for note in notes] == [
            ("import.faint-text", {"line": 1, "words": "Nine bells."})
        ]


@pytest.mark.parametrize("style", ["font-size:0.9em", "opacity:.5", "opacity:1", "fill-opacity:0", "font-size:10px"])
def test_words_that_a_style_shows_are_not(style: str) -> None:
    assert read_bytes("a.html", HTML.format("en", f"<p style='{style}'>Nine bells.</p>").encode()).notes == ()


# --- characters of a font ---------------------------------------------------------------------------------------------


def sign(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    "font, code, shown",
    [
        ("Symbol", "F0B0", "°"), ("Symbol", "00B3", "≥"), ("Symbol", "F0A3", "≤"), ("Symbol", "F0B1", "±"),
        ("Symbol", "F0B4", "×"), ("Symbol", "F06D", "μ"), ("Symbol", "F0AE", "→"), ("Symbol", "F0D3", "©"),
        ("Wingdings", "F0FC", "✓"), ("Wingdings", "F0E0", "→"), ("Arial", "00A7", "§"),
    ],
)  # fmt: skip
def test_a_symbol_of_word_is_the_character_that_its_font_shows(font: str, code: str, shown: str) -> None:
    data = docx(START + paragraph(run("At 40 ") + sign(font, code) + run(" it stays.")))
    assert told(read_bytes("a.docx", data))[-1][-1] == f"At 40 {shown} it stays."
    assert unlike(made_of("a.docx", data), "a.docx") == []


@pytest.mark.parametrize("font, code", [("Wingdings", "F04A"), ("Webdings", "F061"), ("", "F8FF")])
def test_a_symbol_that_nobody_can_tell_is_left_out_and_named(font: str, code: str) -> None:
    made = made_of("a.docx", docx(START + paragraph(run("At 40 ") + sign(font, code) + run(" it stays."))))
    assert made.lost > 0
    assert unlike(made, "a.docx") == [("left-out", f"[{font} {code}]".replace("[ ", "["), "")]
