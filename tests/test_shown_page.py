"""What shows on a page of others, with a browser as the judge: what it shows is told, and what it hides is in doubt.

A word is put into each page, then its letters in another order, of the same width. Where the two pictures of the
browser are equal, nobody sees the word. Wherever it shows we must have it; where it does not, it must not be certain.
"""

from __future__ import annotations

import pytest

from generator.markup.shownpage import shown_page
from tests.tools.browser import Chromium, View

WORD, TURNED = "wombat", "tabmow"
SHOWN, DOUBTFUL, ABSENT = "shown", "doubtful", "absent"
SMALL = View(width=400, height=300)

PAGES = {
    "a paragraph": (SHOWN, "<p>{}</p>"),
    "loose words": (SHOWN, "{}"),
    "behind a comment": (SHOWN, "<p>a<!-- b -->{}</p>"),
    "a menu": (SHOWN, "<nav><ul><li>{}</ul></nav>"),
    "a header": (SHOWN, "<header>{}</header>"),
    "beside": (SHOWN, "<aside>{}</aside>"),
    "a button": (SHOWN, "<button>{}</button>"),
    "a text field with lines": (SHOWN, "<textarea>{}</textarea>"),
    "an element of its own": (SHOWN, "<shop-text>{}</shop-text>"),
    "a drawing": (SHOWN, '<svg><text y="20">{}</text></svg>'),
    "kept from screen readers": (SHOWN, '<p aria-hidden="true">{}</p>'),
    "a page in the page": (DOUBTFUL, '<iframe srcdoc="<p>{}</p>"></iframe>'),
    "the title of a fold": (DOUBTFUL, "<details><summary>{}</summary>b</details>"),
    "an open fold": (SHOWN, "<details open><summary>a</summary>{}</details>"),
    "an open dialog": (SHOWN, "<dialog open>{}</dialog>"),
    "hidden first and shown last": (DOUBTFUL, '<p style="opacity: 0; opacity: 1">{}</p>'),
    "hidden by a weaker rule": (DOUBTFUL, "<style>#a { display: block } p { display: none }</style><p id=a>{}</p>"),
    "hidden on paper": (SHOWN, "<style>@media print { p { display: none } }</style><p>{}</p>"),
    "a sheet for paper": (SHOWN, "<style media=print>p { display: none }</style><p>{}</p>"),
    "hidden below the pointer": (SHOWN, "<style>p:hover { display: none }</style><p>{}</p>"),
    "another class": (SHOWN, "<style>.b { display: none }</style><p class=a>{}</p>"),
    "places that are near": (SHOWN, '<p style="position: relative; left: 20px; transform: translateZ(0)">{}</p>'),
    "sizes by a variable": (SHOWN, "<style>:root { --s: 1.2 } p { font-size: calc(var(--s) * 1rem) }</style><p>{}</p>"),
    "an ornament": (SHOWN, "<style>p::before { content: '• ' }</style><p>{}</p>"),
    "the name of a page": (ABSENT, "<title>{}</title>"),
    "a script": (ABSENT, "<script>'{}'</script>"),
    "a value that is sent": (ABSENT, '<input type=hidden value="{}">'),
    "a field": (DOUBTFUL, '<input value="{}">'),
    "the hint of a field": (DOUBTFUL, '<input placeholder="{}">'),
    "a choice": (DOUBTFUL, "<select><option>{}</select>"),
    "a picture that is missing": (DOUBTFUL, '<img alt="{}">'),
    "added before": (DOUBTFUL, '<style>p::before { content: "{}" }</style><p>a</p>'),
    "added after, from an attribute": (DOUBTFUL, "<style>p:after { content: attr(data-a) }</style><p data-a={}>a</p>"),
    "a marker of a list": (DOUBTFUL, '<ul style="list-style-type: \'{}\'; margin: 2em"><li>a</ul>'),
    "struck out": (DOUBTFUL, "<p>a <s>{}</s></p>"),
    "struck out by a style": (DOUBTFUL, '<p style="text-decoration: line-through">{}</p>'),
    "turned round": (DOUBTFUL, "<p><bdo dir=rtl>{}</bdo></p>"),
    "what an object falls back to": (DOUBTFUL, "<object>{}</object>"),
    "a template in the place of words": (DOUBTFUL, '<div><template shadowrootmode="open">a</template>{}</div>'),
    "the words of such a template": (DOUBTFUL, '<div><template shadowrootmode="open">{}</template>a</div>'),
    "hidden and not closed": (DOUBTFUL, "<p hidden>{}"),
    "without scripts": (DOUBTFUL, "<p>a</p><noscript><p>{}</p></noscript>"),
    "without scripts, from the head on": (DOUBTFUL, "<noscript><p>{}</p></noscript>"),
    "behind what is without scripts": (SHOWN, "<noscript><p>a</p></noscript>{}"),
    "hidden by one rule of two": (
        DOUBTFUL,
        "<style>p { opacity: 1 } @media (hover: hover) { p { opacity: 0 } }</style><p>{}</p>",
    ),
    "a template": (DOUBTFUL, "<template>{}</template>"),
    "a closed fold": (DOUBTFUL, "<details><summary>a</summary>{}</details>"),
    "in a closed fold": (DOUBTFUL, "<details><p>{}</p></details>"),
    "a closed dialog": (DOUBTFUL, "<dialog>{}</dialog>"),
    "a popover": (DOUBTFUL, "<div popover>{}</div>"),
    "what a video falls back to": (DOUBTFUL, "<video>{}</video>"),
    "what a frame falls back to": (DOUBTFUL, "<iframe>{}</iframe>"),
    "a tip below the pointer": (DOUBTFUL, '<p title="{}">a</p>'),
    "hidden by an identifier": (DOUBTFUL, "<style>#a { display: none }</style><p id=a>{}</p>"),
    "hidden below something": (DOUBTFUL, "<style>div > p { display: none }</style><div><p>{}</p></div>"),
    "hidden by a rule in a rule": (DOUBTFUL, "<style>div { & p { display: none } }</style><div><p>{}</p></div>"),
    "hidden by a rule in a rule, plainly": (
        DOUBTFUL,
        "<style>div { p, b { display: none } }</style><div><p>{}</p></div>",
    ),
    "hidden with insistence": (
        DOUBTFUL,
        '<style>p { display: none !important }</style><p style="display: block">{}</p>',
    ),
    "shown first and hidden last": (DOUBTFUL, '<p style="opacity: 1; opacity: 0">{}</p>'),
    "hidden last by a sheet": (DOUBTFUL, "<style>p { opacity: 1 } p { opacity: 0 }</style><p>{}</p>"),
    "hidden on small screens": (
        DOUBTFUL,
        "<style>@media (max-width: 600px) { p { display: none } }</style><p>{}</p>",
    ),
    "hidden on large screens": (
        DOUBTFUL,
        "<style>@media screen and (min-width: 999px) { p { display: none } }</style><p>{}</p>",
    ),
    "hidden where supported": (
        DOUBTFUL,
        "<style>@supports (display: grid) { p { display: none } }</style><p>{}</p>",
    ),
    "hidden in a layer": (DOUBTFUL, "<style>@layer a { p { display: none } }</style><p>{}</p>"),
    "hidden by the case of letters": (DOUBTFUL, '<P STYLE="DISPLAY: NONE">{}</P>'),
    "hidden with a comment": (DOUBTFUL, '<p style="display: /* a */ none">{}</p>'),
    "hidden with an escape": (DOUBTFUL, r'<p style="displa\79: non\65">{}</p>'),
    "invisible": (DOUBTFUL, '<p style="visibility: hidden">{}</p>'),
    "collapsed": (DOUBTFUL, "<table><tr style='visibility: collapse'><td>{}</table>"),
    "nearly transparent": (DOUBTFUL, '<p style="opacity: 0%">{}</p>'),
    "transparent by a filter": (DOUBTFUL, '<p style="filter: opacity(0)">{}</p>'),
    "letters of no size": (DOUBTFUL, '<p style="font-size: 0">{}</p>'),
    "letters of no size, in short": (DOUBTFUL, '<p style="font: 0/1 serif">{}</p>'),
    "by a variable": (DOUBTFUL, "<style>:root { --o: 0 }</style><p style='opacity: var(--o)'>{}</p>"),
    "by a sum": (DOUBTFUL, '<p style="font-size: calc(0 * 1px)">{}</p>'),
    "transparent letters": (DOUBTFUL, '<p style="color: transparent">{}</p>'),
    "letters without paint": (DOUBTFUL, '<p style="color: rgba(0, 0, 0, 0)">{}</p>'),
    "letters without fill": (DOUBTFUL, '<p style="-webkit-text-fill-color: transparent">{}</p>'),
    "beside the screen": (DOUBTFUL, '<p style="position: absolute; left: -9999px">{}</p>'),
    "far to the left": (DOUBTFUL, '<p style="text-indent: -9999px">{}</p>'),
    "moved away": (DOUBTFUL, '<p style="transform: translateX(-200vw)">{}</p>'),
    "made small": (DOUBTFUL, '<p style="transform: scale(0)">{}</p>'),
    "without height": (DOUBTFUL, '<p style="height: 0; overflow: hidden">{}</p>'),
    "cut to a line": (DOUBTFUL, '<div style="max-height: 30px; overflow: hidden"><p>a</p><p>{}</p></div>'),
    "cut to a rectangle": (DOUBTFUL, '<p style="position: absolute; clip: rect(0 0 0 0)">{}</p>'),
    "cut to a shape": (DOUBTFUL, '<p style="clip-path: inset(50%)">{}</p>'),
    "cut to some lines": (
        DOUBTFUL,
        "<p style='display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden'>"
        "a<br>{}</p>",
    ),
    "a picture in its place": (DOUBTFUL, "<p style='content: url(data:,)'>{}</p>"),
    "seen as if not there": (DOUBTFUL, '<p style="content-visibility: hidden">{}</p>'),
}  # fmt: skip


def state(html: str) -> str:
    passages = [one for block in shown_page(html).blocks for one in block if WORD in one.text]
    return ABSENT if not passages else DOUBTFUL if passages[0].doubtful else SHOWN


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_shows_hides_and_may_show(name: str) -> None:
    expected, page = PAGES[name]
    assert state(page.replace("{}", WORD)) == expected


@pytest.mark.parametrize("name", PAGES)
def test_a_browser_agrees_on_what_shows_and_what_does_not(name: str, browser: Chromium) -> None:
    expected, page = PAGES[name]
    html = f"<!doctype html><style>* {{ font-family: monospace }}</style><body>{page}"
    with browser.page("data:text/html,", SMALL) as tab:
        pictures = []
        for word in (WORD, TURNED):
            tab.set_content(html.replace("{}", word))
            pictures.append(tab.screenshot())
    is_seen = pictures[0] != pictures[1]
    assert expected != (ABSENT if is_seen else SHOWN)


def test_an_ornament_is_no_word() -> None:
    """Break it: each bullet of a list would be told as added to the text."""
    assert {
        one.text for block in shown_page("<style>p::before { content: '• ' }</style><p>a</p>").blocks for one in block
    } == {"a"}


def test_what_was_not_looked_at_is_named() -> None:
    page = shown_page(
        "<link rel=stylesheet href=a.css><link rel=icon href=b.ico><style>@import 'c.css'; @import url(d.css) screen;"
        "p:made-up { display: none } b:made-up { color: red }</style><meta http-equiv=refresh content='0; url=e'>"
        "<iframe src=f></iframe><object data=g></object><script src=h></script><script>1</script>"
    )
    assert page.unread.sheets == ("a.css", "c.css", "d.css")
    assert page.unread.selectors == ("p:made-up",)
    assert page.unread.frames == ("0; url=e", "f", "g")
    assert page.unread.scripts == 2


@pytest.mark.parametrize(
    "data, charset",
    [
        ("<p>Übung</p>".encode(), None),
        ("<p>Übung</p>".encode("windows-1252"), None),
        ("<meta charset=iso-8859-15><p>Übung</p>".encode("iso-8859-15"), None),
        ("<p>Übung</p>".encode("utf-16-le"), "utf-16le"),
        (b"\xef\xbb\xbf" + "<meta charset=ascii><p>Übung</p>".encode(), None),
    ],
)
def test_bytes_are_read_in_their_encoding(data: bytes, charset: str | None) -> None:
    assert [one.text for block in shown_page(data, charset).blocks for one in block] == ["Übung"]
