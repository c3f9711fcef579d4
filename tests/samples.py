"""Documents made by hand, with every node of the model in them, for tests of renderers.

`ENGLISH` and `CHINESE` are one work in two languages, `ADDENDUM` belongs to it and exists in English alone. Words and
names are made up.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from generator.model.document import (
    Block,
    Cell,
    Column,
    Columns,
    ContactBlock,
    ContactField,
    Definition,
    DefinitionEntry,
    DefinitionList,
    Deleted,
    Document,
    FactText,
    Foreign,
    Important,
    ImportantBlock,
    Inline,
    Inserted,
    Link,
    List,
    ListItem,
    MovedCell,
    Paragraph,
    Reference,
    Renumbered,
    Restyled,
    Revised,
    Revision,
    Section,
    Strong,
    Table,
    Term,
    Text,
)
from generator.model.imprint import Neighbour, SignOff, StampedDate

JUNE = date(2021, 6, 30)


def run(*parts: Inline | str) -> tuple[Inline, ...]:
    """A run of inlines; plain text may be written as such."""
    return tuple(Text(text=part) if isinstance(part, str) else part for part in parts)


def paragraph(*parts: Inline | str) -> Paragraph:
    return Paragraph(children=run(*parts))


def strong(*parts: Inline | str) -> Strong:
    return Strong(children=run(*parts))


def important(*parts: Inline | str) -> Important:
    return Important(children=run(*parts))


def link(href: str, *parts: Inline | str) -> Link:
    return Link(href=href, children=run(*parts))


def reference(anchor: str, *parts: Inline | str, path: str | None = None) -> Reference:
    return Reference(path=path, anchor=anchor, generated=False, children=run(*parts))


def fact(name: str, text: str, day: date | None = None) -> FactText:
    return FactText(fact=name, text=text, day=day)


def foreign(locale: str, *parts: Inline | str) -> Foreign:
    return Foreign(locale=locale, direction="ltr", children=run(*parts))


def definition(term: str, *parts: Inline | str) -> Definition:
    return Definition(term=term, anchor=f"t-{term}", children=run(*parts))


def term(name: str, *parts: Inline | str, path: str | None = None) -> Term:
    return Term(term=name, path=path, anchor=f"t-{name}", children=run(*parts))


def item(*blocks: Block | str, number: str | None = None, anchor: str | None = None) -> ListItem:
    made = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return ListItem(number=number, anchor=anchor, blocks=made)


def bullets(*items: ListItem | str) -> List:
    return List(items=tuple(item(one) if isinstance(one, str) else one for one in items))


def numbered(*items: ListItem) -> List:
    return List(items=items)


def cell(*paragraphs: Paragraph | str) -> Cell:
    return Cell(blocks=tuple(paragraph(one) if isinstance(one, str) else one for one in paragraphs))


def table(caption: str, header: tuple[str, ...], *rows: tuple[Cell | str, ...]) -> Table:
    return Table(
        caption=caption,
        header=tuple(cell(text) if text else Cell(blocks=()) for text in header),
        rows=tuple(tuple(cell(one) if isinstance(one, str) else one for one in row) for row in rows),
    )


def entry(name: str, *said: Block) -> DefinitionEntry:
    return DefinitionEntry(term=run(name), definitions=tuple((block,) for block in said))


def field(kind: str, label: str, *lines: Inline | str) -> ContactField:
    return ContactField(kind=kind, label=label, lines=tuple(run(line) for line in lines))


def section(
    clause: str,
    title: str,
    *blocks: Block,
    number: str | None = None,
    level: int = 1,
    sections: tuple[Section, ...] = (),
) -> Section:
    return Section(
        clause=clause,
        anchor=f"c-{clause}",
        placement="section" if title else "paragraph" if number else "preface",
        level=level,
        number=number,
        title=run(title) if title else (),
        blocks=blocks,
        sections=sections,
    )


def inserted(*parts: Inline | str) -> Inserted:
    return Inserted(children=run(*parts))


def deleted(*parts: Inline | str) -> Deleted:
    return Deleted(children=run(*parts))


def revision(change: str, note: str, *blocks: Block) -> Revision:
    return Revision(change=change, note=note, blocks=blocks)


def moved_row(change: str, note: str, *texts: str) -> tuple[Cell, ...]:
    """A row of a table that moved, its note in the first cell."""
    return tuple(
        MovedCell(blocks=(paragraph(text),), change=change, note="" if place else note)
        for place, text in enumerate(texts)
    )


def revised(change: str, note: str, clause: Section, **changes: Any) -> Revised:
    """A clause that came in, went or moved."""
    held = {one.name: getattr(clause, one.name) for one in fields(Section)}
    return Revised(**held | changes, change=change, note=note)


def column(locale: str, note: str, *blocks: Block) -> Column:
    return Column(locale=locale, direction="ltr", note=note, blocks=blocks)


def neighbour(document: str, locale: str, title: str) -> Neighbour:
    return Neighbour(work=document, locale=locale, direction="ltr", title=title, path=f"{locale}/{document}/")


MODIFIED = StampedDate(kind="last-modified", label="Last modified", day=JUNE, text="June 30, 2021")
REVIEWED = StampedDate(kind="last-reviewed", label="Last reviewed", day=JUNE, text="June 30, 2021")
ADOPTED = StampedDate(kind="effective", label="Effective", day=date(2019, 12, 19), text="December 19, 2019")
MODIFIED_ZH = StampedDate(kind="last-modified", label="最后更新日期", day=JUNE, text="2021年6月30日")
EFFECTIVE_ZH = StampedDate(kind="effective", label="生效日期", day=JUNE, text="2021年6月30日")

ENGLISH = Document(
    work="privacy-policy",
    kind="policy",
    jurisdiction=None,
    edition="2021-06-30",
    locale="en",
    direction="ltr",
    title="Privacy Policy",
    description="What Example Optics learns about the people who use its shop, and what it does with it.",
    publisher="Example Optics",
    path="en/privacy-policy/",
    notice="Sample for review by counsel. It is not the policy of any company.",
    dates=(MODIFIED,),
    modified=JUNE,
    table_of_contents=True,
    sections=(
        section(
            "introduction",
            "",
            paragraph(
                "This policy tells you what we learn about you when you use our shop, why we need it, and who else "
                "gets to see it. It holds for every visit since ",
                fact("shop-opened", "January 1, 2020", date(2020, 1, 1)),
                ". In it, ",
                definition("personal-information", "“personal information”"),
                " means anything that tells who you are, by itself or together with something else.",
            ),
            paragraph(
                "If you live in California, please read ",
                reference("", "Privacy Notice for California", path="en/california-addendum/"),
                " as well.",
            ),
        ),
        section(
            "collection",
            "What we collect",
            paragraph("We ask for as little as we can. What reaches us comes in three ways:"),
            bullets(
                item(
                    paragraph(
                        strong("Cookies."),
                        " A cookie is a small file that a site leaves with your browser. ",
                        "The site ",
                        link("https://www.example.org/cookies", "All About Cookies"),
                        " explains how to refuse them.",
                    )
                ),
                item(
                    paragraph(strong("What you ordered."), " They hold"),
                    bullets(
                        "your name and the address you want us to deliver to;",
                        "the items, their price, and how you paid.",
                    ),
                ),
                item(
                    paragraph(
                        strong("Letters and calls."),
                        " We keep what you write for ",
                        fact("keep-letters", "24 months"),
                        ".",
                    ),
                    paragraph("Calls are not recorded unless you say yes at the beginning of the call."),
                ),
            ),
            sections=(
                section(
                    "sources",
                    "Where it comes from",
                    paragraph("Most of it comes from you. The rest is listed here:"),
                    table(
                        "Categories of personal information",
                        ("Category", "Examples", "Collected"),
                        (
                            "A. Identifiers",
                            "A real name, a postal address, an online identifier, an account name",
                            "Yes",
                        ),
                        (
                            "F. Network activity",
                            cell(
                                "Pages seen, searches made, links followed",
                                paragraph(
                                    "Some of it is also an identifier; see ", reference("c-sharing", "Who sees it"), "."
                                ),
                            ),
                            "Yes",
                        ),
                    ),
                    level=2,
                ),
                section(
                    "do-not-track",
                    "Signals of your browser",
                    paragraph(
                        "Our shop heeds ",
                        strong("Global Privacy Control"),
                        "; the older signal is called ",
                        foreign("zh-Hans", "“请勿追踪”"),
                        " in the Chinese text.",
                    ),
                    level=2,
                ),
            ),
        ),
        section(
            "use",
            "How we use it",
            paragraph(
                "We use ", term("personal-information", "personal information"), " for these purposes and no other:"
            ),
            numbered(
                item("to fulfil what you ordered;", number="(i)", anchor="c-use-orders"),
                item(
                    paragraph("to keep the shop safe, which takes"),
                    numbered(
                        item("a log of failed sign-ins, and", number="(a)", anchor="c-use-2"),
                        item("a check of payments against fraud;", number="(b)", anchor="c-use-3"),
                    ),
                    number="(ii)",
                    anchor="c-use-4",
                ),
                item("to answer you.", number="(iii)", anchor="c-use-5"),
            ),
            ImportantBlock(
                blocks=(
                    paragraph("We do not sell what we know about you, and we do not trade it for anything."),
                    bullets("Nobody can buy it.", "Nobody can rent it."),
                )
            ),
        ),
        section(
            "sharing",
            "Who sees it",
            DefinitionList(
                entries=(
                    entry("Carriers", paragraph("They get your name and address, to deliver what you ordered.")),
                    entry(
                        "Authorities",
                        paragraph("They get what the law entitles them to, and not before they have shown it."),
                        bullets("We tell you, unless a court forbids it."),
                    ),
                )
            ),
            paragraph(important("You may say no to both at any time"), ", though then we cannot deliver."),
        ),
        section(
            "contact",
            "How to reach us",
            paragraph("Write, call or come by. We answer within ", fact("answer", "45 days"), "."),
            ContactBlock(
                fields=(
                    field("party", "Company", "Example Optics Ltd."),
                    field("phone", "Phone", link("tel:+15550100", "+1 555 0100")),
                    field("email", "Email", link("mailto:privacy@example.com", "privacy@example.com")),
                    field("address", "Address", "19 Cloud Lane", "Springfield"),
                )
            ),
        ),
    ),
    sign_off=None,
    translations=(neighbour("privacy-policy", "zh-Hans", "隐私条款"),),
    related=(neighbour("california-addendum", "en", "Privacy Notice for California"),),
)

CHINESE = Document(
    work="privacy-policy",
    kind="policy",
    jurisdiction=None,
    edition="2021-06-30",
    locale="zh-Hans",
    direction="ltr",
    title="隐私条款",
    description="示例光学如何处理您的个人信息。",
    publisher="示例光学",
    path="zh-Hans/privacy-policy/",
    notice="示例文本，供律师审阅，并非任何公司的隐私条款。",
    dates=(MODIFIED_ZH, EFFECTIVE_ZH),
    modified=JUNE,
    table_of_contents=True,
    sections=(
        section(
            "introduction",
            "引言",
            paragraph(
                "示例光学（以下简称“我们”）重视您的",
                definition("personal-information", "个人信息"),
                "。本条款说明我们在您使用网上商城及相关服务时收集哪些信息、为何收集、如何使用，以及您享有哪些权利。",
            ),
            paragraph(important("请您在使用服务前仔细阅读本条款，尤其是以粗体和下划线标示的内容。")),
        ),
        section(
            "collection",
            "我们收集您的哪些信息",
            paragraph("我们遵循最小必要原则，仅为实现下列目的收集信息："),
            numbered(
                item("您注册账户时填写的昵称、手机号码和密码；", number="1.1", anchor="c-collection-1"),
                item(
                    paragraph("您下单时提供的信息，包括："),
                    numbered(
                        item("收货人姓名、收货地址和联系电话；", number="1.2.1", anchor="c-collection-2"),
                        item(
                            paragraph(
                                "支付方式与支付结果。我们不保存您的银行卡密码，详见",
                                reference("c-security", "第2条"),
                                "。",
                            ),
                            number="1.2.2",
                            anchor="c-collection-3",
                        ),
                        item("发票抬头和税号。", number="1.2.11", anchor="c-collection-4"),
                    ),
                    number="1.2",
                    anchor="c-collection-5",
                ),
                item(
                    paragraph(
                        strong("设备信息："),
                        "设备型号、操作系统版本、IP 地址，以及网络上称为",
                        foreign("en", "Do Not Track"),
                        "的浏览器信号。",
                    ),
                    number="1.3",
                    anchor="c-device",
                ),
            ),
            number="1.",
            sections=(
                section(
                    "exceptions",
                    "",
                    paragraph("下列情形无需征得您的同意："),
                    bullets("为订立或者履行您作为一方的合同所必需；", "为履行法定职责或者法定义务所必需。"),
                    number="1.4",
                    level=2,
                ),
            ),
        ),
        section(
            "security",
            "我们如何保护您的信息",
            paragraph(
                "本条中的",
                term("personal-information", "个人信息"),
                "自",
                fact("shop-opened", "2020年1月1日", date(2020, 1, 1)),
                "起加密存储，保存期限为",
                fact("keep", "24个月"),
                "。",
            ),
            table(
                "保存期限",
                ("类别", "保存期限"),
                ("订单信息", "交易完成之日起三年"),
                ("浏览记录", cell("12个月", "您可以随时在账户中删除")),
            ),
            number="2.",
        ),
        section(
            "contact",
            "您如何联系我们",
            ContactBlock(
                fields=(
                    field("department", "部门", "个人信息保护部门"),
                    field("phone", "电话", link("tel:+8675500000000", "0755-0000 0000")),
                    field("address", "地址", "示例市云路19号"),
                )
            ),
            number="3.",
        ),
    ),
    sign_off=SignOff(party="示例光学有限公司", date=MODIFIED_ZH),
    translations=(neighbour("privacy-policy", "en", "Privacy Policy"),),
    related=(neighbour("california-addendum", "en", "Privacy Notice for California"),),
)

ADDENDUM = Document(
    work="california-addendum",
    kind="addendum",
    jurisdiction="california",
    edition="2021-06-30",
    locale="en",
    direction="ltr",
    title="Privacy Notice for California",
    description="",
    publisher="Example Optics",
    path="en/california-addendum/",
    notice=None,
    dates=(ADOPTED, REVIEWED),
    modified=date(2019, 12, 19),
    table_of_contents=False,
    sections=(
        section(
            "sale",
            "Sale",
            paragraph(
                "We sell no ", term("personal-information", "personal information", path="en/privacy-policy/"), "."
            ),
        ),
    ),
    sign_off=None,
    translations=(),
    related=(neighbour("privacy-policy", "en", "Privacy Policy"),),
)

DOCUMENTS = (ENGLISH, ADDENDUM, CHINESE)

_CARRIERS = paragraph("Carriers get your name and address, and nothing else.")

REDLINE = replace(
    ENGLISH,
    path="redline/en/privacy-policy/",
    notice="Comparison of June 30, 2021 with December 19, 2019",
    translations=(),
    related=(),
    sections=(
        section(
            "introduction",
            "",
            paragraph(
                "This policy tells you what we learn about you when you ",
                deleted("visit"),
                inserted("use"),
                " our shop. In it, ",
                definition("personal-information", "“personal information”"),
                " means anything that tells who you are",
                inserted(", ", strong("by itself"), " or together with something else"),
                ". In China it is called ",
                foreign("zh-Hans", "个人", deleted("资料"), inserted("信息")),
                ".",
            ),
            revision("deleted", "", paragraph("We learn nothing about children.")),
        ),
        replace(
            section(
                "collection",
                "What we collect",
                paragraph("What reaches us comes in ", deleted("two"), inserted("three"), " ways:"),
                bullets(
                    item(paragraph(strong("Cookies."), " A site leaves them with your browser.")),
                    item(revision("inserted", "", paragraph(strong("Orders."), " They hold what you bought."))),
                    item(revision("deleted", "", paragraph("Postcards."))),
                ),
                table(
                    "What we keep",
                    ("Category", "Kept for"),
                    ("A. Identifiers", cell(paragraph(deleted("12 months"), inserted("24 months")))),
                    (cell(paragraph(deleted("B. Records"))), cell(paragraph(deleted("36 months")))),
                    (cell(paragraph(inserted("F. Network activity"))), cell(paragraph(inserted("6 months")))),
                    moved_row("moved-away", "Moved from here", "C. Photographs", "60 months"),
                    ("D. Letters", "until answered"),
                    moved_row("moved-here", "Moved here", "C. Photographs", "60 months"),
                ),
                number="1.",
            ),
            title=run("What we ", deleted("gather"), inserted("collect")),
        ),
        section(
            "use",
            "How we use it",
            revision("moved-away", "Moved from here", _CARRIERS),
            paragraph("We use ", term("personal-information", "it"), " for these purposes:"),
            numbered(
                item("to fulfil what you ordered;", number="(i)", anchor="c-use-orders"),
                item(revision("deleted", "", paragraph("to write to you;")), number="(ii)"),
                item(
                    revision(
                        "inserted",
                        "",
                        paragraph("to keep the shop safe, which takes"),
                        numbered(
                            item("a log of failed sign-ins, and", number="(a)", anchor="c-use-1"),
                            item("a check of payments;", number="(b)", anchor="c-use-2"),
                        ),
                    ),
                    number="(ii)",
                    anchor="c-use-3",
                ),
                item(
                    revision("moved-here", "Moved here", paragraph("to answer you ", inserted("in time"), ".")),
                    number="(iii)",
                    anchor="c-use-4",
                ),
            ),
            revision(
                "parted",
                "Parted into paragraphs",
                paragraph(
                    "As ",
                    Renumbered(children=(reference("c-collect", "section 1"),), was="section 2", note="was section 2"),
                    " says, we tell you ",
                    Restyled(before="", after="strong", children=run("at once"), note="Bold now"),
                    ".",
                ),
                paragraph(
                    "We ",
                    Restyled(before="important", after="", children=run("never"), note="No longer stands out"),
                    " sell it.",
                ),
            ),
            revision(
                "to-bullets",
                "Bullets instead of these numbers",
                numbered(item("a letter;", number="(1)"), item("a call.", number="(2)")),
            ),
            ImportantBlock(blocks=(paragraph("We do not sell ", deleted("your data"), inserted("what we know"), "."),)),
            revision("inserted", "", ImportantBlock(blocks=(paragraph("Nobody can buy it, and nobody can rent it."),))),
            number="2.",
        ),
        revised(
            "moved-away",
            "Moved from here",
            replace(section("security", "How we keep it safe", number="3."), anchor="c-security-moved"),
        ),
        revised(
            "deleted",
            "Removed",
            section(
                "fax",
                "How to send a fax",
                paragraph("Send it to ", link("tel:+15550199", "+1 555 0199"), "."),
                bullets("Write your name on it.", "Do not send it twice."),
                number="4.",
            ),
        ),
        revised(
            "inserted",
            "Added",
            section(
                "sharing",
                "Who sees it",
                revision("moved-here", "Moved here", _CARRIERS),
                DefinitionList(entries=(entry("Authorities", paragraph("They get what the law entitles them to.")),)),
                number="3.",
                sections=(
                    revised(
                        "inserted",
                        "Added",
                        section("transfers", "", paragraph("Nothing leaves the country."), number="3.1", level=2),
                    ),
                ),
            ),
        ),
        revised(
            "moved-here",
            "Moved here",
            section(
                "security",
                "How we keep it safe",
                paragraph("Everything is encrypted", inserted(", at rest as well"), "."),
                number="4.",
            ),
        ),
        section(
            "contact",
            "How to reach us",
            ContactBlock(
                fields=(
                    field("party", "Company", "Example Optics Ltd."),
                    field("address", "Address", deleted("1 Rain Street"), inserted("19 Cloud Lane")),
                )
            ),
            number="5.",
        ),
    ),
)
"""A redline with every node that only redlines have, but columns."""

REDLINE_ZH = replace(
    CHINESE,
    path="redline/zh-Hans/privacy-policy/",
    notice="2021年6月30日版与2019年12月19日版的对比",
    translations=(),
    related=(),
    sections=(
        replace(
            section(
                "collection",
                "收集",
                paragraph("我们", deleted("可以"), inserted("应当"), "在", fact("keep", "24个月"), "内删除您的信息。"),
                numbered(
                    item("您的昵称；", number="1.1", anchor="c-collection-1"),
                    item(revision("deleted", "", paragraph("您的传真号码；")), number="1.2"),
                    item(
                        revision("inserted", "", paragraph("IP 地址和 Cookie；")), number="1.2", anchor="c-collection-2"
                    ),
                ),
                number="1.",
            ),
            title=run("我们", deleted("搜集"), inserted("收集"), "您的哪些信息"),
        ),
        revised("deleted", "已删除", section("fax", "传真", paragraph("传真可能延迟。"), number="2.")),
        revised("inserted", "新增", section("security", "安全", paragraph(important("我们加密保存。")), number="2.")),
    ),
)
"""A redline in Chinese."""

BESIDE = replace(
    REDLINE,
    path="redline/en+zh-Hans/privacy-policy/",
    table_of_contents=False,
    sections=(
        section(
            "collection",
            "",
            Columns(
                columns=(
                    column(
                        "en",
                        "",
                        paragraph(strong("1. What we collect")),
                        paragraph("We keep it for ", deleted("12 months"), inserted("24 months"), "."),
                        bullets(item(revision("inserted", "", paragraph("What you ordered.")))),
                    ),
                    column(
                        "zh-Hans",
                        "",
                        paragraph(strong("1. 我们收集哪些信息")),
                        paragraph(
                            "保存期限为",
                            deleted("12个月"),
                            inserted("24个月"),
                            "，详见",
                            foreign("en", "Orders"),
                            "。",
                        ),
                        bullets(item(revision("inserted", "", paragraph("您的订单。")))),
                    ),
                )
            ),
        ),
        section(
            "exceptions",
            "",
            Columns(
                columns=(
                    column("en", "Not in this language"),
                    column(
                        "zh-Hans",
                        "仅此语言有改动",
                        paragraph(strong("2. 例外")),
                        paragraph("下列情形", deleted("不需"), inserted("无需"), "征得您的同意。"),
                    ),
                )
            ),
        ),
    ),
)
"""A redline of two languages beside each other."""

REDLINES = (REDLINE, REDLINE_ZH, BESIDE)
