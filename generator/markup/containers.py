"""`::: name`: important passages, contacts, views of the inventory, the outline.

In: the line that opens a passage and the blocks inside. Out: the block that it stands for. Whether a contact exists is
not asked; which forms exist is, because the list is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..diagnostics import Message, did_you_mean
from ..model.registries import CONTACT_FIELDS
from ..model.written import Block, ContactBlock, ImportantBlock, InventoryBlock, OutlineBlock
from ..source import Span
from .page import Page

_NOTHING_FOLLOWS = "nothing may follow on this line"
VIEWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"table": ("categories", "retention"), "list": ("categories", "disclosed", "sold")}
)
FENCE_PROBLEMS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "fence-unclosed": (
            "container-unclosed",
            "this `:::` is never closed",
            "write `:::` alone on a line where the passage ends",
        ),
        "fence-outside": (
            "container-unclosed",
            "this `:::` begins inside a list item or definition and is not closed there",
            "indent the passage and its closing `:::` as far as this line",
        ),
        "fence-deep": (
            "nesting-too-deep",
            "more than 8 levels inside each other",
            "make a clause of its own out of this part, and name it in the outline",
        ),
        "fence-stray": (
            "markup-left-over",
            "this `:::` closes nothing",
            "delete it, or write the line that opens the passage, such as `::: important`",
        ),
        "ruled-line": (
            "markup-left-over",
            "a ruled line, which a clause cannot hold",
            "delete it; the page sets lines where it needs them",
        ),
    }
)
"""Rule, message and help for lines that the structure could not use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage as written: the line that opens it, the blocks inside, the place of the whole."""

    page: Page
    opening: Span
    inner: tuple[Block, ...]
    span: Span

    @property
    def words(self) -> tuple[str, ...]:
        """What follows `:::`: the name first."""
        return tuple(self.opening.text[len(":::") :].split())

    def report(self, message: str, advice: Message | str) -> None:
        """Report the opening line."""
        self.page.report("container-unknown", message, self.opening, advice)


def make_container(passage: Passage) -> tuple[Block, ...]:
    """Return the block that a passage stands for; on a fault, what stands inside it."""
    name = passage.words[0]
    make = _MAKERS.get(name)
    if make is None:
        names = ", ".join(f"`::: {known}`" for known in _MAKERS)
        passage.report(f"no passage is called `{name}`", did_you_mean(name, _MAKERS) or f"there are {names}")
        return passage.inner
    return make(passage)


def _important(passage: Passage) -> tuple[Block, ...]:
    if len(passage.words) > 1:
        passage.report(_NOTHING_FOLLOWS, "write `::: important` alone on the line and the text on the next")
    elif not passage.inner:
        passage.report("nothing stands inside", "write the passage between this line and the closing `:::`")
    return (ImportantBlock(blocks=passage.inner, span=passage.span),)


def _contact(passage: Passage) -> tuple[Block, ...]:
    _check_empty(passage)
    if len(passage.words) == 1:
        passage.report("no contact is named", "write the name of a contact behind it: `::: contact privacy-office`")
        return passage.inner
    _, contact, *fields = passage.words
    for field in fields:
        if field not in CONTACT_FIELDS:
            advice = did_you_mean(field, CONTACT_FIELDS) or f"the fields are {', '.join(CONTACT_FIELDS)}"
            passage.report(f"a contact has no field `{field}`", advice)
    known = tuple(field for field in fields if field in CONTACT_FIELDS)
    return (ContactBlock(contact=contact, fields=known, span=passage.span), *passage.inner)


def _inventory(passage: Passage) -> tuple[Block, ...]:
    _check_empty(passage)
    form, *views = passage.words
    if len(views) != 1 or views[0] not in VIEWS[form]:
        forms = ", ".join(f"`::: {form} {view}`" for view in VIEWS[form])
        passage.report(f"the inventory has no such {form}", f"there are {forms}")
        return passage.inner
    return (InventoryBlock(form=form, view=views[0], span=passage.span), *passage.inner)


def _outline(passage: Passage) -> tuple[Block, ...]:
    _check_empty(passage)
    if len(passage.words) > 1:
        passage.report(_NOTHING_FOLLOWS, "write `::: outline` alone on the line")
    return (OutlineBlock(span=passage.span), *passage.inner)


def _check_empty(passage: Passage) -> None:
    if passage.inner:
        passage.page.report(
            "markup-left-over",
            f"text inside `{passage.opening.text}`, which is filled in by itself",
            passage.page.span(passage.inner[0].span.start, passage.inner[-1].span.end),
            "close it with `:::` on the next line and write the text below",
        )


_MAKERS: Mapping[str, Callable[[Passage], tuple[Block, ...]]] = MappingProxyType(
    {"important": _important, "contact": _contact, "table": _inventory, "list": _inventory, "outline": _outline}
)
