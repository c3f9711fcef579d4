"""The proof of an import as people meet it: what a reader drops is told, what only looks like furniture is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.importer.propose import propose
from generator.importer.reading import read_bytes
from generator.importer.rough import Grid, Line

from .importing import brought_in
from .test_proof import HTML, TEXT

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


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.html", "<h1>Hut</h1><p>The guest pays <del>ten <b>pounds</b></del> and five.</p>"),
        ("a.html", "<h1>Hut</h1><p>The guest pays <b><s>ten</s></b><s> pounds</s> and five.</p>"),
        ("a.html", "<h1>Hut</h1><p>The guest pays <i style='text-decoration: line-through'>ten pounds</i>, five.</p>"),
        ("a.md", "# Hut\n\nThe guest pays <strike>ten pounds</strike> and five.\n"),
    ],
)
def test_words_that_are_struck_through_are_no_text_that_holds(name: str, text: str) -> None:
    made = brought_in([read_bytes(name, text.encode())], propose(None))
    found = [(one.kind, one.lacks) for one in made.trial.differences[name] if one.is_loss]
    assert (found, made.lost) == ([("unstruck", "ten pounds")], 2)


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.html", "<h1>Hut</h1><p>{}</p>"),
        ("a.html", "<h1>Hut</h1><table><tr><td>A<td>B<tr><td>{}<td>C</table>"),
        ("a.md", "# Hut\n\n{}\n"),
        ("a.md", "# Hut\n\n<div>{}</div>\n"),
    ],
)
def test_a_figure_above_the_line_is_part_of_no_other(name: str, text: str) -> None:
    raised = 'In 30<sup>1</sup> days 10<sup class="x"><a href="#n">3</a></sup> m<sup>2</sup>'
    typed = f"{raised} of H<sub>2</sub>O, on the 1<sup>st</sup>."
    rough = read_bytes(name, text.format(typed).encode())
    lines = [one for item in rough.items for one in ([item] if isinstance(item, Line) else item.rows[-1][0])]
    assert "In 30¹ days 10³ m² of H₂O, on the 1st." in [one.text for one in lines]
    made = brought_in([rough], propose(None))
    assert made.lost == 0 and not made.trial.differences[name]


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
