"""A small project of a library in two languages, and its pages as others might send them back."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import commands
from generator.operations.build import read
from generator.operations.reading import Reading
from generator.operations.rendering import render_all, set_up

DAY = date(2026, 3, 2)

FILES = {
    "clausebook.yaml": """\
format: 1
base-url: https://www.example.com/legal/
publisher: library
timezone: UTC
locales: {original: en}
notice: {en: A sample., zh-Hans: 示例。}
""",
    "clauses/facts.yaml": """\
parties:
  library: {name: {en: Harbour Library, zh-Hans: 海港图书馆}}
contacts:
  desk: {party: library, phone: "+44 20 7946 0018", email: desk@example.com}
periods: {loan: 30 days, log-retention: 6 months}
ages: {reader-age: 12}
counts: {renewals: 2}
""",
    "clauses/terms.yaml": """\
card: {form: {en: reader card, zh-Hans: 借书证}, defined: {rules: loans}}
""",
    "clauses/changelog.yaml": """\
- edition: 2026-03-01
  works:
    rules: {change: adopted}
    fees: {change: adopted}
""",
    "clauses/rules/work.yaml": """\
kind: policy
locales:
  en:
    title: Rules for Readers
    dates: [effective]
    numbering: {sections: "1."}
    lists: ["(a)", "(i)"]
    # the order of the house, not of the alphabet
    outline:
      - {clause: introduction, as: preface}
      - loans   # first, as everybody asks for it
      - clause: fines
        within:
          # a table of its own
          - amounts
      - rooms
      - shared/contact
    absent: {exceptions: only in Chinese}
  zh-Hans:
    title: 读者须知
    dates: [effective]
    numbering: {sections: "第一条", paragraphs: ["1.1"]}
    outline:
      - loans
      - {clause: fines, within: [{clause: exceptions, as: paragraph}]}
      - rooms
      - shared/contact
    absent: {introduction: 中文版不设前言, amounts: 金额见价目表}
""",
    "clauses/rules/introduction.en.md": """\
# Introduction

These rules hold in every reading room of {{ library }}. Whoever borrows a book
has accepted them; a sign at the door says so as well.
""",
    "clauses/rules/loans.en.md": """\
---
requirements: [loan-rule]
---
# Borrowing Books

You borrow with a [reader card](define:card), which everybody from the age of {{ reader-age as number }} may have.

<!-- allow date-typed: the house opened on that day -->
Since May 1, 2019 a book may be kept for {{ loan }}, and a [reader card](term:card) lends **at most six** at a time,
see [](#fines).

We keep a record of what was lent for {{ log-retention }}:

1. {#returned}
   of books that came back, see [the terms](https://example.com/terms);
1. of books that are lost:
   1. for the insurer,
   1. for the publisher.
""",
    "clauses/rules/fines.en.md": """\
# Late Books

Whoever is late pays. Nobody pays more than the book costs.
""",
    "clauses/rules/amounts.en.md": """\
# What It Costs

Kind | costs are these.

| Kind | A day | After {{ loan }} |
|---|---|---|
| Novel | 20 cents | {{ renewals as words }} euro |
| Atlas | 40 cents | four euro |

- Children pay half.
- Pupils pay nothing.
""",
    "clauses/rules/rooms.en.md": """\
# Reading Rooms

::: important
Please leave coats with the porter.
:::

Rooms are open on weekdays.
""",
    "clauses/shared/contact.en.md": """\
# Contact

Ask at the desk.

::: contact desk
:::
""",
    "clauses/rules/loans.zh-Hans.md": """\
---
relation: counterpart
reason: 依本地规则撰写
---
# 借阅图书

读者凭[“借书证”](define:card)借书，年满{{ reader-age }}即可办理。

每册图书可以借阅{{ loan }}，每张[借书证](term:card)一次**最多六册**，
逾期见[](#fines)。
""",
    "clauses/rules/fines.zh-Hans.md": """\
---
relation: counterpart
reason: 依本地规则撰写
---
# 逾期归还

1. 逾期归还的，按日收取费用。
1. 费用不超过图书价格。
""",
    "clauses/rules/exceptions.zh-Hans.md": """\
# 免收费用

学生逾期归还的，不收取费用。
""",
    "clauses/rules/rooms.zh-Hans.md": """\
---
relation: counterpart
reason: 依本地规则撰写
---
# 阅览室

::: important
请将外衣交给门卫保管。
:::

阅览室工作日开放。
""",
    "clauses/shared/contact.zh-Hans.md": """\
---
relation: counterpart
reason: 依本地规则撰写
---
# 联系我们

请到服务台咨询。
""",
    "clauses/fees/work.yaml": """\
kind: policy
locales:
  en: {title: Fees for Visitors, dates: [effective], outline: [visits, shared/contact]}
""",
    "clauses/fees/visits.en.md": """\
# Visits

A visit to the old stacks costs five euro, with a guide who knows each shelf by heart.
""",
}


def library(folder: Path) -> Path:
    """Write the project, and return its folder."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def page_of(root: Path, locale: str = "en", work: str = "rules") -> str:
    """Return a page of a project as it is built."""
    return page_in(read(root, DAY, ("html",)), work, locale)


def page_in(reading: Reading, work: str, locale: str) -> str:
    """Return a page of a project that was read."""
    document = next(one for one in reading.documents if (one.work, one.locale) == (work, locale))
    made = [file for step in render_all(set_up(reading, ("html",)), (document,)) for file in step.artifacts]
    return next(file.data for file in made if file.path == f"{document.path}index.html").decode()


def update(root: Path, text: str, *options: str, name: str = "returned.html") -> Result:
    """Bring a text back into a project."""
    file = root.parent / name
    file.write_text(text, encoding="utf-8")
    arguments = ("import", "--update", str(file), "--project", str(root), "--as-of", DAY.isoformat(), *options)
    return CliRunner().invoke(commands, arguments)


def hashes(root: Path) -> dict[str, str]:
    """Return a hash of every file of a project by its path."""
    files = (file for file in root.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def altered(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Return the paths at which two states of a project are not the same."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
