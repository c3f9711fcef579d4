"""Texts for tests of the importer, and what it makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.importer import Imported, ImportPlan, Propose, bring_in, scans_of, understand_all
from generator.importer.draft import DraftDocument, Proposal
from generator.importer.proof import scan
from generator.importer.proof.compare import ADDED
from generator.importer.rough import Line, Rough, TextRun
from generator.model.document import (
    Block,
    DefinitionList,
    ImportantBlock,
    List,
    Paragraph,
    Section,
    Table,
    plain_text,
)

DAY = date(2026, 3, 2)

ENGLISH = """
Privacy Policy

Last updated: March 2, 2026

Lantern Books Ltd. (“we”) runs a shop for second-hand books. This page says what we learn about you there.

WHAT WE COLLECT

We ask for:

· Your name. We print it on the parcel.

· Your address. The post needs it.

We also see:

which pages you open;

which books you search for;

and when you come back.

WHO WE SHARE IT WITH

We hand your address to the post:

(i) for parcels that you ordered,

(ii) for parcels that you send back.

Nobody else gets it.

CONTACT

Write to us at books@example.com or call +44 20 7946 0018.
"""

ADDENDUM = """
Privacy Addendum for California Residents

Effective Date: January 5, 2025

Last Reviewed on: March 2, 2026

This addendum adds to our Privacy Policy for people who live in California.

Information We Will Collect

In the past year we collected these kinds of information.

Kind

What It Holds

A. Identifiers.

A name, an address.

An address for parcels may be another one.

B. Records of customers.

What was paid, and how.

D. Commercial information.

Which books were bought.

It does not hold:

· what is public anyway.

Sharing Personal Information

We share as the policy says.

Historical Disclosures of Personal Information for a Business Purpose

These were disclosed:

A. Identifiers:

Categories: the post.

D. Commercial information:

Categories: nobody.

Your Rights and Choices

You may ask us three things.

Deletion Request Rights

We may say no where we need the information to:

00001. finish an order,

00002. keep the books that the law wants.

Contact Information

Ask at the counter.
"""

CHINESE = """
隐私政策

引言

本政策说明我们如何处理您的个人信息,主要包括:

我们如何收集您的个人信息

我们如何保护您的个人信息

您如何联系我们

1. 我们如何收集您的个人信息

我们只收集为您送书所必需的信息。

1.1 您下单时填写的姓名和收件地址。

1.2 出现下列情形的,无需征得您的同意:

1.2.1 与国家安全有关的;

1.2.2 法律另有规定的。

00017. 1.3 我们不收集其他信息。

2. 我们如何保护您的个人信息

2.1 我们对传输的数据加密。

2.2 发生安全事件的,我们会告知您。

客服电话:021-55501234

2.3 我们定期检查上述措施。

3. 您如何联系我们

3.1 请写信给我们。

上海灯笼书店有限公司

2026年3月2日
"""


def rough(text: str, path: str = "page.txt") -> Rough:
    """A text as a reader hands it on: each line that is not blank a line of its own."""
    lines = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    items = tuple(Line(pieces=(TextRun(text=line),), line=number) for number, line in lines)
    return Rough(path=path, title="", language="", items=items, notes=(), scan=scan(path, b"", text))


def understood(*texts: str) -> tuple[DraftDocument, ...]:
    return understand_all([rough(text, f"page-{number}.txt") for number, text in enumerate(texts, 1)])


def plainly(drafts: tuple[DraftDocument, ...], publisher: str | None) -> Proposal:
    """Propose nothing but the parties that a project cannot do without."""
    signers = {(one.work, one.locale): f"signer-{place}" for place, one in enumerate(drafts) if one.sign_off}
    parties = {"publisher": {"name": publisher or "Lantern Books"}}
    parties |= {signers[one.work, one.locale]: {"name": one.sign_off.party} for one in drafts if one.sign_off}
    return Proposal(
        drafts=drafts, publisher="publisher", facts={"parties": parties}, terms={}, signatories=signers, notes=()
    )


def imported(*texts: str) -> Imported:
    return brought_in([rough(text, f"page-{number}.txt") for number, text in enumerate(texts, 1)], plainly)


def brought_in(
    roughs: Sequence[Rough], how: Propose, plan: ImportPlan | None = None, publisher: str | None = None
) -> Imported:
    return bring_in(understand_all(roughs, plan), scans_of(roughs), how, publisher, DAY)


def unproved(made: Imported) -> list[tuple[str, str, str]]:
    """What the pages have in another way without a reason, but for the names of parties that somebody gave."""
    found = [one for differences in made.trial.differences.values() for one in differences if not one.aside]
    told = [party["name"] for party in made.trial.proposal.facts.get("parties", {}).values()]
    return [(one.kind, one.lacks, one.has) for one in found if one.kind != ADDED or one.has not in told]


def sketch(sections: Sequence[Section], depth: int = 0) -> list[str]:
    """Sections and blocks as short lines, indented by how deep they stand."""
    lines: list[str] = []
    for section in sections:
        number = f"{section.number} " if section.number else ""
        shown = "(preface)" if section.placement == "preface" else f"{number}{plain_text(section.title)}"
        lines.append(f"{'  ' * depth}{section.clause}: {shown}")
        lines += [f"{'  ' * depth}  {line}" for block in section.blocks for line in _block(block)]
        lines += sketch(section.sections, depth + 1)
    return lines


def _block(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [f"P {plain_text(block.children)[:40]}"]
        case List():
            return [line for item in block.items for line in _item(item.number, item.blocks)]
        case Table():
            cells = ([len(cell.blocks) for cell in row] for row in block.rows)
            return [f"T {len(block.header)} columns, rows {list(cells)}"]
        case DefinitionList():
            return [f"D {plain_text(entry.term)}" for entry in block.entries]
        case ImportantBlock():
            return ["I"]
        case _:
            return [type(block).__name__]


def _item(number: str | None, blocks: Sequence[Block]) -> list[str]:
    first, *rest = [line for block in blocks for line in _block(block)]
    return [f"{number or '-'} {first[2:]}", *(f"  {line}" for line in rest)]
