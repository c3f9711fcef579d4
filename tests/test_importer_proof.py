"""The proof of an import: whatever a page lacks of its file, or has in another way, is found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.importer.proof import scan
from generator.importer.proof.compare import PageDifference, compare
from generator.importer.proof.scan_html import scan_page
from generator.importer.proof.stretches import SaidText, Scan, read_words
from generator.importer.propose import propose
from generator.importer.reading import read_bytes
from generator.importer.rough import Grid, Line

from .importing import brought_in

TEXT = (
    "Tower Rules\n\n1. Opening\n\nThe tower opens at 9 and closes at 17.\n\nChildren come with a grown-up.\n\n"
    "2. Tickets\n\nA ticket costs 12 euro. Groups of 10 pay less.\n"
)
MARKDOWN = (
    "# Tower Rules\n\n## 1. Opening\n\nThe tower opens at **9** and closes at 17.\n\nChildren come with a grown-up.\n\n"
    "## 2. Tickets\n\nA ticket costs 12 euro. Groups of 10 pay less.\n"
)
HTML = (
    "<!doctype html><html lang=en><title>Tower</title><body><nav><a href=/>Home</a></nav><main><h1>Tower Rules</h1>"
    "<h2>1. Opening</h2><p>The tower opens at <b>9</b> and closes at 17.</p><p>Children come with a grown-up.</p>"
    "<h2>2. Tickets</h2><p>A ticket costs 12 euro. Groups of 10 pay less.</p></main></html>"
)
PAGE = (
    "<body><header>Tower</header><main><h1>Tower Rules</h1><section><h2><span class=number>1.</span> Opening</h2>"
    "<p>The tower opens at <strong>9</strong> and closes at 17.</p><p>Children come with a grown-up.</p></section>"
    "<section><h2><span class=number>2.</span> Tickets</h2><p>A ticket costs 12 euro. Groups of 10 pay less.</p>"
    "</section></main><footer>All documents</footer></body>"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(*paragraphs: str, **parts: str) -> bytes:
    """A Word file of paragraphs, whose runs are given as XML, and of further parts."""
    body = "".join(f"<w:p>{one}</w:p>" for one in paragraphs)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{WORD}">{xml}</w:{name}>')
    return made.getvalue()


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


DOCX = docx(
    run("Tower Rules"),
    run("1. Opening"),
    run("The tower opens at ") + run("9", "<w:b/>") + run(" and closes at 17."),
    run("Children come with a grown-up."),
    run("2. Tickets"),
    run("A ticket costs 12 euro. Groups of 10 pay less."),
)
FILES = {"rules.txt": TEXT.encode(), "rules.md": MARKDOWN.encode(), "rules.html": HTML.encode(), "rules.docx": DOCX}


def words_of(name: str, data: bytes) -> SaidText:
    return read_words(scan(name, data, "" if name.endswith("docx") else data.decode()))


def against(name: str, page: str) -> list[PageDifference]:
    """What is different between a file and a page, what the file has beside its text left out."""
    found = compare(words_of(name, FILES[name]), read_words(Scan(stretches=scan_page(page))))
    return [one for one in found if not one.aside]


def swapped(page: str) -> str:
    first, second = "<p>Children come with a grown-up.</p>", "<p>A ticket costs 12 euro. Groups of 10 pay less.</p>"
    return page.replace(first, "<p/>").replace(second, first).replace("<p/>", second)


MUTANTS: Sequence[tuple[str, Callable[[str], str], set[str]]] = (
    ("a word dropped", lambda page: page.replace(" closes", ""), {"left-out"}),
    ("a paragraph dropped", lambda page: page.replace("<p>Children come with a grown-up.</p>", ""), {"left-out"}),
    ("a figure changed", lambda page: page.replace("12", "21"), {"changed"}),
    ("a mark dropped", lambda page: page.replace("17.", "17"), {"left-out"}),
    ("paragraphs swapped", swapped, {"moved"}),
    ("a label dropped", lambda page: page.replace("<span class=number>2.</span> ", ""), {"left-out"}),
    ("a label changed", lambda page: page.replace("2.<", "1.<"), {"changed"}),
    ("words merged", lambda page: page.replace("ticket costs", "ticketcosts"), {"changed"}),
    ("a word divided", lambda page: page.replace("Children", "Child ren"), {"changed"}),
    ("a word added", lambda page: page.replace("pay less", "never pay less"), {"added"}),
    ("a word added before a line", lambda page: page.replace("Children come", "All Children come"), {"added"}),
    ("a word repeated", lambda page: page.replace("pay less", "pay pay less"), {"added"}),
    ("capitals", lambda page: page.replace("Groups", "groups"), {"changed"}),
)


@pytest.mark.parametrize("name", FILES)
def test_a_page_of_the_same_words_has_no_difference(name: str) -> None:
    page = PAGE.replace("<strong>9</strong>", "9") if name == "rules.txt" else PAGE
    assert against(name, page) == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant[0].replace(" ", "-"))
def test_whatever_a_page_has_in_another_way_is_found(
    name: str, mutant: tuple[str, Callable[[str], str], set[str]]
) -> None:
    _, change, kinds = mutant
    page = PAGE.replace("<strong>9</strong>", "9") if name == "rules.txt" else PAGE
    assert {one.kind for one in against(name, change(page))} == kinds


@pytest.mark.parametrize("name", [name for name in FILES if name != "rules.txt"])
def test_emphasis_that_is_lost_or_made_up_is_found(name: str) -> None:
    lost = against(name, PAGE.replace("<strong>9</strong>", "9"))
    assert [(one.kind, one.lacks) for one in lost] == [("plain", "9")]
    made_up = against(name, PAGE.replace("Groups", "<strong>Groups</strong>"))
    assert [(one.kind, one.lacks) for one in made_up] == [("emphasized", "Groups")]


@pytest.mark.parametrize(
    "html, text, beside",
    [
        ("<main><p>One.</p></main><nav><p>Two.</p></nav>", "One.", {"navigation": "Two."}),
        ("<header><h1>A</h1><p>May 2.</p></header><main><p>One and more.</p></main>", "A May 2. One and more.", {}),
        ("<p>One.</p><footer>Two.</footer>", "One.", {"around": "Two."}),
        ("<main><p>One.</p><footer>Two.</footer></main>", "One. Two.", {}),
        ("<p>One.</p><p style='display: none'>Two.</p>", "One.", {"hidden": "Two."}),
        ("<p>One <span aria-hidden=true>two</span>.</p>", "One two .", {}),
        ("<div id=cookie-banner class=share><p>One.</p></div>", "One.", {}),
        ("<form><p>One.</p><button>Send</button></form>", "One.", {"control": "Send"}),
        ("<a href=/a>A</a><p>One.<p><a href=/b>Two</a> or.</p><a href=/c>B</a>", "One. Two or.", {"navigation": "A B"}),
        ("<ol start=3><li>One.<li>Two.</ol>", "3. One. 4. Two.", {}),
        ("<ol type=a><li>One.<ol type=i><li>Two.</ol></ol>", "a. One. i. Two.", {}),
        ("<ol><li>1.1 One.</ol>", "1.1 One.", {"label": "1."}),
        ("<p>One<p>two<table><tr><td>three<td>four</table>", "One two three four", {}),
        ("<p>One</p><![WORD[ two ]]><!-- three --><script>four</script>", "One", {}),
        ("<p hidden>One<p>two", "two", {"hidden": "One"}),
    ],
)  # fmt: skip
def test_what_a_page_of_others_has_around_its_text_is_told_by_structure(
    html: str, text: str, beside: dict[str, str]
) -> None:
    said = words_of("page.html", f"<!doctype html><body>{html}".encode())
    assert " ".join(said.quoted([one]) for one in said.words if not one.stretch.aside) == " ".join(
        one.key for one in read_words(Scan(stretches=scan("t.txt", b"", text).stretches)).words
    )
    found = {one.stretch.aside: "" for one in said.words if one.stretch.aside}
    for one in said.words:
        if one.stretch.aside:
            found[one.stretch.aside] += one.key if one.is_mark else f" {one.key}"
    assert {aside: words.strip() for aside, words in found.items()} == beside


@pytest.mark.parametrize(
    "markdown, text",
    [
        ("One [two](https://a.example/b_(c) 'd') three.", "One two three."),
        ("One [two][three], <https://a.example/b>.", "One two, https://a.example/b."),
        ("[two]: https://a.example/ 'three'\n\nOne.", "One."),
        ("One\\* two \\_three\\_ &amp; four", "One two three & four"),
        ("| One | two |\n|---|:-:|\n| three | four |", "One two three four"),
        ("- One\n* two\n+ three\n\n---\n\nfour\n====", "One two three four"),
        ("One<br>two <b>three</b>\n\n<div><p>four</p></div>\n", "One two three four"),
        ("```yaml\none: two\n```\n", "one: two"),
        ("> One\n> two\n", "One two"),
        ("One {: .note}\n\n## Two {#two}\n", "One Two"),
        ("One[^1].\n\n[^2]: Two.", "One."),
        ("<!-- zero -->One<style>p {}</style>", "One"),
        ("---\ntitle: Zero\n---\nOne", "One"),
        ("![zero](a.png) One", "One"),
    ],
)
def test_marks_of_markdown_are_no_words(markdown: str, text: str) -> None:
    said = [one.key for one in words_of("a.md", markdown.encode()).words if not one.stretch.aside]
    assert said == [one.key for one in words_of("a.txt", text.encode()).words]


@pytest.mark.parametrize(
    "markdown, strong",
    [
        ("**One** two", "One"),
        ("__One__ two", "One"),
        ("***One*** two", "One"),
        ("one <strong>two</strong>", "two"),
        ("one <span style='text-decoration: underline'>two</span>", "two"),
        ("one **two", ""),
        ("**one\n\ntwo** three", ""),
        ("2 ** 3 and 4 ** 5", ""),
        ("*one* two", ""),
        ("**one *two* three** four", "one two three"),
    ],
)
def test_strong_words_of_markdown_are_told(markdown: str, strong: str) -> None:
    said = words_of("a.md", markdown.encode())
    assert " ".join(one.key for one in said.words if one.stretch.look == "strong") == strong


def test_a_list_of_markdown_counts_on_whatever_is_typed() -> None:
    file = words_of("a.md", b"3. One\n3. Two\n\nText.\n\n5. Three\n")
    page = words_of("a.txt", b"3. One\n4. Two\nText.\n5. Three\n")
    assert compare(file, page) == ()
    wrong = words_of("a.txt", b"3. One\n5. Two\nText.\n1. Three\n")
    assert [(one.lacks, one.has) for one in compare(file, wrong)] == [("3", "5"), ("5", "1")]


def test_what_a_word_file_has_beside_its_text_is_told() -> None:
    data = docx(
        run("One ") + "<w:del><w:r><w:delText>two</w:delText></w:r></w:del>",
        "<w:moveFrom>" + run("three") + "</w:moveFrom>" + run("four", "<w:vanish/>"),
        "<mc:AlternateContent><mc:Choice>" + run("five") + "</mc:Choice><mc:Fallback>" + run("six") + "</mc:Fallback>"
        "</mc:AlternateContent>",
        footnotes=f"<w:footnote><w:p>{run('seven')}</w:p></w:footnote>",
        comments=f"<w:comment><w:p>{run('eight')}</w:p></w:comment>",
    )
    said = words_of("a.docx", data)
    assert [(one.key, one.stretch.aside) for one in said.words] == [
        ("One", ""),
        ("four", "hidden"),
        ("five", ""),
        ("seven", "footnote"),
        ("eight", "comment"),
    ]


def test_the_label_of_a_heading_is_no_part_of_a_table_of_contents() -> None:
    file = words_of(
        "a.txt", b"Rules\n\nOpening\nTickets\nLaw\n\n1. Opening\n\nAt 9.\n\n2. Tickets\n\nNone.\n\n3. Law\n\nOurs.\n"
    )
    page = "<main><h1>Rules</h1><h2>1. Opening</h2><p>At 9.<h2>Tickets</h2><p>None.<h2>3. Law</h2><p>Ours.</main>"
    found = compare(file, read_words(Scan(stretches=scan_page(page))))
    assert [(one.lacks, one.aside, one.is_loss) for one in found] == [
        ("Opening Tickets Law", "contents", False),
        ("2.", "", True),
    ]


def test_a_long_text_without_a_word_in_common_takes_time_by_its_length() -> None:
    words = 20_000
    file = words_of("a.txt", " ".join(f"a{number % 7}" for number in range(words)).encode())
    page = words_of("a.txt", " ".join(f"b{number % 7}" for number in range(words)).encode())
    (one,) = compare(file, page)
    assert (one.kind, one.count) == ("changed", words)


# --- what the command says --------------------------------------------------------------------------------------------


def test_what_a_reader_drops_is_quoted_and_the_exit_code_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader with a fault: it loses every paragraph that names children."""
    from generator.importer.reading import text

    whole = text.read_text

    def lossy(path: str, said: str, notes: tuple = ()) -> object:
        return whole(path, said.replace("Children come with a grown-up.", ""), notes)

    monkeypatch.setattr(text, "read_text", lossy)
    page = tmp_path / "rules.txt"
    page.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(
        commands, ["import", str(page), "--into", str(tmp_path / "made"), "--as-of", "2026-03-02"]
    )
    assert done.exit_code == 1
    assert "6 words are left out or changed" in done.output
    account = (tmp_path / "made" / "IMPORT.md").read_text(encoding="utf-8")
    assert "- rules.txt, line 7: “Children come with a grown-up.” (the page does not have it)" in account
    assert "## Differences\n\nNone." not in account


def test_furniture_is_named_and_no_fault() -> None:
    made = brought_in([read_bytes("rules.html", HTML.encode())], propose(None))
    assert made.lost == 0
    assert [(one.kind, one.lacks, one.aside) for one in made.trial.differences["rules.html"] if one.lacks] == [
        ("left-out", "Home", "navigation")
    ]


def test_a_name_that_the_file_has_not_is_a_difference() -> None:
    made = brought_in([read_bytes("rules.txt", TEXT.encode())], propose(None), publisher="Lantern Books")
    assert [(one.kind, one.has) for one in made.trial.differences["rules.txt"]] == [("added", "Lantern Books")]


# --- what the readers keep --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name, text, lines",
    [
        ("a.html", "<header><h1>Hut</h1><p>May 2.</p></header><main><p>It is open each day.</p></main>", ["May 2."]),
        ("a.html", "<h1>Tower</h1><h2 id=how-we-share-it>Stairs</h2><p>It has many.</p>", ["Stairs"]),
        ("a.html", "<h1>Tower</h1><div class=cookie-banner><p>Biscuits.</p></div><p>One.</p>", ["Biscuits."]),
        ("a.html", "<h1>Tower</h1><p aria-hidden=true>Nine.</p><form><p>Ten.</p></form>", ["Nine.", "Ten."]),
        ("a.html", "<main><h1>Tower</h1><p>One.</p><footer><p>Signed.</p></footer></main>", ["Signed."]),
        ("a.html", "<h1>Tower</h1><table><tr><td>A<td><table><tr><td>B<td>C</table><tr><td>D<td>E</table>", ["B", "C"]),
        ("a.md", "# Hut\n\n<div><table><tr><th>Day<th>Hour</tr><tr><td>M<td>Nine</table></div>\n", ["Hour", "Nine"]),
        ("a.md", "# Hut\n\n| Day | Hours |\n|---|---|\n| M | <ul><li>Nine</li><li>Ten</li></ul> |\n", ["Nine", "Ten"]),
    ],
)  # fmt: skip
def test_what_only_looks_like_furniture_is_read(name: str, text: str, lines: list[str]) -> None:
    rough = read_bytes(name, f"<!doctype html><body>{text}".encode() if name == "a.html" else text.encode())
    rows = [item.rows if isinstance(item, Grid) else (((item,),),) for item in rough.items]
    found = [line.text for grid in rows for row in grid for cell in row for line in cell]
    assert [line for line in found if line in lines] == lines
    assert brought_in([rough], propose(None)).lost == 0


def test_a_box_that_asks_for_a_click_is_no_text_and_is_told() -> None:
    page = "<h1>Tower</h1><div>We bake biscuits. <button>Fine</button></div><p>It is open every day.</p>"
    made = brought_in([read_bytes("a.html", f"<!doctype html><body>{page}".encode())], propose(None))
    assert [(one.lacks, one.aside) for one in made.trial.differences["a.html"] if one.lacks] == [
        ("We bake biscuits. Fine", "control")
    ]


def test_words_that_are_underlined_by_css_stand_out() -> None:
    page = "<h1>Tower</h1><p>It is <span style='text-decoration: underline'>never</span> closed.</p>"
    line = read_bytes("a.html", f"<!doctype html>{page}".encode()).items[-1]
    assert isinstance(line, Line)
    assert [(piece.text, piece.important) for piece in line.pieces if piece.important] == [("never", True)]
