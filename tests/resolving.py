"""Small projects to resolve: facts, an inventory, works and clauses, and what comes out of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from textwrap import dedent, indent

from generator.model.diagnostics import Diagnostic
from generator.model.document import Document, Paragraph, Section, plain_text
from generator.model.library import Library
from generator.parse import parse
from generator.resolve import resolve
from tests.languages import languages
from tests.support import MINIMAL, sources
from tests.walk import items_of

NUMBERED = 'numbering: {sections: "1.", paragraphs: ["1.1", "1.1.1"]}\n'
DAY = date(2021, 7, 1)

FACTS = """\
parties:
  acme: {name: {en: Acme, zh-Hans: 顶点}, legal-name: {zh-Hans: 顶点有限公司}}
contacts:
  office:
    party: acme
    phone: "+1 555 0100"
    email: a@example.com
    address: {en: [Floor 1, Springfield], zh-Hans: [深圳市]}
periods: {look-back: 12 months}
ages: {minor-age: 18}
counts: {requests: 2}
dates: {sunset: 2021-01-01}
statutes: {ccpa: {name: California Consumer Privacy Act of 2018, citation: Cal. Civ. Code § 1798.100}}
links: {help: "https://www.example.com/help"}
names: {mark: {en: Mark}}
"""

INVENTORY = """\
california:
  purposes: {account: {en: Account}, ads: {en: Advertising}}
  sources: {direct: {en: Directly}}
  recipients: {carriers: {en: carriers}, banks: {en: banks}, police: {en: authorities}}
  categories:
    identifiers:
      letter: A
      label: {en: Identifiers}
      statute: § 1(A)
      examples: {en: A name.}
      sources: [direct]
      purposes: [account, ads]
      disclosed: [carriers, banks, police]
      retention: look-back
    records:
      letter: B
      label: {en: Customer records}
      statute: § 1(B)
      short: {en: Records}
      examples: {en: An address.}
      note: {en: It may overlap.}
      sources: [direct]
      purposes: [account]
      sold: [banks]
      retention: look-back
"""


def work(outline: str, *, locale: str = "en", more: str = "", top: str = "") -> str:
    """Return a work.yaml with one locale."""
    body = f"title: Policy\ndates: [last-modified, effective]\n{dedent(more)}outline:\n{indent(dedent(outline), '  ')}"
    return f"kind: policy\n{dedent(top)}locales:\n  {locale}:\n{indent(body, '    ')}"


def parsed(files: Mapping[str, str]) -> Library:
    speaks_english = "  en:" in files.get("clauses/policy/work.yaml", "  en:")
    base = {path: text for path, text in MINIMAL.items() if speaks_english or not path.endswith(".en.md")}
    given = {**base, "clauses/facts.yaml": FACTS, "clauses/inventory.yaml": INVENTORY, **files}
    library, found = parse(sources(given))
    assert not found, found
    return library


def resolved(files: Mapping[str, str], day: date = DAY) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    return resolve(parsed(files), languages(), day)


def document(files: Mapping[str, str], locale: str = "en") -> Document:
    documents, found = resolved(files)
    assert not found, found
    return next(made for made in documents if made.locale == locale and made.work == "policy")


def clause(text: str, title: str = "Contact", locale: str = "en", front: str = "") -> dict[str, str]:
    """Return the files of a work with one clause, `contact`; `front` is its front matter."""
    name, head = f"clauses/policy/contact.{locale}.md", f"---\n{front}\n---\n" if front else ""
    return {
        "clauses/policy/work.yaml": work("- contact\n", locale=locale),
        name: f"{head}# {title}\n\n{dedent(text)}\n",
    }


def text_of(files: Mapping[str, str], locale: str = "en") -> str:
    """Return the first paragraph of the first section."""
    first = document(files, locale).sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    return plain_text(first.children)


def numbers(made: Document) -> list[str]:
    """Return every number of a document in reading order, sections among them."""
    return [number for section in made.sections for number in _numbers(section)]


def _numbers(section: Section) -> Iterator[str]:
    if section.number:
        yield section.number
    yield from (item.number for item in items_of(section.blocks) if item.number)
    for inner in section.sections:
        yield from _numbers(inner)


def two_works(text: str, locale: str = "en") -> dict[str, str]:
    """Return a policy that says `text`, and an addendum to it with a clause `sale` and a numbered paragraph."""
    more = NUMBERED if locale == "zh-Hans" else ""
    return {
        "clauses/policy/work.yaml": work("- contact\n", locale=locale, more=more),
        f"clauses/policy/contact.{locale}.md": f"# Contact us\n\n{text}\n",
        "clauses/addendum/work.yaml": work("- sale\n", locale=locale, top="amends: policy\n", more=more),
        f"clauses/addendum/sale.{locale}.md": "# No sale\n\n1. {#never}\n   **No sale of it.** We never sell.\n",
        "clauses/changelog.yaml": (
            "- edition: 2021-06-30\n  works: {policy: {change: adopted}, addendum: {change: adopted}}\n"
        ),
    }


def california(text: str) -> dict[str, str]:
    return clause(text) | {"clauses/policy/work.yaml": work("- contact\n", top="jurisdiction: california\n")}


def policy(**keys: str) -> dict[str, str]:
    """Return the work.yaml of a work with the clause `contact`, and with more in it."""
    return {"clauses/policy/work.yaml": work("- contact\n", **keys)}
