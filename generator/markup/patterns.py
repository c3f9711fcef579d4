"""What leftover markup looks like, and what to say of it.

Tables for `leftovers.py`; nothing here runs. Group names inside the expressions are not used, and every expression is
written for a text in which what was understood is blotted out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_BULLETS = "•●○◦▪▫■□◆◇►▶▸‣∙·➢➤"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How one kind of leftover looks, what is wrong with it (`{}` is the text found) and what to write instead.

    `marker` is the marker of a list that it stands for at the beginning of a line.
    """

    regex: str
    message: str
    help: str
    rule: str = "markup-left-over"
    marker: str | None = None


AT_START: Mapping[str, Pattern] = MappingProxyType(
    {
        "blank": Pattern(
            regex=r"[\u3000\u00a0\u2000-\u200a]++",
            message="an indentation typed by hand",
            help="delete it; the page indents what needs to be",
            rule="marker-misindented",
        ),
        "number": Pattern(
            regex=r"[0-9０-９]{1,9}[.)](?= |$|[^\W\d_])|[0-9０-９]{1,2}[．、）]"
            rf"|[(（](?:[ivx]{{1,5}}|[IVX]{{1,5}}|[A-Za-z]|[0-9０-９]{{1,2}}|{_HAN_NUMBER})[)）]"
            rf"|[ivx]{{2,5}}[.)](?= )|[A-Za-z](?:[)）]|\.(?= ))|{_HAN_NUMBER}、"
            r"|[\u2460-\u249b\u24b6-\u24ff\u2776-\u2793\u3220-\u3229](?=.)",
            message="a number typed by hand: `{}`",
            help="write `1.` and a space before every item of a numbered list, the numbers are computed; where it "
            "belongs to a sentence, write `\\` before its dot or bracket",
            marker="1.",
        ),
        "bullet": Pattern(
            regex=rf"[{_BULLETS}](?=.)|[-*+–—－](?= )|[-－](?=[^\W\d_])",
            message="`{}` does not begin a list here",
            help="begin bulleted items with `- `, a hyphen and a space, on a line of their own",
            marker="-",
        ),
    }
)
"""At the first character of a paragraph, a cell, a term or a title."""

AT_LINE: Mapping[str, Pattern] = MappingProxyType(
    {
        "heading": Pattern(
            regex=r"#{1,6}(?= |$|[\u3400-\u9fff])|＃++",
            message="a heading inside a clause",
            help="make a clause of its own out of what follows, and name it in the outline",
        ),
        "quote": Pattern(
            regex=r"[>＞][^\n]*+(?:\n *+[>＞][^\n]*+)*",
            message="a quotation in the style of e-mail, which a clause cannot hold",
            help="delete the `>`; for a passage that must stand out write `::: important` above and `:::` below it",
        ),
        "fence": Pattern(
            regex=r"(?:`{3,}+|~{3,}+)[^`~]*+(?:`{3,}+|~{3,}+)?",
            message="a passage marked as program code, which a clause cannot hold",
            help="delete the marks around it",
        ),
        "ruled": Pattern(
            regex=r"[-=*_|:][-=*_|: ]*+$",
            message="a ruled line, which a clause cannot hold",
            help="delete it; the page sets lines where it needs them",
        ),
        "row": Pattern(
            regex=r"[|｜][^\n]*+(?:\n *+[|｜][^\n]*+)*",
            message="a row of a table outside a table",
            help="a table is a header, below it `|---|---|` with as many columns, then rows, and nothing between them; "
            "for the character itself write `\\|`",
        ),
        "definition": Pattern(
            regex=r"[:~](?= )",
            message="a definition without its term",
            help="write the term alone on a line, below it `: ` and the definition; leave a blank line between entries",
        ),
        "reference": Pattern(
            regex=r"\[[^\[\]\n]++\]:(?= |$)",
            message="a list of link targets, which other programs hide from the reader",
            help="write the target behind the text, `[text](target)`; where brackets are meant, write `\\[`",
        ),
    }
)
"""At the first character of any line."""

AT_NEXT_LINE: Mapping[str, Pattern] = MappingProxyType(
    {
        "next_bullet": Pattern(
            regex=rf"[{_BULLETS}](?=.)",
            message="the marker of a list inside a paragraph",
            help="begin it with `- ` in the column of its list, and leave a blank line above the list",
            rule="marker-misindented",
            marker="-",
        ),
        "item": Pattern(
            regex=r"[-*+](?= )|1[.)](?= )|(?<=[.:;!?。：；！？]\n)[0-9]{1,3}[.)](?= )",
            message="the marker of a list inside a paragraph",
            help="begin it with `- ` or `1. ` in the column of its list, and leave a blank line above the list",
            rule="marker-misindented",
        ),
        "indent": Pattern(
            regex=r"[\u3000\u00a0\u2000-\u200a]++",
            message="an indentation typed by hand",
            help="leave a blank line where a paragraph begins; the page indents what needs to be",
            rule="marker-misindented",
        ),
    }
)
"""At the first character of a line that goes on with a paragraph."""

INSIDE: Mapping[str, Pattern] = MappingProxyType(
    {
        "container": Pattern(
            regex=r"[:：]{3,}+",
            message="`{}` does not open or close a passage here",
            help="write `::: name` and the closing `:::` with three plain colons, each on a line of its own",
        ),
        "comment": Pattern(
            regex=r"<!--(?:[^<>]*-->)?",
            message="a comment, which a clause cannot hold",
            help="delete it; a waiver, `<!-- allow rule: reason -->`, stands on a line of its own below a blank one",
        ),
        "tag": Pattern(
            regex=r"</?[A-Za-z][A-Za-z0-9-]*+(?:[\s/][^<>]*+)?>|<[!?][^<>]*+>?",
            message="HTML, which a clause cannot hold: `{}`",
            help="delete it; strong text is `**text**`, a new paragraph a blank line",
            rule="raw-html",
        ),
        "autolink": Pattern(
            regex=r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}@[^\s<>]++)>",
            message="an address between angle brackets",
            help="write `[text](https://…)`, `[text](mailto:…)`, or use a contact of facts.yaml",
        ),
        "entity": Pattern(
            regex=r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
            message="a character written in the way of HTML: `{}`",
            help="type the character itself",
            rule="raw-html",
        ),
        "code": Pattern(
            regex=r"`++[^`]++`++",
            message="text marked as program code, which a clause cannot hold",
            help="delete the marks around it",
        ),
        "struck": Pattern(
            regex=r"~~[^~\n]*+~~|~~",
            message="struck text, which a clause cannot hold",
            help="delete the marks, and the text if it no longer holds; every edition keeps its own text",
        ),
        "fact": Pattern(
            regex=r"[{｛]{2}[^{}｛｝\n]*+[}｝]{2}|[{｛]{2}|[}｝]{2}",
            message="`{}` is not how a fact is written",
            help="write `{{ name }}` with plain braces; for the characters themselves `\\{`",
        ),
        "id": Pattern(
            regex=r"[{｛]#[^{}｛｝\n]*+[}｝]?",
            message="an id where none can be: `{}`",
            help="only numbered items have ids: write `1. {#id}` and the text on the next line, indented",
        ),
        "image": Pattern(
            regex=r"!\[[^\[\]\n]*+(?:\]\[[^\[\]\n]*+\]?)?",
            message="an image, which a clause cannot hold",
            help="say it in words; where none is meant, write `\\!`",
            rule="image",
        ),
        "link": Pattern(
            regex=r"[\]］]\([^()\n]*+\)?|］（[^（）\n]*+）?|\]（(?=#|[a-z]+:)[^（）\n]*+）?|（#[A-Za-z][^（）\n]*+）?",
            message="a link that is not understood: `{}`",
            help="write `[text](target)` with plain brackets and a target without spaces; an address that is a fact is "
            "`[text](fact:name)`",
        ),
        "indirect": Pattern(
            regex=r"\]\[",
            message="a link whose target would stand elsewhere",
            help="write the target behind the text, `[text](target)`; where brackets are meant, write `\\[`",
        ),
        "footnote": Pattern(
            regex=r"\[\^[^\[\]\n]*+\]?",
            message="a footnote, which a clause cannot hold",
            help="say it in the text; for the characters themselves write `\\[`",
        ),
        "strong": Pattern(
            regex=r"(?:\*{2,}+|＊{2,}+)(?:[^*＊\n]++[*＊]{2,}+)?",
            message="stars that make nothing strong",
            help="strong text is `**text**`: two plain stars directly before and directly behind it; for the "
            "character itself write `\\*`",
        ),
        "emphasis": Pattern(
            regex=r"(?<!\*)\*(?=[^\s*])[^*]*+(?<=[^\s*])\*(?!\*)|(?<!\w)_{1,3}(?=[^\s_])[^_]*+(?<=[^\s_])_{1,3}(?!\w)",
            message="emphasis, of which a clause knows one kind only",
            help="write `**text**` for strong text; for the character itself put `\\` before it",
        ),
        "break": Pattern(
            regex=r"\\(?= *+\n)",
            message="a forced line break, which a clause cannot hold",
            help="leave a blank line where a paragraph ends; addresses and the like stand in facts.yaml",
        ),
    }
)
"""Anywhere."""
