"""`::: name`: important passages, contacts, views of the inventory, the outline, lists with numbers of their own.

In: the line that opens a passage and the blocks inside. Out: the block that it stands for. Whether a contact exists is
not asked; which forms exist is, because the list is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.inventories import VIEWS
from ..model.numbering import Patterns, patterns
from ..model.registries import CONTACT_FIELDS
from ..model.source import Span
from ..model.written import Block, ContactBlock, ImportantBlock, InventoryBlock, OrderedList, OutlineBlock
from .engine import MAX_DEPTH
from .page import Page

FENCE_PROBLEMS: Mapping[str, tuple[Message, Message]] = {
    "fence-unclosed": (Message("container-unclosed.never-closed"), Message("container-unclosed.close")),
    "fence-outside": (Message("container-unclosed.inside-item"), Message("container-unclosed.indent")),
    "fence-deep": (Message("nesting-too-deep.levels", most=MAX_DEPTH), Message("nesting-too-deep.own-clause")),
    "fence-stray": (Message("markup-left-over.closes-nothing"), Message("markup-left-over.delete-or-open")),
    "ruled-line": (Message("markup-left-over.ruled-line"), Message("markup-left-over.page-sets-lines")),
}
"""Message and help for lines that the structure could not use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A passage as written: the line that opens it, the blocks inside, the place of the whole."""

    page: Page
    opening: Span
    inner: tuple[Block, ...]
    span: Span

    @property
    def words(self) -> tuple[str, ...]:
        """What follows `:::`: the name first."""
        return tuple(self.opening.text[len(":::") :].split())


def make_container(passage: Container) -> tuple[Block, ...]:
    """Return the block that a passage stands for; on a fault, what stands inside it."""
    name = passage.words[0]
    make = _MAKERS.get(name)
    if make is None:
        known = Message("container-unknown.known", names=tuple(f"::: {known}" for known in _MAKERS))
        passage.page.report(
            error("container-unknown.name", passage.opening, name=name).with_help(did_you_mean(name, _MAKERS) or known)
        )
        return passage.inner
    return make(passage)


def _important(passage: Container) -> tuple[Block, ...]:
    if len(passage.words) > 1:
        passage.page.refuse("container-unknown.follows", passage.opening, "container-unknown.important-alone")
    elif not passage.inner:
        passage.page.refuse("container-unknown.nothing-inside", passage.opening, "container-unknown.write-inside")
    return (ImportantBlock(blocks=passage.inner, span=passage.span),)


def _contact(passage: Container) -> tuple[Block, ...]:
    _check_empty(passage)
    if len(passage.words) == 1:
        passage.page.refuse("container-unknown.no-contact", passage.opening, "container-unknown.contact-form")
        return passage.inner
    _, contact, *fields = passage.words
    for field in fields:
        if field not in CONTACT_FIELDS:
            known = Message("container-unknown.fields", fields=CONTACT_FIELDS)
            unknown = error("container-unknown.field", passage.opening, field=field)
            passage.page.report(unknown.with_help(did_you_mean(field, CONTACT_FIELDS) or known))
    named = tuple(field for field in fields if field in CONTACT_FIELDS)
    return (ContactBlock(contact=contact, fields=named, span=passage.span), *passage.inner)


def _inventory(passage: Container) -> tuple[Block, ...]:
    _check_empty(passage)
    form, *views = passage.words
    if len(views) != 1 or views[0] not in VIEWS:
        forms = tuple(f"::: {form} {view}" for view in VIEWS)
        id = "container-unknown.no-table" if form == "table" else "container-unknown.no-list"
        passage.page.report(error(id, passage.opening).with_help("container-unknown.known", names=forms))
        return passage.inner
    return (InventoryBlock(form=form, view=views[0], span=passage.span), *passage.inner)


def _outline(passage: Container) -> tuple[Block, ...]:
    _check_empty(passage)
    if len(passage.words) > 1:
        passage.page.refuse("container-unknown.follows", passage.opening, "container-unknown.outline-alone")
    return (OutlineBlock(span=passage.span), *passage.inner)


def _numbers(passage: Container) -> tuple[Block, ...]:
    """Return the lists inside with the patterns that the passage names, by depth."""
    texts = [text.strip() for text in passage.opening.text.partition("numbers")[2].split("|")]
    forms = patterns(*texts)
    wrong = _wrong_numbers(passage, texts, forms)
    if wrong is not None:
        passage.page.report(wrong)
    return tuple(replace(block, forms=forms) if isinstance(block, OrderedList) else block for block in passage.inner)


def _wrong_numbers(passage: Container, texts: Sequence[str], forms: Patterns) -> Diagnostic | None:
    if len(forms) < len(texts):
        bad = next(text for text in texts if not patterns(text))
        finding = error("bad-number-sample.nothing-counts", passage.opening, sample=bad)
        return finding.with_help("bad-number-sample.first-item")
    deep = next(((form, depth) for depth, form in enumerate(forms, 1) if form.levels > depth), None)
    if deep is not None:
        finding = error("bad-number-sample.levels", passage.opening, sample=deep[0].text, count=deep[1])
        return finding.with_help("bad-number-sample.fewer")
    if passage.inner and all(isinstance(block, OrderedList) for block in passage.inner):
        return None
    return error("container-unknown.no-numbers", passage.opening).with_help("container-unknown.numbers-form")


def _check_empty(passage: Container) -> None:
    if passage.inner:
        passage.page.report(
            error(
                "markup-left-over.filled-in",
                passage.page.span(passage.inner[0].span.start, passage.inner[-1].span.end),
                text=passage.opening.text,
            ).with_help("markup-left-over.close-first")
        )


_MAKERS: Mapping[str, Callable[[Container], tuple[Block, ...]]] = {
    "important": _important,
    "contact": _contact,
    "table": _inventory,
    "list": _inventory,
    "outline": _outline,
    "numbers": _numbers,
}
