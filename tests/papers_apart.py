"""Documents for Hypothesis: pairs of texts in mixed Chinese and English that have much in common."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from generator.model.document import (
    Block,
    Cell,
    ContactBlock,
    ContactField,
    Definition,
    DefinitionEntry,
    DefinitionList,
    Document,
    FactText,
    Foreign,
    Important,
    ImportantBlock,
    Inline,
    Link,
    List,
    ListItem,
    Paragraph,
    Reference,
    Section,
    Strong,
    Table,
    Term,
    Text,
    walk_sections,
)
from generator.model.wording import of_clause

from .samples import ENGLISH

PIECES = (
    "We collect your name. ",
    "We keep it for 30 days. ",
    "We may not sell it",
    " and ",
    "within 45 days",
    "我们收集您的姓名。",
    "我们不得出售",
    "保存15日，",
    "您可以在App内删除。",
    "、",
    "twelve (12) months",
    ".",
    " ",
    "é",
    "👨‍👩‍👧",
    "12-month look-back; ",
    "第7条",
)

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=1, max_size=4).map("".join).filter(bool)
plain = texts.map(lambda text: Text(text=text))


def _wrapped(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    children = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        children.map(lambda c: Strong(children=c)),
        children.map(lambda c: Important(children=c)),
        children.map(lambda c: Foreign(locale="en", direction="ltr", children=c)),
        children.map(lambda c: Link(href="https://www.example.com/", children=c)),
        children.map(lambda c: Term(term="ccpa", path=None, anchor="t-ccpa", children=c)),
        st.builds(
            Reference, path=st.none(), anchor=st.sampled_from(("c-a", "c-b")), generated=st.booleans(),
            children=children,
        ),
        children.map(lambda c: Definition(term="ccpa", anchor="t-ccpa", children=c)),
    )  # fmt: skip


facts = st.builds(FactText, fact=st.sampled_from(("look-back", "us")), text=texts, day=st.none())
inlines: st.SearchStrategy[Inline] = plain | facts | _wrapped(plain | facts | _wrapped(plain))
runs = st.lists(inlines, min_size=1, max_size=3).map(tuple)
paragraphs = runs.map(lambda run: Paragraph(children=run))


def _listed(number: str | None, items: list[tuple[int | None, tuple[Block, ...]]]) -> List:
    """Return a list; `number` is the pattern of its numbers, if it has any."""
    return List(
        items=tuple(
            ListItem(
                number=number and number.format(n),
                anchor=number and f"i-{n}",
                begins=begins if number else None,
                blocks=blocks,
            )
            for n, (begins, blocks) in enumerate(items, 1)
        )
    )


def _lists(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[List]:
    blocks = st.lists(inner, min_size=1, max_size=2).map(tuple)
    items = st.lists(st.tuples(st.sampled_from((None, None, 3)), blocks), min_size=1, max_size=4)
    return st.builds(_listed, st.sampled_from((None, "{}.")), items)


@cache
def _tables(columns: int) -> st.SearchStrategy[Table]:
    words = st.sampled_from(("Category", "来源", "Sold", ""))
    heads = words.map(lambda text: Cell(blocks=(Paragraph(children=(Text(text=text),)),) if text else ()))
    cells = st.lists(paragraphs, max_size=2).map(lambda blocks: Cell(blocks=tuple(blocks)))
    header, row = (st.lists(cell, min_size=columns, max_size=columns).map(tuple) for cell in (heads, cells))
    rows = st.lists(row, max_size=3).map(tuple)
    return st.builds(Table, caption=st.just("Table"), header=header, rows=rows)


tables = st.integers(1, 3).flatmap(_tables)

contacts = st.lists(
    st.builds(
        ContactField,
        kind=st.sampled_from(("phone", "email")),
        label=st.just("Phone"),
        lines=st.lists(runs, min_size=1, max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=2,
).map(lambda fields: ContactBlock(fields=tuple(fields)))


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, min_size=1, max_size=2).map(tuple)
    entries = st.builds(DefinitionEntry, term=runs, definitions=st.lists(blocks, min_size=1, max_size=2).map(tuple))
    return st.one_of(
        _lists(inner),
        blocks.map(lambda held: ImportantBlock(blocks=held)),
        st.lists(entries, min_size=1, max_size=2).map(lambda found: DefinitionList(entries=tuple(found))),
    )


flat: st.SearchStrategy[Block] = paragraphs | tables | contacts
blocks: st.SearchStrategy[Block] = flat | _nested(flat | _nested(paragraphs))


@st.composite
def outlines(draw: st.DrawFn) -> tuple[Section, ...]:
    """Clauses in a random order and nesting, each id at most once."""
    ids = draw(st.permutations(("introduction", "use", "sharing", "rights")))
    made: list[Section] = []
    for name in ids[: draw(st.integers(0, len(ids)))]:
        title = draw(st.just(()) | runs)
        section = Section(
            clause=name, anchor=f"c-{name}", placement="section", level=1, number=None, title=title,
            blocks=tuple(draw(st.lists(blocks, max_size=2))), sections=(),
        )  # fmt: skip
        if not any(of_clause(section)):
            continue  # a clause without a word is refused where it is read
        inside: bool = draw(st.booleans())
        if made and inside:
            made[-1] = replace(made[-1], sections=(*made[-1].sections, section))
        else:
            made.append(section)
    return tuple(made)


def with_clauses(sections: tuple[Section, ...]) -> Document:
    return replace(ENGLISH, sections=sections)


def _in_another_form(block: Block) -> tuple[Block, ...]:
    """Return a block in another form: a list with the other kind of items, a paragraph in parts or in bold."""
    match block:
        case List(items=items):
            number = None if items[0].number else "1."
            return (List(items=tuple(replace(one, number=number, anchor=None, begins=None) for one in items)),)
        case ImportantBlock(blocks=blocks):
            return blocks
        case Paragraph(children=(first, second, *others)):
            return (Paragraph(children=(first,)), Paragraph(children=(second, *others)))
        case Paragraph(children=(Text() as text,)):
            return (Paragraph(children=(Strong(children=(text,)),)),)
        case _:
            return (ImportantBlock(blocks=(block,)),)


@st.composite
def rearranged(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two Documents; the second has the blocks of the first in any clause and order, some in another form."""
    old = draw(outlines())
    clauses = [section.clause for section in walk_sections(old)]
    found: dict[str, list[Block]] = {clause: [] for clause in clauses}
    for block in draw(st.permutations([block for section in walk_sections(old) for block in section.blocks])):
        found[draw(st.sampled_from(clauses))] += _in_another_form(block) if draw(st.booleans()) else (block,)

    def with_others(section: Section) -> Section:
        inner = tuple(map(with_others, section.sections))
        return replace(section, blocks=tuple(found[section.clause]), sections=inner)

    new = tuple(map(with_others, old))
    kept = new[draw(st.integers(0, 1)) :]
    return with_clauses(old), with_clauses(draw(st.sampled_from((new, new[::-1], kept))))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two Documents; the second has clauses of the first, changed ones and others."""
    old = draw(outlines())
    new = draw(outlines())
    keep = draw(st.booleans())
    by_id = {section.clause: section for section in old}
    mixed = tuple(
        replace(by_id[s.clause], blocks=(*by_id[s.clause].blocks[::-1], *s.blocks[:1]))
        if keep and s.clause in by_id and not s.sections and not by_id[s.clause].sections
        else s
        for s in new
    )
    return with_clauses(old), with_clauses(mixed)
