"""The words of a file against those of a page: whatever a page lacks, or has in another way, is found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from itertools import groupby

import pytest

from generator.importer.proof import NOTHING, joined, scan
from generator.importer.proof.compare import PageDifference, compare
from generator.importer.proof.scan_html import scan_page
from generator.importer.proof.stretches import SaidText, Scan, Stretch, read_words

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
        ("```yaml\none: `two`\n// ...\n```\n~~~\nthree\n~~~\n", "one: two // ... three"),
        ("the `Socket`s of `a*b*c` and ``d ` e``, `&amp;`", "the Sockets of a b c and d e, &amp;"),
        ("`one\n\ntwo` three ` four", "one two three four"),
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
    words = 6_000
    file = words_of("a.txt", " ".join(f"a{number % 7}" for number in range(words)).encode())
    page = words_of("a.txt", " ".join(f"b{number % 7}" for number in range(words)).encode())
    (one,) = compare(file, page)
    assert (one.kind, one.count) == ("changed", words)


# --- HTML, element by element -----------------------------------------------------------------------------------------


INLINE = (
    *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
    *("label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
)
SILENT = ("script", "style", "template", "svg", "object", "iframe", "canvas", "math", "datalist")
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = ("p", "li", "dt", "table", "blockquote", "pre", "div", "section", "article", "main")


def shown(html: str) -> list[tuple[str, str]]:
    """Return the lines of a page with what each is beside the text, labels of lists left out."""
    said = words_of("page.html", f"<!doctype html><body>{html}".encode())
    rows = [list(row) for _, row in groupby(said.words, lambda one: (one.row, one.stretch.aside))]
    return [(said.quoted(row), row[0].stretch.aside) for row in rows]


def looks(html: str) -> list[tuple[str, str]]:
    """Return the words of a page, each with its look."""
    said = words_of("page.html", f"<!doctype html><body>{html}".encode())
    return [(one.key, one.stretch.look) for one in said.words]


@pytest.mark.parametrize("tag", INLINE)
def test_an_element_within_a_line_divides_no_word(tag: str) -> None:
    marks = ("“", "”") if tag == "q" else ()
    assert [word for word, _ in looks(f"<p>mid<{tag}>night</{tag}>s") if word not in marks] == (
        ["mid", "night", "s"] if marks else ["midnights"]
    )


@pytest.mark.parametrize("tag", ["wbr", "img src=a.png"])
def test_an_element_without_words_divides_no_word(tag: str) -> None:
    assert [word for word, _ in looks(f"<p>mid<{tag}>night")] == ["midnight"]
    assert shown(f"<p>one <{tag} hidden>two") == [("one two", "")]


@pytest.mark.parametrize("tag", ["p", "div", "li", "td", "th", "dt", "dd", "h2", "blockquote", "pre", "option"])
def test_any_other_element_ends_the_line(tag: str) -> None:
    assert [line for line, _ in shown(f"mid<{tag}>night</{tag}>s")] == ["mid", "night", "s"]


@pytest.mark.parametrize(
    "tag", ["br", "hr", "input", "col", "embed", "link", "meta", "source", "track", "area", "base"]
)
def test_an_element_that_holds_nothing_ends_the_line_and_is_never_closed(tag: str) -> None:
    assert looks(f"<b>mid<{tag}>night</b> s") == [("mid", "strong"), ("night", "strong"), ("s", "")]
    assert shown(f"<p>one<{tag} hidden>two") == [("one", ""), ("two", "")]


@pytest.mark.parametrize("tag", SILENT)
def test_what_stands_in_an_element_that_shows_no_words_is_not_seen(tag: str) -> None:
    assert shown(f"<p>one</p><{tag}><p>two</p></{tag}><p>three") == [("one", ""), ("three", "")]


@pytest.mark.parametrize(
    "html, look",
    [
        *((f"<{tag}>word</{tag}>", "headed") for tag in [*HEADS, "th", "caption", "dt", "dfn"]),
        *((f"<{tag}>word</{tag}>", "strong") for tag in ["b", "strong", "u", "ins"]),
        *((f"<{tag}>word</{tag}>", "slanted") for tag in ["i", "em", "cite", "var"]),
        ("<span style='font-weight: bold'>word</span>", "strong"),
        ("<span style='FONT-WEIGHT:600'>word</span>", "strong"),
        ("<span style='font-weight:400'>word</span>", ""),
        ("<span style='text-decoration: none underline'>word</span>", "strong"),
        ("<span style='text-decoration-line:underline'>word</span>", "strong"),
        ("<span style='text-decoration: none; x: underline'>word</span>", ""),
        ("<span style='font-style: Italic'>word</span>", "slanted"),
        ("<span style='font-style: oblique'>word</span>", "slanted"),
        ("<i style='font-weight: bold'>word</i>", "strong"),
        ("<h2 style='font-weight: bold'>word</h2>", "headed"),
        ("<b><i>word</i></b>", "strong"),
        ("<i><b>word</b></i>", "strong"),
        ("<i><span>word</span></i>", "slanted"),
        ("<h2><i>word</i></h2>", "headed"),
        ("<b><h2>word</h2></b>", "headed"),
        ("<p>word</p>", ""),
    ],
)
def test_the_strongest_look_around_a_word_counts(html: str, look: str) -> None:
    assert looks(html) == [("word", look)]


@pytest.mark.parametrize(
    "html, lines",
    [
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<ul><li><b>one<ul><li>two</ul>three<li>four</ul>", ["one", "two", "three", "four"]),
        ("<dl><dt>one<dd>two<dt>three</dl>four", ["one", "two", "three", "four"]),
        ("<table><tr><td><b>one<td>two<tr><th>three<td>four</table>five", ["one", "two", "three", "four", "five"]),
        ("<p><b>one<p>two", ["one", "two"]),
        ("<p>one</div>two", ["one", "two"]),
        ("<p>one<p/>two</p>three</p>four", ["one", "two", "three", "four"]),
    ],
)
def test_an_element_that_is_left_open_ends_where_a_browser_ends_it(html: str, lines: list[str]) -> None:
    assert [line for line, _ in shown(html)] == lines


@pytest.mark.parametrize(
    "html, strong",
    [
        ("<ul><li><b>one<li>two</ul>", "one"),
        ("<dl><dt><u>one<dt><s>two<dd><b>three<dd>four<dt>five</dl>", "three"),
        ("<dl><dd><b>one<dt>two<dd><b>three<dd>four</dl>", "one three"),
        ("<dl><dd>one<dl><dd><b>two<dd>three</dl><b>four<dt>five</dl>", "two four"),
        ("<table><tr><td><b>one<tr><td>two</table>", "one"),
        ("<table><tr><th>one<b>two<tr><td>three</table>", ""),
        ("<table><tr><b>one<tr>two</table>", "one"),
        ("<table><tr><th>one<td><b>two<th>three<td>four</table>", "two"),
        ("<table><tr><td><table><tr><td><b>one<tr><td>two</table><b>three<td>four</table>", "one three"),
        ("<ul><li><b>one<ul><li>two</ul>three<li>four</ul>five", "one two three"),
        ("<dl><dd><b>one<dt>two<dd>three</dl>", "one"),
        ("<table><tr><td><b>one<td>two<tr><td><b>three<tr><td>four</table>", "one three"),
        ("<table><tr><td><b>one<th>two</table>three", "one"),
        ("<p><b>one<p>two", "one"),
        ("<div><b>one</i> two</div>three", "one two"),
        ("<select><option><b>one<option>two</select>", "one"),
        ("<a><b>one <a>two</a>", "one"),
    ],
)
def test_what_is_left_open_in_an_element_ends_with_it(html: str, strong: str) -> None:
    assert " ".join(word for word, look in looks(html) if look == "strong") == strong


@pytest.mark.parametrize(
    "pair",
    ["li li", "dt dt", "dt dd", "dd dt", "dd dd", "td td", "td th", "th td", "th th", "tr tr", "option option", "p p",
     "p div", "a a"],
)  # fmt: skip
def test_an_element_that_is_hidden_hides_nothing_behind_it(pair: str) -> None:
    first, second = pair.split()
    assert shown(f"<{first} hidden>one <{second}>two") == [("one", "hidden"), ("two", "")]


@pytest.mark.parametrize("tag, inner", [("ul", "li"), ("ol", "li"), ("menu", "li"), ("dl", "dd"), ("table", "td")])
def test_what_stands_in_a_list_or_table_within_an_element_does_not_end_it(tag: str, inner: str) -> None:
    asides = {aside for line, aside in shown(f"<{inner} hidden>one<{tag}><{inner}>two</{tag}>three</{inner}>")}
    assert asides == {"hidden"}


def test_signs_are_read_wherever_a_page_ends() -> None:
    assert shown("<p>caf&eacute; &#8211; &amp; tea &") == [("café – & tea &", "")]


@pytest.mark.parametrize(
    "html, aside",
    [
        ("<nav>two</nav>", "navigation"),
        ("<div role=navigation>two</div>", "navigation"),
        ("<div role=banner>two</div>", "around"),
        ("<div role=contentinfo>two</div>", "around"),
        ("<div role=search>two</div>", "control"),
        ("<div role=dialog>two</div>", "dialog"),
        ("<div role=alertdialog>two</div>", "dialog"),
        ("<div aria-modal=true>two</div>", "dialog"),
        ("<div aria-modal=false>two</div>", ""),
        ("<dialog>two</dialog>", "dialog"),
        ("<header>two</header>", "around"),
        ("<footer>two</footer>", "around"),
        ("<aside>two</aside>", "around"),
        ("<section><aside>two</aside></section>", ""),
        ("<article><header>two</header></article>", ""),
        ("<header><h1>two</h1></header>", ""),
        ("<header><div><h1>two</h1></div></header>", ""),
        ("<footer><h1>two</h1></footer>", "around"),
        ("<button>two</button>", "control"),
        ("<select><option>two</select>", "control"),
        ("<textarea>two</textarea>", "control"),
        ("<noscript>two</noscript>", "hidden"),
        ("<p hidden>two</p>", "hidden"),
        ("<p style='DISPLAY : none'>two</p>", "hidden"),
        ("<p style='visibility:hidden'>two</p>", "hidden"),
        ("<p style='display:block'>two</p>", ""),
        ("<div>two<button></button></div>", "control"),
        ("<div><span>two</span><b><button></button></b></div>", "control"),
        ("<div>two<button></button><p></p></div>", ""),
        ("<span>two<button></button></span>", ""),
        ("<nav><div hidden>two</div></nav>", "navigation"),
        ("<div role=main>two</div>", ""),
    ],
)
def test_what_an_element_is_beside_the_text(html: str, aside: str) -> None:
    assert shown(f"<p>one</p>{html}<p>three</p>") == [("one", ""), ("two", aside), ("three", "")]


@pytest.mark.parametrize("tag", [*HEADS, *BLOCKS])
def test_a_box_that_asks_for_a_click_and_holds_text_is_text(tag: str) -> None:
    assert ("two", "control") not in shown(f"<p>one</p><div><{tag}>two</{tag}><button></button></div><p>three")


def test_the_title_of_the_window_is_told_and_may_be_missing() -> None:
    assert shown("<title>Tower</title><p>one") == [("Tower", "window"), ("one", "")]


@pytest.mark.parametrize(
    "html, beside",
    [
        ("<main>one two three</main><p>four", ["four"]),
        ("<main>one</main><p>four five six", []),
        ("<article>one two three</article><p>four", ["four"]),
        ("<main>one two<article>three</article></main><p>four", ["four"]),
        ("<article>one two</article><main>three four</main>", ["one two"]),
        ("<article>one two three</article><main>four</main>", []),
        ("<main>one two three</main><p>four five six seven", []),
        ("<main>one two</main><p>two one", []),
        ("<header><h1>zero</h1></header><main>one two three</main><p>four", ["four"]),
        ("<p>four</p><main>one <b>two</b><p hidden>five six seven eight</p></main>", ["four", "five six seven eight"]),
    ],
)
def test_where_main_or_article_holds_most_words_the_others_are_around_it(html: str, beside: list[str]) -> None:
    assert [line for line, aside in shown(html) if aside] == beside


@pytest.mark.parametrize(
    "html, navigation",
    [
        ("<a href=/a>one</a><p>two</p><a href=/b>three</a>", ["one", "three"]),
        ("<a href='#text'>skip to the text</a><p>two</p>", ["skip to the text"]),
        ("<a name=one>one</a><p>two</p>", []),
        ("<a href=/a>one</a> | <a href=/b>two</a><p>three", ["one | two"]),
        ("<h1><a href=/a>one</a></h1><p>two</p>", []),
        ("<p>one <a href=/a>two</a> three</p>", []),
        ("<main><a href=/a>one</a><p>two three four</main>", []),
        ("<a href=/a>one</a><nav>two</nav><p>three</p>", ["one", "two"]),
        ("<a href=/a>one</a>", []),
    ],
)
def test_links_before_the_first_words_and_after_the_last_are_navigation(html: str, navigation: list[str]) -> None:
    assert [line for line, aside in shown(html) if aside == "navigation"] == navigation


@pytest.mark.parametrize(
    "html, text",
    [
        ("<ol><li>a b<li>c d</ol>", "1. a b 2. c d"),
        ("<ol start=0><li>a b<li value=7>c d<li>e f</ol>", "0. a b 7. c d 8. e f"),
        ("<ol start=x><li>a b</ol>", "1. a b"),
        ("<ol start=1234567><li>a b</ol>", "1. a b"),
        ("<ol type=A><li>a b<li>c d</ol>", "A. a b B. c d"),
        ("<ol type=i start=9><li>a b<li>c d</ol>", "ix. a b x. c d"),
        ("<ol type=I start=39><li>a b<li>c d</ol>", "XXXIX. a b 40. c d"),
        ("<ol type=a start=26><li>a b<li>c d</ol>", "z. a b 27. c d"),
        ("<ol type=i start=0><li>a b</ol>", "0. a b"),
        ("<ol type=a start=0><li>a b</ol>", "0. a b"),
        ("<ol style='list-style: none'><li>a b</ol>", "a b"),
        ("<ol style='list-style: square'><li>a b</ol>", "1. a b"),
        ("<ul><li>a b</ul>", "a b"),
        ("<ol><li>a b<ul><li>c d</ul><li>e f</ol>", "1. a b c d 2. e f"),
        ("<ol><li>a b<menu><li>c d</menu></ol>", "1. a b c d"),
        ("<ol><li>a b<ol><li>c d<li>e f</ol><li>g h</ol>", "1. a b 1. c d 2. e f 2. g h"),
        ("<ol><li>1.1 a b<li>(b) c d<li>第三条 e f</ol>", "1.1 a b ( b ) c d 第 三 条 e f"),
        ("<ol><li><p> <b>2.</b> a b</ol>", "2. a b"),
        ("<li>a b</li>", "a b"),
    ],
)
def test_items_have_the_numbers_that_a_browser_shows_unless_they_have_their_own(html: str, text: str) -> None:
    said = words_of("page.html", f"<!doctype html><body>{html}".encode())
    assert [one.key for one in said.words if not one.stretch.aside] == [
        one.key for one in words_of("t.txt", text.encode()).words
    ]


def test_a_word_of_a_page_knows_its_line() -> None:
    said = words_of("page.html", b"<!doctype html>\n<p>one\n<p>two\n<ol>\n<li>three\n\n<p>four</ol>")
    assert [(one.key, one.stretch.line) for one in said.words] == [
        ("one", 2), ("two", 3), ("1", 5), (".", 5), ("three", 5), ("four", 7),
    ]  # fmt: skip


def test_of_a_page_of_ours_only_what_stands_in_main_counts() -> None:
    page = "<p>one</p><main>two<p hidden>three</p><ol><li>4. four</ol></main><p>five</p>"
    assert [one.key for one in read_words(Scan(stretches=scan_page(page))).words] == ["two", "4", ".", "four"]


@pytest.mark.parametrize("data", [b"<!DOCTYPE html><p>one", b"\n <html><p>one", b"<HTML><p>one"])
def test_a_page_is_told_by_its_beginning_or_its_name(data: bytes) -> None:
    assert [one.key for one in words_of("a.txt", data).words] == ["one"]
    assert [one.key for one in words_of("a.XHTML", b"<p>one").words] == ["one"]
    assert [one.key for one in words_of("a.htm", b"<p>one").words] == ["one"]
    assert [one.key for one in words_of("a.Markdown", b"**one**").words] == ["one"]
    assert [one.key for one in words_of("a.txt", b"p: one").words] == ["p", ":", "one"]


# --- what is told of two texts ----------------------------------------------------------------------------------------


def told(file: str, page: str, *, counts: bool = False) -> list[tuple[str, str, str, str]]:
    """Return the differences of two texts: kind, what the file has, what the page has, why."""
    before = read_words(Scan(stretches=scan("a.txt", b"", file).stretches, counts=counts))
    found = compare(before, words_of("b.txt", page.encode()))
    return [(one.kind, one.lacks, one.has, one.aside) for one in found]


@pytest.mark.parametrize(
    "file, page, found",
    [
        ("one two", "one two", []),
        ("one two three", "one three", [("left-out", "two", "", "")]),
        ("one three", "one two three", [("added", "", "two", "")]),
        ("one two three", "one 2 three", [("changed", "two", "2", "")]),
        ("", "one", [("added", "", "one", "")]),
        ("one", "", [("left-out", "one", "", "")]),
        ("one two\nthree four\nfive", "three four\none two\nfive", [("moved", "one two", "", "")]),
        ("one\ntwo three\nfour", "two three\none\nfour", [("left-out", "one", "", ""), ("added", "", "one", "")]),
        ("a b\nc d\ne f\ng h i", "g h i\na b\nc d\ne f", [("moved", "g h i", "", "")]),
        ("Not sold.\nSold.", "Not sold.", [("left-out", "Sold.", "", "")]),
        ("One. 9\nTwo.", "One.\nTwo.", [("left-out", "9", "", "")]),
        ("It is.\n9. Law\nEnd.", "It is.\nLaw\nEnd.", [("left-out", "9.", "", "")]),
        ("It is.\nLaw\nEnd.", "It is.\n9. Law\nEnd.", [("added", "", "9.", "")]),
        ("00012. One", "One", [("left-out", "00012.", "", "old-number")]),
        ("0001. One", "1 One", [("changed", "0001.", "1", "old-number")]),
        ("0001. One", "2 One", [("changed", "0001.", "2", "")]),
        ("English | 简体中文\nOne two.", "One two.", [("left-out", "English | 简体中文", "", "navigation")]),
        ("English\nOne two.", "One two.", [("left-out", "English", "", "")]),
        ("English | Lamps\nOne two.", "One two.", [("left-out", "English | Lamps", "", "")]),
    ],
)
def test_what_two_texts_differ_in_is_told_once(file: str, page: str, found: list[tuple[str, str, str, str]]) -> None:
    assert told(file, page) == found


@pytest.mark.parametrize(
    "added, found",
    [
        ("1.", []),
        ("(a)", []),
        ("Article IV.", []),
        ("Schedule to Part 12:", []),
        ("第三条", []),
        ("Schedule", ["Schedule"]),
        ("a long word that is no", ["a long word that is no"]),
        ("to the Schedule to Part 12:", ["to the Schedule to Part 12:"]),
    ],
)
def test_only_a_number_at_the_head_of_a_line_is_one_that_a_word_processor_counts(added: str, found: list[str]) -> None:
    file, page = "Law\nOne two.\nEnd.", f"Law\n{added} One two.\nEnd."
    assert [has for _, _, has, _ in told(file, page, counts=True)] == found
    assert told(file, page) == [("added", "", added, "")]
    assert told(file, f"Law\nOne {added} two.\nEnd.", counts=True) == [("added", "", added, "")]


@pytest.mark.parametrize(
    "lines, aside",
    [
        (("Opening", "Tickets", "Law"), "contents"),
        (("1. Opening .... 3", "2. Tickets 4", "III. law 5"), "contents"),
        (("What stands here", "Opening", "Tickets", "Law"), "contents"),
        (("What stands here", "Opening", "Tickets"), ""),
        (("Opening", "Tickets", "Fines"), ""),
    ],
)
def test_lines_that_name_headings_are_a_table_of_contents(lines: tuple[str, ...], aside: str) -> None:
    heads = ("Opening", "Tickets", "Law")
    text = "".join(f"\n{head}\n\nSome words on {head}.\n" for head in heads)
    page = "".join(f"<h2>{head}</h2><p>Some words on {head}.</p>" for head in heads)
    file = words_of("a.txt", f"Rules\n\n{chr(10).join(lines)}\n{text}".encode())
    found = compare(file, read_words(Scan(stretches=scan_page(f"<main><h1>Rules</h1>{page}</main>"))))
    assert {one.aside for one in found} == {aside}


@pytest.mark.parametrize(
    "lacks, has",
    [("1.", ""), ("1.", "2."), ("Section 2.1", "(a)"), ("", "第三条")],
)
def test_a_difference_may_be_about_a_label_alone(lacks: str, has: str) -> None:
    assert PageDifference(kind="changed", line=1, lacks=lacks, has=has).is_label
    assert not PageDifference(kind="changed", line=1, lacks=lacks, has="two").is_label
    assert not PageDifference(kind="changed", line=1, lacks="two", has=has).is_label


def test_only_words_of_the_text_that_are_missing_or_others_are_lost() -> None:
    kinds = ("left-out", "changed", "added", "moved", "plain", "upright", "emphasized", "unstruck")
    assert [one for one in kinds if PageDifference(kind=one, line=1).is_loss] == ["left-out", "changed", "unstruck"]
    assert not any(PageDifference(kind=one, line=1, aside="old-number").is_loss for one in kinds)


def test_a_difference_has_its_line_and_counts_words_without_marks() -> None:
    file, page = words_of("a.txt", b"One.\n\nTwo, three; four.\nEnd."), words_of("b.txt", b"One.\nEnd.")
    assert [(one.line, one.count, one.place) for one in compare(file, page)] == [(3, 3, 2)]
    marks = compare(words_of("a.txt", b"One.\nTwo!\n"), words_of("b.txt", b"One.\nTwo\n"))
    assert [(one.line, one.count) for one in marks] == [(2, 1)]
    assert [one.line for one in compare(words_of("a.txt", b"One.\n\nTwo."), words_of("b.txt", b"One. Two. Six."))] == [
        3
    ]
    assert [one.line for one in compare(words_of("a.txt", b""), words_of("b.txt", b"Six."))] == [1]


@pytest.mark.parametrize(
    "file, page, found",
    [
        ("<nav>one two</nav><p>three", "<p>three", [("left-out", "one two", "navigation")]),
        ("<nav>one two</nav><p>three", "<p>one two</p><p>three", []),
        (
            "<nav><p>one two<p>four five</nav><p>three",
            "<p>four five</p><p>three",
            [("left-out", "one two", "navigation")],
        ),
        ("<nav>- one two.</nav><p>three", "<p>one two</p><p>three", []),
        ("<title>one two</title><p>three", "<p>three", []),
        ("<title>one two</title><p>three", "<p>one two</p><p>three", []),
        ("<p>three<nav>one</nav><p>four<nav>one</nav>", "<p>three<p>one<p>four", [("left-out", "one", "navigation")]),
    ],
)
def test_what_is_beside_a_text_is_told_where_the_page_has_it_nowhere(
    file: str, page: str, found: list[tuple[str, str, str]]
) -> None:
    before = words_of("a.html", f"<!doctype html><body>{file}".encode())
    after = read_words(Scan(stretches=scan_page(f"<main>{page}</main>")))
    assert [(one.kind, one.lacks, one.aside) for one in compare(before, after)] == found


@pytest.mark.parametrize(
    "file, page, found",
    [
        ("<b>one</b> two", "one two", [("plain", "one")]),
        ("one two", "<b>one</b> two", [("emphasized", "one")]),
        ("<i>one</i> two", "one two", [("upright", "one")]),
        ("<i>one</i> two", "<b>one</b> two", [("emphasized", "one")]),
        ("<b>one</b> two", "<i>one</i> two", [("plain", "one")]),
        ("<b>one, two</b> three", "one, two three", [("plain", "one, two")]),
        ("<b>one</b> two <b>three</b>", "one two three", [("plain", "one"), ("plain", "three")]),
        ("<b>one</b>", "<h2>one</h2>", []),
        ("<h2>one</h2>", "<b>one</b>", []),
        ("<s>one</s> two", "one two", [("unstruck", "one")]),
        ("<h2><del>one</del> two</h2>", "<h2>one two</h2>", [("unstruck", "one")]),
        ("<s><b>one</b></s> two", "<b>one</b> two", [("unstruck", "one")]),
    ],
)
def test_a_look_that_differs_is_told(file: str, page: str, found: list[tuple[str, str]]) -> None:
    before = words_of("a.html", f"<!doctype html><body>{file}".encode())
    after = read_words(Scan(stretches=scan_page(f"<main>{page}</main>")))
    assert [(one.kind, one.lacks) for one in compare(before, after)] == found


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, words",
    [
        ("Two words, 12.5 %", ["Two", "words", ",", "12", ".", "5", "%"]),
        ("本政策2026年", ["本", "政", "策", "2026", "年"]),
        ("カナ가나", ["カ", "ナ", "가나"]),
        ("snake_case it's", ["snake", "case", "it", "'", "s"]),
        ("• one\n- two\n– three\n-four", ["one", "two", "three", "-", "four"]),
        ("one - two", ["one", "-", "two"]),
        ("----\n* * *\n=====\n~~~~~\n+---+\n:--:\none", ["one"]),
        ("//\n...\n<>", ["/", "/", ".", ".", ".", "<", ">"]),
        ("so\u00adft ze\u200bro", ["soft", "zero"]),
        ("**one** `two` ~three~ | four", ["one", "two", "three", "four"]),
        ("- - one", ["one"]),
        ("a\x00b", ["ab"]),
    ],
)
def test_a_word_is_a_latin_word_a_figure_a_square_or_a_mark(text: str, words: list[str]) -> None:
    assert [one.key for one in read_words(Scan(stretches=(Stretch(text=text, line=1),))).words] == words


def test_a_word_may_go_through_stretches_and_has_the_look_of_its_beginning() -> None:
    parts = (Stretch(text="a ", line=1), Stretch(text="mid", line=2, look="strong"), Stretch(text="night", line=3))
    said = read_words(Scan(stretches=parts))
    assert [(one.key, one.stretch.line, one.row) for one in said.words] == [("a", 1, 0), ("midnight", 2, 0)]
    assert said.quoted(said.words) == "a midnight" and said.quoted(()) == ""
    assert not said.counts and read_words(Scan(stretches=(), counts=True)).counts


def test_several_files_of_one_name_are_one_text() -> None:
    both = joined(
        (Scan(stretches=(Stretch(text="a", line=1),)), Scan(stretches=(Stretch(text="b", line=1),), counts=True))
    )
    assert [one.text for one in both.stretches] == ["a", "b"] and both.counts
    assert not joined((NOTHING, NOTHING)).counts and NOTHING.stretches == ()


def test_lines_of_a_text_are_counted_and_a_new_page_is_a_new_line() -> None:
    assert [(one.key, one.stretch.line, one.row) for one in words_of("a.txt", b"one\n\ftwo\n\nthree").words] == [
        ("one", 1, 0), ("two", 3, 2), ("three", 5, 4),
    ]  # fmt: skip


# --- Word, tag by tag -------------------------------------------------------------------------------------------------


def said_in(*paragraphs: str, **parts: str) -> list[tuple[str, str, str]]:
    """Return the words of a Word file, each with what it is beside the text and its look."""
    return [
        (one.key, one.stretch.aside, one.stretch.look) for one in words_of("a.docx", docx(*paragraphs, **parts)).words
    ]


@pytest.mark.parametrize(
    "properties, aside, look",
    [
        ("<w:b/>", "", "strong"),
        ("<w:b w:val='0'/>", "", "strong"),
        ('<w:b w:val="0"/>', "", ""),
        ('<w:b w:val="false"/>', "", ""),
        ('<w:b w:val="off"/>', "", ""),
        ('<w:b w:val="1"/>', "", "strong"),
        ('<w:u w:val="single"/>', "", "strong"),
        ('<w:u w:val="none"/>', "", ""),
        ("<w:i/>", "", "slanted"),
        ("<w:i/><w:b/>", "", "strong"),
        ("<w:vanish/>", "hidden", ""),
        ('<w:vanish w:val="0"/>', "", ""),
        ("<w:color/>", "", ""),
    ],
)
def test_a_run_of_word_says_how_its_words_look(properties: str, aside: str, look: str) -> None:
    assert said_in(run("one ", properties) + run("two")) == [("one", aside, look), ("two", "", "")]


TWO_WAYS = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    "xml, words",
    [
        (run("mid") + run("night"), ["midnight"]),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", ["a", "b", "c", "d"]),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + run("mid") + "<w:tab/>" + run("night"), ["midnight"]),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", ["a", "-", "b"]),
        ('<w:r><w:sym w:char="00A7"/><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:char="x"/></w:r>', ["§"]),
        ('<w:r><w:sym w:char="FFFFFF"/></w:r>', []),
        ('<w:r><w:sym w:char="4e00"/><w:sym w:font="X" w:char="F061"/></w:r>', ["一", "[", "X", "F061", "]"]),
        ("<w:r><w:t/>x<w:t></w:t><w:t>a &amp; b&lt;</w:t>y</w:r>z", ["a", "&", "b", "<"]),
        (
            f"{TWO_WAYS.format(run('a'), run('b'))}{TWO_WAYS.format(TWO_WAYS.format(run('c'), run('d')), run('e'))}"
            "<mc:AlternateContent><mc:Fallback>" + run("f") + "</mc:Fallback></mc:AlternateContent>",
            ["acf"],
        ),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", ["x", "=", "1"]),
        ("<w:r><w:delText>a</w:delText><w:instrText>b</w:instrText></w:r>" + run("c"), ["c"]),
        ("<w:ruby><w:rt>" + run("a") + "</w:rt><w:rubyBase>" + run("b") + "</w:rubyBase></w:ruby>", ["b"]),
        ("<w:del>" + run("a") + "<w:del>" + run("b") + "</w:del>" + run("c") + "</w:del>" + run("d"), ["d"]),
        ("<w:moveFrom>" + run("a") + "</w:moveFrom><w:moveTo>" + run("b") + "</w:moveTo>", ["b"]),
        ("<w:ins>" + run("a") + "</w:ins><w:del/>" + run("b"), ["ab"]),
        ("<mc:AlternateContent><mc:Fallback>" + run("a") + "</mc:Fallback></mc:AlternateContent>", ["a"]),
    ],
)
def test_what_a_tag_of_word_shows(xml: str, words: list[str]) -> None:
    assert [key for key, _, _ in said_in(xml)] == words


LINK = '<w:hyperlink r:id="x">'


@pytest.mark.parametrize(
    "xml, look",
    [(LINK + run("one", "<w:u/>") + "</w:hyperlink>", ""), (LINK + "</w:hyperlink>" + run("one", "<w:u/>"), "strong"),
     (LINK + run("one", "<w:b/>") + "</w:hyperlink>", "strong"), ("<w:hyperlink/>" + run("one", "<w:u/>"), "strong")],
)  # fmt: skip
def test_an_underlined_link_of_word_is_not_emphasized(xml: str, look: str) -> None:
    assert said_in(xml) == [("one", "", look)]


def test_paragraphs_of_word_are_lines_and_are_counted() -> None:
    file = words_of(
        "a.docx", docx(run("one"), "", run("two"), "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("mid"), run("night"))
    )
    assert [(one.key, one.stretch.line) for one in file.words] == [("one", 1), ("two", 3), ("midnight", 4)]
    assert len({one.row for one in file.words}) == 3 and file.counts


def test_a_deleted_end_of_a_paragraph_of_word_joins_nothing_across_a_table() -> None:
    ends = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("mid")
    rows = "</w:p><w:tbl><w:tr><w:tc><w:p>" + run("night") + "</w:p></w:tc></w:tr></w:tbl><w:p>"
    assert [key for key, _, _ in said_in(ends + rows)] == ["mid", "night"]


@pytest.mark.parametrize("kind", ["del", "moveFrom"])
def test_a_deleted_row_of_word_is_gone_with_the_tables_in_it(kind: str) -> None:
    def row(inner: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{inner}</w:tc></w:tr>"

    inner = f"<w:tbl>{row(run('two'))}{row(run('three'))}</w:tbl>"
    rows = row(run("one ")) + row(inner + run("four"), f"<w:{kind}/>") + row(run("five"))
    assert [key for key, _, _ in said_in(f"<w:tbl>{rows}</w:tbl>")] == ["one", "five"]


def test_a_table_of_contents_that_word_made_is_told() -> None:
    held = '<w:sdt><w:sdtPr><w:docPartGallery w:val="{}"/></w:sdtPr><w:sdt>{}</w:sdt>{}</w:sdt>{}'
    made = held.format("Table of Contents", run("one "), run("two "), run("three"))
    assert [aside for _, aside, _ in said_in(made)] == ["contents", "contents", ""]
    other = held.format("Cover Pages", run("one "), run("two "), run("three"))
    assert [aside for _, aside, _ in said_in(other)] == ["", "", ""]
    styles = [
        f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run("one")}' for style in ("TOC1", "toc 2", "TOCHeading", "Tock")
    ]
    assert [aside for _, aside, _ in said_in(*styles, run("two"))] == ["contents", "contents", "contents", "", ""]
    assert [aside for _, aside, _ in said_in(styles[0], run("two"))] == ["contents", ""]


@pytest.mark.parametrize(
    "part, aside",
    [("footnotes", "footnote"), ("endnotes", "footnote"), ("header1", "around"), ("footer12", "around"),
     ("comments", "comment"), ("header", "around")],
)  # fmt: skip
def test_a_part_of_a_word_file_is_beside_its_text(part: str, aside: str) -> None:
    assert said_in(run("one"), **{part: f"<w:p>{run('two')}</w:p>"}) == [("one", "", ""), ("two", aside, "")]
    assert said_in(run("one"), glossary=f"<w:p>{run('two')}</w:p>") == [("one", "", "")]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_of_word_is_one_line(kind: str) -> None:
    notes = "".join(f"<w:{kind}><w:p>{run(one)}</w:p><w:p>{run('more')}</w:p></w:{kind}>" for one in ("two", "three"))
    file = words_of("a.docx", docx(run("one"), **{f"{kind}s": notes}))
    rows = [[one.key for one in row] for _, row in groupby(file.words, lambda one: one.row)]
    assert rows == [["one"], ["two", "more"], ["three", "more"]]


def test_a_tab_of_word_goes_on_with_a_line_and_a_break_ends_it() -> None:
    file = words_of("a.docx", docx("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"))
    assert [(one.key, one.row - file.words[0].row) for one in file.words] == [("a", 0), ("b", 0), ("c", 1)]


@pytest.mark.parametrize("kind", ["del", "moveFrom"])
def test_a_deleted_end_of_a_paragraph_of_word_joins_two_of_them_and_no_third(kind: str) -> None:
    ends = f"<w:pPr><w:rPr><w:{kind}/></w:rPr></w:pPr>" + run("mid")
    assert [key for key, _, _ in said_in(ends, run("night"), run("s"))] == ["midnight", "s"]
    assert [key for key, _, _ in said_in(f"<w:r><w:rPr><w:{kind}/></w:rPr><w:t>a</w:t></w:r>", run("b"))] == ["a", "b"]


def test_the_title_of_a_word_file_may_be_missing() -> None:
    made = io.BytesIO(docx(run("one")))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("docProps/core.xml", "<x><dc:title>Tower &amp; hut</dc:title></x>")
    said = words_of("a.docx", made.getvalue())
    assert [(one.key, one.stretch.aside, one.stretch.line) for one in said.words] == [
        ("Tower", "window", 1), ("&", "window", 1), ("hut", "window", 1), ("one", "", 1),
    ]  # fmt: skip


# --- Markdown, mark by mark -------------------------------------------------------------------------------------------


def marked(markdown: str) -> list[tuple[str, str, str]]:
    """Return the words of Markdown, each with what it is beside the text and its look."""
    return [(one.key, one.stretch.aside, one.stretch.look) for one in words_of("a.md", markdown.encode()).words]


@pytest.mark.parametrize(
    "markdown, look",
    [
        ("# One", "headed"),
        ("   ###### One", "headed"),
        ("####### One", ""),
        ("#One", ""),
        ("One\n===", "headed"),
        ("One\n---", "headed"),
        ("   One\n   =", "headed"),
        ("One\ntwo\n---", ""),
        ("- One\n---", ""),
        ("One", ""),
        ("**One**", "strong"),
        ("__One__", "strong"),
        ("***One***", "strong"),
        ("*One*", "slanted"),
        ("_One_", "slanted"),
        ("<b>One</b>", "strong"),
        ("<em>One</em>", "slanted"),
        ("<h2>One</h2>", "headed"),
        ("<th>One</th>", "headed"),
        ("<span style='font-weight: bold'>One</span>", "strong"),
        ("<b><i>One</i></b>", "slanted"),
        ("<b><span>One</span></b>", "strong"),
        ("<b/>One", ""),
        ("<b>two</b> One", ""),
        ("</b>One", ""),
        ("<br><b>two</b><hr>One", ""),
        ("**two\n\nOne**", ""),
        ("# two\nOne", ""),
        ("## **two** One", "headed"),
        ("**two\nOne**", "strong"),
        ("*two **three** One*", "slanted"),
        ("**two *three* One**", "strong"),
        ("** One**", ""),
        ("**two ** One", ""),
        ("snake_case_One", ""),
        ("*[One](a)*", "slanted"),
        ("[**One**](a)", "strong"),
        ("| One |\n|---|", "headed"),
        ("One | two\n:-- | --:", "headed"),
        ("| two |\n|---|\n| One |", ""),
        ("two - three\nOne", ""),
        ("two | One - four\nthree", ""),
        ("two | One", ""),
    ],
)
def test_how_the_last_word_of_markdown_looks(markdown: str, look: str) -> None:
    assert [one for key, _, one in marked(markdown) if key in {"One", "case_One"}][-1:] == [look]


@pytest.mark.parametrize(
    "markdown, rows",
    [
        ("One\ntwo\n\nthree", [["One", "two"], ["three"]]),
        ("One\n- two\n* three\n+ four\n12. five\n1) six\n# seven\n> eight", [
            ["One"], ["two"], ["three"], ["four"], ["12", ".", "five"], ["1", ")", "six"], ["seven"], ["eight"],
        ]),
        ("One\n| two |\n~~~\nthree\n~~~\nfour", [["One"], ["two"], ["three"], ["four"]]),
        ("# One\ntwo", [["One"], ["two"]]),
        ("One\n---\ntwo", [["One"], ["two"]]),
        ("<p>One</p><div>two</div><i>three</i>", [["One"], ["two"], ["three"]]),
        ("mid<i>night</i>s, mid<!-- -->night", [["midnights", ",", "mid", "night"]]),
        ("> One\n> two\n>\n> three", [["One"], ["two"], ["three"]]),
        ("One<br>two", [["One"], ["two"]]),
        ("`One\ntwo` three", [["One", "two", "three"]]),
        ("One\\! two\\#", [["One", "!", "two", "#"]]),
        ("One\n[^1]: two", [["One"], ["two"]]),
        ("One\n----", [["One"]]),
        ("Is<A.B> a < b", [["Is", "<", "A", ".", "B", ">", "a", "<", "b"]]),
    ],
)  # fmt: skip
def test_lines_of_markdown_are_those_of_its_blocks(markdown: str, rows: list[list[str]]) -> None:
    said = words_of("a.md", markdown.encode()).words
    assert [[one.key for one in row] for _, row in groupby(said, lambda one: one.row)] == rows


@pytest.mark.parametrize(
    "markdown, beside",
    [
        ("![one *two*](a.png) three", ["one", "two"]),
        ("[![one](a.png) two](b) three", ["one"]),
        ("three[^1]\n\n[^1]: one\ntwo\n\nfour", ["one", "two"]),
        ("---\ntitle: one\n---\nthree", ["title", ":", "one"]),
        ("---\ntitle: one\n...\nthree", ["title", ":", "one"]),
        ("three\n\n---\ntwo: one\n---\n", []),
    ],
)
def test_pictures_notes_and_fields_are_beside_the_text_of_markdown(markdown: str, beside: list[str]) -> None:
    said = marked(markdown)
    assert [key for key, aside, _ in said if aside] == beside
    assert ("three", "", "") in said


@pytest.mark.parametrize(
    "markdown, numbers",
    [
        ("1. a\n1. b\n1. c", [("1", ""), ("1", "2"), ("1", "3")]),
        ("3. a\n4. b", [("3", ""), ("4", "")]),
        ("1. a\n   1. b\n   1. c\n1. d\n   1. e", [("1", ""), ("1", ""), ("1", "2"), ("1", "2"), ("1", "")]),
        ("1. a\n\n   b\n\n1. c", [("1", ""), ("1", "2")]),
        ("1. a\n\nb\n\n1. c", [("1", ""), ("1", "")]),
        ("1. a\n\n# b\n\n1. c", [("1", ""), ("1", "2")]),
        ("- 1. a\n- 1. b", [("1", ""), ("1", "2")]),
        ("\t1. a\n    1. b", [("1", ""), ("1", "2")]),
        ("1) a\n1) b", [("1", ""), ("1", "2")]),
        ("1.a\n1.b", []),
    ],
)
def test_a_number_of_markdown_has_beside_it_what_its_list_counts(markdown: str, numbers: list[tuple[str, str]]) -> None:
    said = words_of("a.md", markdown.encode()).words
    counted = [(one.key, one.stretch.counted) for one in said if one.key.isdigit() and len(one.stretch.text) == 1]
    assert counted == numbers


def test_a_word_of_markdown_knows_its_line() -> None:
    said = words_of("a.md", b"---\na: b\n---\n# one\n\ntwo\n*three*\n\n[four](x)\n\n`five`").words
    assert [(one.key, one.stretch.line) for one in said if not one.stretch.aside] == [
        ("one", 4), ("two", 6), ("three", 7), ("four", 9), ("five", 11),
    ]  # fmt: skip
    assert [one.stretch.line for one in words_of("a.md", b"one").words] == [1]
    assert {one.stretch.line for one in said if one.stretch.aside} == {1}


@pytest.mark.parametrize("markdown", ["*a " * 400 + "b", "<i>" * 400 + "b", "[" * 400 + "b"])
def test_what_is_opened_without_end_costs_no_more_than_its_length(markdown: str) -> None:
    assert marked(markdown)[-1][0] == "b"
