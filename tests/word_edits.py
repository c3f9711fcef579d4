"""Random edits of clause files, and what a reader of the text is told: for what a Word file says of both.

`HOUSE` has every kind of block in both languages. `edited` changes sources as a person does who writes clauses: words,
paragraphs, items, rows, what stands where, emphasis, facts. Equal seeds give equal edits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from random import Random

from generator.model.diagnostics import has_errors
from generator.model.document import Document
from generator.model.source import Source
from generator.parse import parse
from generator.resolve import resolve
from tests.languages import languages
from tests.support import sources

DAY = date(2021, 7, 1)
LOCALES = ("en", "zh-Hans")
Sources = Mapping[str, Source]

_OUTLINE = "[opening, {clause: collection, within: [sources]}, use, sharing, {clause: letters, as: section}, contact]"
HOUSE: Sources = sources({
    "clausebook.yaml": """\
        format: 1
        base-url: https://www.example.com/legal/
        publisher: acme
        timezone: Asia/Shanghai
        locales: {original: en}
        notice: {en: Sample for review., zh-Hans: 示例，供审阅。}
        """,
    "clauses/facts.yaml": """\
        parties:
          acme: {name: {en: Acme, zh-Hans: 顶点公司}}
        contacts:
          office: {party: acme, phone: "+86 755 2828 3350", email: a@example.com}
        periods: {keeping: 12 months, answer: 15 days}
        dates: {opened: 2020-01-01}
        """,
    "clauses/changelog.yaml": """\
        - edition: 2021-06-30
          works: {policy: {change: adopted, summary: {en: First., zh-Hans: 首版。}}}
        """,
    "clauses/policy/work.yaml": f"""\
        kind: policy
        locales:
          en: {{title: Policy, dates: [last-modified], outline: {_OUTLINE}, numbering: {{sections: "1."}}}}
          zh-Hans: {{title: 隐私条款, dates: [last-modified], outline: {_OUTLINE}, numbering: {{sections: "第一条"}}}}
        """,
    "clauses/policy/opening.en.md": """\
        # About this policy

        This policy says what we learn about you, why we need it, and who else gets to see it.

        It holds since {{ opened }} for **every visit** of our shop. See [](#sharing) for those who get it.
        """,
    "clauses/policy/opening.zh-Hans.md": """\
        # 关于本条款

        本条款说明我们收集您的哪些信息、收集的目的，以及信息的接收方。

        本条款自{{ opened }}起适用于您对商店的**每一次访问**。接收方见[](#sharing)。
        """,
    "clauses/policy/collection.en.md": """\
        # What we collect

        We ask for as little as we can. What reaches us comes in these ways:

        - Your name and the address that you want us to deliver to.
        - **Your orders**, for as long as two parcels are on their way:
          - the items and their price;
          - how you paid for them.
        - What you write to us, which we keep for {{ keeping }}.

        Nothing else is collected without your consent.
        """,
    "clauses/policy/collection.zh-Hans.md": """\
        # 我们收集的信息

        我们仅收集必要的信息，方式如下：

        - 您的姓名以及收货地址。
        - **您的订单**，直至两件包裹送达：
          - 商品及其价格；
          - 付款的方式。
        - 您写给我们的内容，保存期限为{{ keeping }}。

        未经您的同意，我们不收集其他信息。
        """,
    "clauses/policy/sources.en.md": """\
        # Where it comes from

        Most of it comes from you. The rest is listed here:

        | What | From whom | Kept for |
        |---|---|---|
        | Address | you, or the person who orders for you | {{ keeping }} |
        | Payment | the bank | as long as the law asks |
        | Delivery | the carrier | {{ keeping }} |
        """,
    "clauses/policy/sources.zh-Hans.md": """\
        # 信息来源

        信息主要由您提供，其余来源如下：

        | 内容 | 来源 | 保存期限 |
        |---|---|---|
        | 地址 | 您本人，或代您下单的人 | {{ keeping }} |
        | 付款 | 银行 | 法律规定的期限 |
        | 配送 | 承运人 | {{ keeping }} |
        """,
    "clauses/policy/use.en.md": """\
        # How we use it

        We use it for these purposes and no other:

        1. to fulfil what you ordered;
        1. to keep the shop safe, which takes a log of failed sign-ins;
        1. to answer you within {{ answer }}.

        ::: important

        We do not sell what we know about you, and we do not trade it for anything.

        :::
        """,
    "clauses/policy/use.zh-Hans.md": """\
        # 信息的使用

        我们仅为以下目的使用信息：

        1. 履行您的订单；
        1. 保障商店的安全，为此记录失败的登录；
        1. 在{{ answer }}内答复您。

        ::: important

        我们不出售您的信息，也不以信息换取任何利益。

        :::
        """,
    "clauses/policy/sharing.en.md": """\
        # Who sees it

        The carrier gets the address, and must delete it afterwards.

        Carrier
        : Swift Parcel, which brings the parcel.

        Bank
        : The one that you paid with, and ours.
        """,
    "clauses/policy/sharing.zh-Hans.md": """\
        # 信息的接收方

        承运人获得地址，并应当在事后删除。

        承运人
        : 迅达物流，负责配送包裹。

        银行
        : 您付款的银行以及我们的银行。
        """,
    "clauses/policy/letters.en.md": """\
        # Letters

        We keep letters for {{ keeping }}, and then no longer.
        """,
    "clauses/policy/letters.zh-Hans.md": """\
        # 来信

        来信保存{{ keeping }}，期满后不再保存。
        """,
    "clauses/policy/contact.en.md": "# Contact\n\nWe answer within {{ answer }}.\n\n::: contact office\n:::\n",
    "clauses/policy/contact.zh-Hans.md": "# 联系\n\n我们在{{ answer }}内答复。\n\n::: contact office\n:::\n",
})  # fmt: skip
"""A policy in two languages; numbers of its sections are counted in one, and written in Han characters in the other."""

WORDS = {
    "en": ("promptly", "any records", "within 30 days", "without delay", "our partners", "“as is”", "two (2) copies"),
    "zh-Hans": ("及时", "相关记录", "30日内", "不得延误", "合作伙伴", "“现状”", "一式两份"),
}
SENTENCES = {
    "en": "You may ask us for a copy at any time, free of charge.",
    "zh-Hans": "您可以随时免费索取副本。",
}
_MARKUP = re.compile(r"\{\{.*?\}\}|\[[^\]]*\]\([^)]*\)|\*\*|^\s*(?:[-:]|\d+\.|#)\s|\||^:::.*$", re.MULTILINE)
_PLAIN = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,}){0,2}|[\u4e00-\u9fff]{1,4}")
_PERIOD = re.compile(r"(keeping|answer): (\d+)")


# --- documents --------------------------------------------------------------------------------------------------------


def documents(texts: Sources) -> dict[str, Document] | None:
    """Return the Documents of sources by locale, None where something is wrong in them."""
    library, found = parse(texts)
    if has_errors(found):
        return None
    made, wrong = resolve(library, languages(), DAY)
    return None if has_errors(wrong) else {one.locale: one for one in made}


# --- edits ------------------------------------------------------------------------------------------------------------

Edit = Callable[[str, str, Random], str]
"""What becomes of a clause file: its text, its locale, where the choices come from."""


def edited(texts: Sources, seed: int) -> tuple[Sources, str, tuple[str, ...]]:
    """Return sources with one to three edits in one language, the language, and the names of the edits."""
    random = Random(seed)  # noqa: S311 - draws edits, no secrets
    locale = LOCALES[seed % len(LOCALES)]
    wanted = 1 + seed // len(LOCALES) % 3
    names: list[str] = []
    while len(names) < wanted:
        name = random.choice(list(EDITS))
        changed = next(_tries(name, texts, locale, random), None)
        if changed is not None:
            texts = changed
            names.append(name)
    return texts, locale, tuple(names)


def _tries(name: str, texts: Sources, locale: str, random: Random) -> Iterator[Sources]:
    """Yield what an edit makes of sources, where that is another text without a fault."""
    for _ in range(40):
        changed = EDITS[name](texts, locale, random)
        if changed != texts and documents(changed) is not None:
            yield changed


def _in_clause(edit: Edit) -> Callable[[Sources, str, Random], Sources]:
    def applied(texts: Sources, locale: str, random: Random) -> Sources:
        path = random.choice([path for path in texts if path.endswith(f".{locale}.md")])
        text = edit(texts[path].text, locale, random)
        return {**texts, path: Source(path=path, text=text)}

    return applied


def _in_file(path: str, edit: Edit) -> Callable[[Sources, str, Random], Sources]:
    def applied(texts: Sources, locale: str, random: Random) -> Sources:
        return {**texts, path: Source(path=path, text=edit(texts[path].text, locale, random))}

    return applied


def _plain_places(text: str) -> list[re.Match[str]]:
    taken = [range(*found.span()) for found in _MARKUP.finditer(text)]
    return [
        one
        for one in _PLAIN.finditer(text)
        if not any(one.start() in place or one.end() - 1 in place for place in taken)
    ]


def _other_words(text: str, locale: str, random: Random) -> str:
    place, word = random.choice(_plain_places(text)), random.choice(WORDS[locale])
    return text[: place.start()] + word + text[place.end() :]


def _more_words(text: str, locale: str, random: Random) -> str:
    place, word = random.choice(_plain_places(text)), random.choice(WORDS[locale])
    return text[: place.end()] + (" " if locale == "en" else "") + word + text[place.end() :]


def _fewer_words(text: str, locale: str, random: Random) -> str:
    place = random.choice(_plain_places(text))
    return text[: place.start()].removesuffix(" ") + text[place.end() :]


def _strong(text: str, locale: str, random: Random) -> str:
    place = random.choice(_plain_places(text))
    return f"{text[: place.start()]}**{place[0]}**{text[place.end() :]}"


def _not_strong(text: str, locale: str, random: Random) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"\1", text, count=1)


def _parts(text: str) -> list[str]:
    """Return the blocks of a clause file; what stands between ::: and ::: is one."""
    return [found[0].strip("\n") for found in re.finditer(r"(?ms)^:::.*?^:::$|^(?!:::).+?(?=\n\n|\n*\Z)", text)]


def _on_parts(edit: Callable[[list[str], str, Random], None]) -> Edit:
    def applied(text: str, locale: str, random: Random) -> str:
        title, *parts = _parts(text)
        edit(parts, locale, random)
        return "\n\n".join((title, *parts)) + "\n"

    return applied


def _paragraph_in(parts: list[str], locale: str, random: Random) -> None:
    parts.insert(random.randrange(len(parts) + 1), SENTENCES[locale])


def _block_out(parts: list[str], locale: str, random: Random) -> None:
    if len(parts) > 1:
        del parts[random.randrange(len(parts))]


def _block_moved(parts: list[str], locale: str, random: Random) -> None:
    block = parts.pop(random.randrange(len(parts)))
    parts.insert(random.randrange(len(parts) + 1), block)


def _paragraph_parted(parts: list[str], locale: str, random: Random) -> None:
    at = random.randrange(len(parts))
    if not re.match(r"[-|:\d]|.*\n: ", parts[at]):
        parts[at : at + 1] = re.split(r"(?<=[.。])\s*(?=\S)", parts[at], maxsplit=1)


def _on_lines(mark: str, edit: Callable[[list[str], str, Random], None]) -> Edit:
    """Return an edit of the lines that begin with a mark, one table or list of a clause."""

    def applied(text: str, locale: str, random: Random) -> str:
        found = list(re.finditer(rf"(?m)(?:^{mark}.*\n(?:  .*\n)*)+", text))
        if not found:
            return text
        place = random.choice(found)
        lines = re.findall(rf"(?m)^{mark}.*\n(?:  .*\n)*", place[0])
        head = lines[:2] if mark == r"\|" else []
        rest = lines[len(head) :]
        edit(rest, locale, random)
        return text[: place.start()] + "".join((*head, *rest)) + text[place.end() :]

    return applied


def _line_in(lines: list[str], locale: str, random: Random) -> None:
    sample = random.choice(lines).partition("\n")[0]
    words = _PLAIN.sub("", sample) and random.choice(WORDS[locale])
    new = (
        re.sub(r"(?<=[|] ).+?(?= [|])", words, sample) if sample.startswith("|") else sample.split(" ")[0] + f" {words}"
    )
    lines.insert(random.randrange(len(lines) + 1), f"{new}\n")


def _line_out(lines: list[str], locale: str, random: Random) -> None:
    if len(lines) > 1:
        del lines[random.randrange(len(lines))]


def _line_moved(lines: list[str], locale: str, random: Random) -> None:
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randrange(len(lines) + 1), line)


def _other_fact(text: str, locale: str, random: Random) -> str:
    place = random.choice(list(_PERIOD.finditer(text)))
    return text[: place.start(2)] + str(random.randrange(2, 90)) + text[place.end(2) :]


def _between_clauses(texts: Sources, locale: str, random: Random) -> Sources:
    """Move a block of one clause to the end of another."""
    one, other = random.sample([path for path in texts if path.endswith(f".{locale}.md")], 2)
    parts = _parts(texts[one].text)
    block = parts.pop(random.randrange(1, len(parts)))
    if len(parts) < 2 or block.startswith(":::"):
        return texts
    moved = {one: "\n\n".join(parts) + "\n", other: f"{texts[other].text}\n{block}\n"}
    return {**texts, **{path: Source(path=path, text=text) for path, text in moved.items()}}


_WORK = "clauses/policy/work.yaml"
_ENTRIES = re.compile(r"\{clause: \w+, (?:within: \[\w+\]|as: \w+)\}|\w+")
_IDS = re.compile(r"\b(?!clause|within|as\b|section\b)\w+")


def _on_outline(edit: Callable[[list[str], str, Random], None]) -> Edit:
    """Return an edit of the outline of a language; what it takes out is said to be absent."""

    def applied(text: str, locale: str, random: Random) -> str:
        before, mark, rest = text.partition(f"  {locale}: ")
        inside = re.search(r"outline: \[(.+)\](?=[,}])", rest)
        assert inside
        entries = _ENTRIES.findall(inside[1])
        kept = list(entries)
        edit(kept, locale, random)
        gone = ", ".join(f"{one}: No longer." for entry in entries if entry not in kept for one in _IDS.findall(entry))
        absent = f", absent: {{{gone}}}" if gone else ""
        return f"{before}{mark}{rest[: inside.start()]}outline: [{', '.join(kept)}]{absent}{rest[inside.end() :]}"

    return applied


def _clause_out(texts: Sources, locale: str, random: Random) -> Sources:
    changed = _in_file(_WORK, _on_outline(_line_out))(texts, locale, random)
    gone = re.findall(r"(\w+): No longer", changed[_WORK].text)
    return {
        path: one for path, one in changed.items() if path not in {f"clauses/policy/{id}.{locale}.md" for id in gone}
    }


EDITS: Mapping[str, Callable[[Sources, str, Random], Sources]] = {
    "other words": _in_clause(_other_words),
    "more words": _in_clause(_more_words),
    "fewer words": _in_clause(_fewer_words),
    "strong words": _in_clause(_strong),
    "words no longer strong": _in_clause(_not_strong),
    "a paragraph in": _in_clause(_on_parts(_paragraph_in)),
    "a block out": _in_clause(_on_parts(_block_out)),
    "a block moved": _in_clause(_on_parts(_block_moved)),
    "a paragraph parted": _in_clause(_on_parts(_paragraph_parted)),
    "an item in": _in_clause(_on_lines("[-] ", _line_in)),
    "an item out": _in_clause(_on_lines("[-] ", _line_out)),
    "an item moved": _in_clause(_on_lines("[-] ", _line_moved)),
    "a number in": _in_clause(_on_lines("1[.] ", _line_in)),
    "a number out": _in_clause(_on_lines("1[.] ", _line_out)),
    "a number moved": _in_clause(_on_lines("1[.] ", _line_moved)),
    "a row in": _in_clause(_on_lines(r"\|", _line_in)),
    "a row out": _in_clause(_on_lines(r"\|", _line_out)),
    "a row moved": _in_clause(_on_lines(r"\|", _line_moved)),
    "a block to another clause": _between_clauses,
    "another fact": _in_file("clauses/facts.yaml", _other_fact),
    "clauses in another order": _in_file(_WORK, _on_outline(_line_moved)),
    "a clause out": _clause_out,
}
