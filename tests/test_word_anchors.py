"""Anchors that an editor dropped, edited or doubled: which clause is which, and what is told of it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from generator.importer.update.target import UpdateTarget
from generator.importer.word.returned import ReturnedText, open_returned
from generator.model.word_anchors import bookmark, clause_tag, fact_tag
from generator.operations.build import read

from .returning import NS, Root, W, call, edited, exported, untracked
from .updating import DAY, FILES, hashes, library

CLAUSES = ("introduction", "loans", "fines", "amounts", "rooms", "contact")
Edit = Callable[[Root], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return library(tmp_path)


def opened(root: Path, data: bytes) -> ReturnedText:
    return open_returned("back.docx", data, read(root, DAY), UpdateTarget())


def told(returned: ReturnedText) -> list[tuple[str, object]]:
    return [(one.id, dict(one.values).get("clause")) for one in returned.notes]


def places(returned: ReturnedText) -> Mapping[int, str]:
    return dict(returned.anchors.starts)


def control(part: Root, clause: str) -> Root:
    tag = clause_tag("rules", clause, "en")
    return next(one for one in part.iter(f"{W}tag") if one.get(f"{W}val") == tag).getparent().getparent()


def retagged(clause: str, tag: str) -> Edit:
    return lambda part: control(part, clause).find(f"{W}sdtPr/{W}tag").set(f"{W}val", tag)


def without(clause: str, *names: str) -> Edit:
    """Return the edit that takes properties off the control of a clause: its tag, its name."""

    def edit(part: Root) -> None:
        properties = control(part, clause).find(f"{W}sdtPr")
        for name in names:
            properties.remove(properties.find(f"{W}{name}"))

    return edit


def without_bookmark(clause: str) -> Edit:
    def edit(part: Root) -> None:
        name = bookmark("rules", clause)
        one = next(one for one in part.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == name)
        one.getparent().remove(one)

    return edit


def copied(clause: str) -> Edit:
    """Return the edit that puts a clause behind itself once more; Word gives a copy no second bookmark of a name."""

    def edit(part: Root) -> None:
        there = control(part, clause)
        made = copy.deepcopy(there)
        for one in [*made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
            one.getparent().remove(one)
        there.addnext(made)

    return edit


def test_tags_that_an_editor_dropped_are_no_edited_ones(root: Path) -> None:
    """LibreOffice drops tags of controls on a save, of some or of all by its version."""
    sent = opened(root, exported(root))
    some = edited(exported(root), *(without(one, "tag") for one in CLAUSES[::2]))
    returned = opened(root, some)
    assert not returned.notes and places(returned) == places(sent)
    assert {one: returned.found_by(one) for one in CLAUSES[:2]} == {"introduction": "bookmark", "loans": "tag"}
    returned = opened(root, edited(some, retagged("amounts", "cb1:rules/oops/en")))
    assert told(returned) == [("word.tag-edited", "amounts")] and places(returned) == places(sent)


@pytest.mark.parametrize(
    "edits",
    [
        (retagged("fines", clause_tag("rules", "rooms", "en")),),
        (retagged("fines", clause_tag("rules", "rooms", "en")), without_bookmark("rooms")),
        (without_bookmark("fines"), retagged("fines", clause_tag("rules", "rooms", "en"))),
        (without("fines", "alias"), retagged("fines", clause_tag("rules", "rooms", "en"))),
        (without("fines", "alias"), retagged("fines", "mine")),
    ],
    ids=["two against one", "a bookmark gone", "its name against its tag", "its bookmark against its tag", "no name"],
)
def test_a_clause_with_the_tag_of_another_is_itself(root: Path, edits: tuple[Edit, ...]) -> None:
    sent, returned = opened(root, exported(root)), opened(root, edited(exported(root), *edits))
    assert told(returned) == [("word.tag-edited", "fines")]
    assert places(returned) == places(sent) and not returned.pending


def test_two_clauses_that_changed_tags_are_themselves(root: Path) -> None:
    def swapped(part: Root) -> None:
        fines, rooms = (control(part, one).find(f"{W}sdtPr/{W}tag") for one in ("fines", "rooms"))
        fines.attrib[f"{W}val"], rooms.attrib[f"{W}val"] = rooms.get(f"{W}val"), fines.get(f"{W}val")

    sent, returned = opened(root, exported(root)), opened(root, edited(exported(root), swapped))
    assert told(returned) == [("word.tag-edited", "fines"), ("word.tag-edited", "rooms")]
    assert places(returned) == places(sent) and not returned.pending


def test_a_clause_with_the_tag_of_another_is_not_deleted(root: Path) -> None:
    tag = clause_tag("rules", "rooms", "en")
    back = edited(exported(root), untracked("is late pays", "is late must pay"), retagged("fines", tag))
    before = hashes(root)
    done = call(root, "accept", back, "--untracked")
    after = hashes(root)
    assert done.exit_code == 0 and before.keys() <= after.keys()
    assert {one for one in before if before[one] != after[one]} == {"clauses/rules/fines.en.md"}


def test_a_clause_that_was_copied_is_doubled_and_one_with_a_further_tag_is_not(root: Path) -> None:
    data = exported(root)
    assert told(opened(root, edited(data, copied("fines")))) == [("word.doubled", "fines")]
    wrong = edited(data, retagged("rooms", clause_tag("rules", "fines", "en")), without_bookmark("rooms"))
    assert told(opened(root, wrong)) == [("word.tag-edited", "rooms")]


def test_a_bookmark_that_a_control_is_not_of_still_marks_its_clause(root: Path) -> None:
    """Whoever moves the text of a clause into the control before it, and takes its own control off, keeps both."""

    def merged(part: Root) -> None:
        there, other = control(part, "fines"), control(part, "amounts")
        there.find(f"{W}sdtContent").extend([*other.find(f"{W}sdtContent")])
        other.getparent().remove(other)

    sent, returned = opened(root, exported(root)), opened(root, edited(exported(root), merged))
    assert places(returned) == places(sent) and not returned.notes
    assert (returned.found_by("fines"), returned.found_by("amounts")) == ("tag", "bookmark")


def test_a_control_that_goes_on_to_the_next_clause_is_the_one_with_which_it_begins(root: Path) -> None:
    """LibreOffice makes one control of two that stand side by side, and loses a bookmark where a paragraph is moved."""

    def merged(part: Root) -> None:
        there, other = control(part, "fines"), control(part, "amounts")
        there.find(f"{W}sdtContent").extend([*other.find(f"{W}sdtContent")])
        other.getparent().remove(other)

    sent = opened(root, exported(root))
    back = edited(exported(root), merged, without_bookmark("fines"), without("fines", "tag"))
    returned = opened(root, back)
    assert places(returned) == places(sent) and not returned.notes
    assert (returned.found_by("fines"), returned.found_by("amounts")) == ("name", "bookmark")


def test_a_control_of_something_else_is_no_clause(root: Path) -> None:
    """A fact may have the name of a clause, and somebody may put a control of her own into a heading."""

    def edit(part: Root) -> None:
        paragraph = control(part, "fines").find(f".//{W}p")
        properties = f'<w:alias w:val="rooms"/><w:tag w:val="{fact_tag("rooms")}"/><w:id w:val="7"/>'
        whole = f'<w:sdt xmlns:w="{NS}"><w:sdtPr>{properties}</w:sdtPr><w:sdtContent/></w:sdt>'
        made = etree.fromstring(whole)
        made[1].extend([*paragraph.iterchildren(f"{W}r")])
        paragraph.append(made)
        for clause in ("fines", "rooms"):
            there = control(part, clause)
            there.find(f"{W}sdtPr").clear()
            mark = there.find(f".//{W}bookmarkStart")
            (made[1] if clause == "fines" else there.find(f"{W}sdtContent")).insert(0, mark)
        one = next(one for one in part.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == bookmark("rules", "rooms"))
        one.getparent().remove(one)

    assert "rooms" in FILES["clauses/rules/work.yaml"]
    returned = opened(root, edited(exported(root), edit))
    assert not returned.notes
    assert (returned.found_by("fines"), returned.found_by("rooms")) == ("bookmark", "words")
