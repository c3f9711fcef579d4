"""The way back from Word: what a returned file says of each clause, and what of it goes into the project."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from generator.cli import commands
from generator.importer.reading.package import read_parts
from generator.importer.update import with_texts
from generator.importer.update.lines import WorkingLine, said
from generator.importer.update.target import UpdateTarget
from generator.importer.word.accept import accept
from generator.importer.word.account import account
from generator.importer.word.returned import open_returned
from generator.importer.word.revisions import numbered, settled
from generator.importer.word.revisions import tracked as changes_of
from generator.model import word_anchors
from generator.model.document import walk_sections
from generator.operations.build import read
from generator.operations.reading import Reading
from generator.operations.rendering import site_of
from generator.redline import compare
from generator.render.word.whole import print_file

from .california import CALIFORNIA, PROJECTS
from .lost_anchors import lines_in
from .returning import (
    ANN,
    BO,
    MAIN,
    NS,
    W,
    call,
    commented,
    deleted_in,
    edited,
    exported,
    moved,
    moved_paragraph,
    names_in,
    new_paragraph,
    no_paragraph,
    paragraph_of,
    text_in,
    tracked,
    untracked,
    with_names_alone,
    with_parts,
    without_anchors,
    without_controls,
    without_parts,
    zipped,
)
from .updating import DAY, FILES, altered, hashes, library


@pytest.mark.parametrize("clause", ["retention", "a" * 70])
def test_a_tag_is_never_longer_than_word_allows(clause: str) -> None:
    tag = word_anchors.clause_tag("privacy-policy", clause, "zh-Hans")
    assert len(tag) <= 64
    assert tag != word_anchors.clause_tag("privacy-policy", f"{clause}s", "zh-Hans")
    assert len(word_anchors.bookmark("privacy-policy", clause)) == 15
    assert 0 < word_anchors.control_id(tag) < 2**31


def test_a_fact_and_a_made_part_are_no_clause() -> None:
    tags = word_anchors.fact_tag("look-back", "legal"), word_anchors.generated_tag("inventory")
    assert not any(tag.endswith(("/en", "/zh-Hans")) for tag in tags)


def test_white_space_does_not_count_in_what_a_reader_sees() -> None:
    assert word_anchors.visible_digest(["We keep ", "it.\n"]) == word_anchors.visible_digest(["We  keep it."])
    assert word_anchors.visible_digest(["We keep it."]) != word_anchors.visible_digest(["We kept it."])


# --- what came back ---------------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return library(tmp_path / "project")


def answered(result: Result) -> Any:
    return json.loads(result.stdout)


def text(root: Path, name: str) -> str:
    return (root / "clauses" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_a_file_that_comes_back_as_it_was_sent_changes_nothing(root: Path) -> None:
    """Every text of every project, each clause by its control, no digest lost, nothing to tell."""
    reading = read(root, date(2021, 7, 1))
    for document in reading.documents:
        data = print_file(document, site_of(reading, ("docx",)))
        returned = open_returned("back.docx", data, reading, UpdateTarget())
        ids = [one.clause for one in walk_sections(document.sections)]
        assert returned.document is document and not returned.pending and not returned.notes
        assert returned.anchors.found_by == dict.fromkeys(ids, "tag")
        signed = {document.sign_off.party, document.sign_off.date.text} if document.sign_off else set()
        assert returned.sent and returned.anchors.texts(returned.parts[MAIN], signed) == {
            one.id: one.text for one in returned.sent.clauses
        }
        made = accept(returned, frozenset(), {})
        assert not made.texts and not made.conflicts and not made.open
        assert {row.states for row in account(returned, ())} == {("untouched",)}


EDITS: dict[str, tuple[Callable[[Any], None], str, str, str]] = {
    "words": (tracked("is late pays", "is late must pay"), "fines.en", "is late pays", "is late must pay"),
    "cell": (tracked("20 cents", "25 cents"), "amounts.en", "20 cents", "25 cents"),
    "title": (tracked("Reading Rooms", "Reading Halls"), "rooms.en", "# Reading Rooms", "# Reading Halls"),
    "behind a fact": (tracked(", and a ", ", but a "), "loans.en", "}}, and a", "}}, but a"),
    "bold": (tracked("at most six", "at most seven"), "loans.en", "**at most six**", "**at most seven**"),
    "new paragraph": (
        new_paragraph("Whoever is late", "Nobody pays at Christmas."),
        "fines.en",
        "costs.\n",
        "costs.\n\nNobody pays at Christmas.\n",
    ),
    "no paragraph": (no_paragraph("Rooms are open"), "rooms.en", ":::\n\nRooms are open on weekdays.\n", ":::\n"),
    "new item": (
        new_paragraph("for the insurer", "for the police,"),
        "loans.en",
        "insurer,\n",
        "insurer,\n   1. for the police,\n",
    ),
    "no item": (no_paragraph("Pupils pay nothing"), "amounts.en", "\n- Pupils pay nothing.", ""),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_tracked_change_comes_in_and_nothing_else_moves(root: Path, name: str) -> None:
    edit, file, old, new = EDITS[name]
    before, was = hashes(root), text(root, f"rules/{file}.md")
    assert old in was
    done = call(root, "accept", edited(exported(root), edit))
    assert done.exit_code == 0, done.output
    assert text(root, f"rules/{file}.md") == was.replace(old, new)
    assert altered(before, hashes(root)) == {f"clauses/rules/{file}.md", "clauses/decisions.yaml"}


@pytest.mark.parametrize("name", EDITS)
def test_a_rejected_change_is_asked_about_no_more(root: Path, name: str) -> None:
    back = edited(exported(root), EDITS[name][0])
    before = hashes(root)
    assert call(root, "reject", back).exit_code == 0
    assert altered(before, hashes(root)) == {"clauses/decisions.yaml"}
    assert answered(call(root, "list", back, "--json"))["changes"] == []
    assert {tuple(one["states"]) for one in answered(call(root, "import", back, "--json"))["clauses"]} == {
        ("untouched",)
    }


def test_a_decision_stands_as_far_to_the_right_as_those_that_somebody_moved(root: Path) -> None:
    first, second = (edited(exported(root), EDITS[name][0]) for name in ("new item", "no item"))
    call(root, "reject", first)
    file = root / "clauses" / "decisions.yaml"
    file.write_text(f"# what counsel wanted\n  {file.read_text('utf-8').rstrip()}", "utf-8")
    assert call(root, "reject", second).exit_code == 0
    done = [call(root, "list", back, "--json") for back in (first, second)]
    assert [(one.exit_code, answered(one)["changes"]) for one in done] == [(0, []), (0, [])]


def test_the_changes_of_one_author_come_in_without_those_of_another(root: Path) -> None:
    """Ann put a word into the sentence that Bo shortened inside her own insertion."""
    data = edited(
        exported(root),
        tracked("is late pays", "is late must always pay"),
        tracked("than the book", "than half the book", BO),
    )
    assert call(root, "accept", data, "--author", BO[0]).exit_code == 0
    assert text(root, "rules/fines.en.md").endswith(
        "Whoever is late pays. Nobody pays more than half the book costs.\n"
    )
    assert call(root, "accept", data, "--author", ANN[0], "--clause", "fines").exit_code == 0
    assert text(root, "rules/fines.en.md").endswith(
        "is late must always pay. Nobody pays more than half the book costs.\n"
    )
    assert answered(call(root, "list", data, "--json"))["changes"] == []


@pytest.mark.parametrize("seed", range(40))
def test_accepting_some_authors_gives_their_text_and_no_other(seed: int) -> None:
    """Any words of any texts, by two people who edit the same lines, in the order in which they are accepted."""
    random = Random(seed)  # noqa: S311 - the same edits in every run
    root, number = random.choice([(one, n) for one in PROJECTS for n in range(len(settled_reading(one).documents))])
    reading = settled_reading(root)
    document = reading.documents[number]
    lines = [line for line in lines_in(reading, document) if line.cells and not line.is_title]
    data = print_file(document, site_of(reading, ("docx",)))
    made = [*edits_in(lines, text_in(data), random)]
    back = edited(data, *(tracked(old, new, who) for _, old, new, who in made))
    returned = open_returned("back.docx", back, reading, UpdateTarget())
    for chosen in ({ANN[0]}, {BO[0]}, {ANN[0], BO[0]}):
        ids = {one.id for one in returned.pending if one.author in chosen}
        texts = accept(returned, ids, {})
        assert not texts.conflicts and not texts.open
        after = with_texts(reading, texts.texts)
        says = [line.text for line in lines_in(after, document)]
        wanted = [line.text for line in lines_in(reading, document)]
        for text, old, new, who in made:
            if who[0] in chosen:
                place = next(n for n, one in enumerate(lines_in(reading, document)) if one.text == text)
                wanted[place] = wanted[place].replace(old, new)
        assert [said(one) for one in says] == [said(one) for one in wanted]


@cache
def settled_reading(root: Path) -> Reading:
    return read(root, date(2021, 7, 1))


Edited = tuple[str, str, str, tuple[str, str]]


def edits_in(lines: Sequence[WorkingLine], whole: str, random: Random) -> Iterator[Edited]:
    """Yield up to six edits: the line, words of it that stand nowhere else, what comes in their place, and by whom."""
    taken: set[str] = set()
    for _ in range(60):
        line = random.choice(lines)
        plain = [one.text for cell in line.cells for run in cell for one in run if one.places and not one.around]
        words = [one for text in plain for one in re.findall(r"[A-Za-z]{4,}|[\u4e00-\u9fff]{3}", text)]
        word = random.choice(words) if words else ""
        if word and whole.count(word) == 1 and not any(word in one or one in word for one in taken) and len(taken) < 6:
            taken.add(word)
            new = random.choice((f"{word}{word[-1]}", word[:2], ""))
            whole_cell = word in plain  # a row whose head is empty would be a part of the row above
            yield line.text, word, new or (word[:2] if whole_cell else ""), random.choice((ANN, BO))


def test_what_one_deletes_in_the_insertion_of_another_is_a_change_of_its_own(root: Path) -> None:
    data = edited(exported(root), tracked("is late pays", "is late always pays"), deleted_in("always ", BO))
    told = answered(call(root, "list", data, "--json"))["changes"]
    assert [(one["author"], one["old"], one["new"]) for one in told] == [
        (ANN[0], "is late pays", "is late always pays"),
        (BO[0], "always", ""),
    ]
    assert call(root, "accept", data, "--author", ANN[0]).exit_code == 0
    assert "is late always pays" in text(root, "rules/fines.en.md")
    assert call(root, "accept", data, "--author", BO[0]).exit_code == 0
    assert "is late pays" in text(root, "rules/fines.en.md")


def test_a_change_is_named_by_its_id(root: Path) -> None:
    data = edited(exported(root), tracked("is late pays", "is late must pay"), tracked("20 cents", "25 cents"))
    first, second = answered(call(root, "list", data, "--json"))["changes"]
    assert first["clause"] == "fines" and first["day"] == ANN[1]
    assert call(root, "accept", data, "--change", second["id"]).exit_code == 0
    assert "25 cents" in text(root, "rules/amounts.en.md") and "late pays" in text(root, "rules/fines.en.md")
    assert call(root, "accept", data, "--change", "0000aaaa").exit_code == 2


def test_what_would_not_build_is_shown_and_the_rest_comes_in(root: Path) -> None:
    """One character that no clause may have does not hide what else came back."""
    back = edited(
        exported(root), tracked("is late pays", "is late\u202e pays"), tracked("Reading Rooms", "Reading Halls")
    )
    shown = call(root, "import", back)
    assert shown.exit_code == 0 and shown.stdout.count("Ann Lee") == 2
    before = hashes(root)
    done = call(root, "accept", back)
    assert done.exit_code == 1 and "hidden-text" in done.stderr and "--clause fines" in done.output
    assert altered(before, hashes(root)) == {"clauses/rules/rooms.en.md", "clauses/decisions.yaml"}


def test_the_other_language_becomes_stale(root: Path) -> None:
    path = root / "clauses/rules/rooms.zh-Hans.md"
    path.write_text(re.sub(r"(?s)^---.*?---\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    told = CliRunner().invoke(commands, ("accept", "rules/rooms", "--locale", "zh-Hans", "--project", str(root)))
    back = edited(exported(root), tracked("Rooms are open", "Rooms stay open"))
    assert (told.exit_code, state(root), call(root, "accept", back).exit_code, state(root)) == (
        0,
        "current",
        0,
        "stale",
    )


def state(root: Path) -> str:
    rows = answered(CliRunner().invoke(commands, ("status", "--json", "--project", str(root), "--as-of", f"{DAY}")))
    return str(next(one["states"]["zh-Hans"]["word"] for one in rows["clauses"] if one["clause"] == "rooms"))


# --- facts ------------------------------------------------------------------------------------------------------------

FACT = tracked("6 month", "9 month")


def test_a_changed_fact_is_asked_about_and_never_typed(root: Path) -> None:
    before = hashes(root)
    done = call(root, "accept", edited(exported(root), FACT))
    assert done.exit_code == 1 and "log-retention=change" in done.output and "loans.en.md:12" in done.output
    assert hashes(root) == before
    (asked,) = answered(call(root, "import", edited(exported(root), FACT), "--json"))["facts"]
    assert (asked["fact"], asked["value"], asked["prints"]) == ("log-retention", "9 months", "6 months")


def test_a_fact_is_changed_in_all_its_places(root: Path) -> None:
    was = text(root, "rules/loans.en.md")
    assert call(root, "accept", edited(exported(root), FACT), "--fact", "log-retention=change").exit_code == 0
    assert text(root, "rules/loans.en.md") == was
    assert text(root, "facts.yaml") == FILES["clauses/facts.yaml"].replace("log-retention: 6", "log-retention: 9")


def test_an_embedded_document_is_told(root: Path) -> None:
    def edit(tree: Any) -> None:
        tree[0].insert(0, etree.Element(f"{W}altChunk"))

    assert "another document is embedded" in call(root, "import", edited(exported(root), edit)).output


def test_a_fact_takes_one_answer(root: Path) -> None:
    before, answers = hashes(root), ("--fact", "log-retention=change", "--fact", "log-retention=reject")
    done = call(root, "accept", edited(exported(root), FACT), *answers)
    assert done.exit_code == 2 and "log-retention=change, log-retention=reject" in done.output
    assert hashes(root) == before


def test_a_fact_is_not_two_values_at_once(root: Path) -> None:
    path = root / "clauses/rules/fines.en.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\nWe wait {{{{ log-retention }}}} at most.\n", encoding="utf-8")
    back = edited(exported(root), tracked("lent for 6 months", "lent for 9 months"), tracked("wait 6 m", "wait 8 m"))
    before = hashes(root)
    assert call(root, "accept", back, "--fact", "log-retention=change").exit_code == 1 and hashes(root) == before


def test_a_fact_is_made_for_one_place(root: Path) -> None:
    was = text(root, "rules/loans.en.md")
    assert call(root, "accept", edited(exported(root), FACT), "--fact", "log-retention=here").exit_code == 0
    assert text(root, "rules/loans.en.md") == was.replace("{{ log-retention }}", "{{ log-retention-loans }}")
    assert "log-retention: 6 months, log-retention-loans: 9 months}" in text(root, "facts.yaml")


def test_a_fact_that_stays_is_asked_about_no_more(root: Path) -> None:
    back = edited(exported(root), FACT, tracked("is late pays", "is late must pay"))
    assert call(root, "accept", back, "--fact", "log-retention=reject").exit_code == 0
    assert text(root, "facts.yaml") == FILES["clauses/facts.yaml"]
    assert "{{ log-retention }}" in text(root, "rules/loans.en.md") and "must pay" in text(root, "rules/fines.en.md")
    assert answered(call(root, "list", back, "--json"))["changes"] == []


@pytest.mark.parametrize(
    "use, was, now, value",
    [("{{ reader-age as number }}", "12", "14", "14"), ("{{ renewals as words }}", "two", "three", "3")],
)
def test_a_number_is_a_fact_in_each_of_its_forms(root: Path, use: str, was: str, now: str, value: str) -> None:
    path = root / "clauses" / "rules" / "loans.en.md"
    path.write_text(f"{path.read_text()}\nAsk the desk about {use} of them.\n", encoding="utf-8")
    edit = tracked(f"about {was} of", f"about {now} of")
    (asked,) = answered(call(root, "import", edited(exported(root), edit), "--json"))["facts"]
    assert (asked["prints"], asked["value"]) == (was, value)


def test_words_around_a_fact_come_in_with_it(root: Path) -> None:
    back = edited(exported(root), tracked("lent for 6 months", "lent during 9 months"))
    assert call(root, "accept", back, "--fact", "log-retention=change").exit_code == 0
    assert "lent during {{ log-retention }}:" in text(root, "rules/loans.en.md")


def test_a_passage_that_was_a_fact_is_known_without_its_control(root: Path) -> None:
    back = edited(exported(root), without_controls, FACT)
    assert call(root, "accept", back).exit_code == 1
    assert call(root, "accept", back, "--fact", "log-retention=change").exit_code == 0


def test_a_sentence_that_needs_its_fact_no_more_is_told(root: Path) -> None:
    done = call(root, "accept", edited(exported(root), tracked("for 6 months", "as long as we want")))
    assert done.exit_code == 0 and "{{ log-retention }}" in done.output
    assert "was lent as long as we want:" in text(root, "rules/loans.en.md")


def test_what_is_printed_from_elsewhere_is_told_and_is_no_change_of_a_clause(root: Path) -> None:
    back = edited(exported(root), tracked("desk@example", "help@example"), tracked("is late pays", "is late must pay"))
    before = text(root, "facts.yaml")
    done = call(root, "accept", back, "--author", "Ann Lee")
    assert "1 change accepted" in done.output and "help@example" in done.stderr
    assert text(root, "facts.yaml") == before
    assert answered(call(root, "list", back, "--json"))["changes"] == []


# --- untracked, conflicts, moves --------------------------------------------------------------------------------------


def test_what_nobody_tracked_is_told_and_comes_in_by_name_alone(root: Path) -> None:
    back = edited(
        exported(root), untracked("is late pays", "is late must pay"), tracked("than the book", "than the map")
    )
    rows = {one["clause"]: one for one in answered(call(root, "import", back, "--json"))["clauses"]}
    assert rows["fines"]["states"] == ["tracked", "untracked", "conflict"] and rows["fines"]["untracked"] == 1
    done = call(root, "accept", back)
    assert done.exit_code == 1 and "late pays" in text(root, "rules/fines.en.md")
    assert call(root, "accept", back, "--untracked").exit_code == 0
    assert text(root, "rules/fines.en.md").endswith("Whoever is late must pay. Nobody pays more than the map costs.\n")


@pytest.mark.parametrize("place", ["between clauses", "behind the last clause", "at the end"])
def test_what_nobody_tracked_is_told_where_no_control_holds_it(root: Path, place: str) -> None:
    """Whoever writes behind a clause writes outside its control, and with tracking off leaves no other trace."""

    def edit(part: Any) -> None:
        added = etree.fromstring(f'<w:p xmlns:w="{NS}"><w:r><w:t>Dogs stay outside.</w:t></w:r></w:p>')
        controls = [one for one in part[0].iterchildren(f"{W}sdt") if "cb1:rules/" in etree.tostring(one).decode()]
        if place == "at the end":
            part[0].insert(len(part[0]) - 1, added)
        else:
            controls[-1 if place.startswith("behind") else -2].addnext(added)

    (told,) = answered(call(root, "list", edited(exported(root), edit), "--json"))["changes"]
    assert (told["kind"], told["old"], told["new"]) == ("untracked", "", "Dogs stay outside.")


def test_a_clean_copy_is_compared_with_what_was_sent(root: Path) -> None:
    back = edited(exported(root), untracked("is late pays", "is late must pay"), without_anchors)
    back = without_parts(back, "customXml", "docProps/custom")
    (told,) = answered(call(root, "list", back, "--json"))["changes"]
    assert (told["kind"], told["clause"], told["author"]) == ("untracked", "fines", "")
    assert call(root, "accept", back, "--untracked").exit_code == 0
    assert "is late must pay" in text(root, "rules/fines.en.md")


def test_a_clause_that_changed_here_keeps_what_the_file_left_alone(root: Path) -> None:
    back = edited(exported(root), tracked("Rooms are open", "Rooms stay open"))
    path = root / "clauses/rules/rooms.en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("leave coats", "leave hats"), encoding="utf-8")
    rows = {one["clause"]: one["states"] for one in answered(call(root, "import", back, "--json"))["clauses"]}
    assert rows["rooms"] == ["tracked", "changed-here"]
    assert call(root, "accept", back).exit_code == 0
    assert "leave hats" in text(root, "rules/rooms.en.md") and "Rooms stay open" in text(root, "rules/rooms.en.md")


def test_a_block_that_both_changed_is_a_conflict_with_all_three(root: Path) -> None:
    back = edited(exported(root), EDITS["words"][0], tracked("Rooms are open", "Rooms stay open"))
    path = root / "clauses/rules/fines.en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("is late pays", "is late gives"), encoding="utf-8")
    before = hashes(root)
    done = call(root, "accept", back)
    assert done.exit_code == 1
    for words in ("Whoever is late pays.", "Whoever is late gives.", "Whoever is late must pay."):
        assert words in done.output
    assert altered(before, hashes(root)) == {"clauses/rules/rooms.en.md", "clauses/decisions.yaml"}


WHO = 'w:id="1" w:author="Ann Lee" w:date="2026-03-05T10:00:00Z"'
WHOLES = {
    "row": "<w:tr><w:trPr>{}</w:trPr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>",
    "cell": "<w:tr><w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>",
}


@pytest.mark.parametrize("kind, come, go", [("row", "ins", "del"), ("cell", "cellIns", "cellDel")])
def test_what_came_or_went_as_a_whole_comes_in_or_not(kind: str, come: str, go: str) -> None:
    told = (("", "kept"), (f"<w:{come} {WHO}/>", "new"), (f"<w:{go} {WHO}/>", "old"))
    rows = "".join(WHOLES[kind].format(mark, words) for mark, words in told)
    data = zipped({MAIN: f'<w:document xmlns:w="{NS}"><w:tbl>{rows}</w:tbl></w:document>'.encode()})
    root = numbered(read_parts(data, re.compile(MAIN))[MAIN])
    marks = frozenset(mark for one in changes_of(root) for mark in one.marks)
    assert ["".join(settled(root, some).itertext()) for some in (marks, frozenset[int]())] == ["keptnew", "keptold"]


def test_the_same_change_made_here_is_no_conflict(root: Path) -> None:
    back = edited(exported(root), EDITS["words"][0])
    path = root / "clauses/rules/fines.en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("is late pays", "is late must pay"), encoding="utf-8")
    before = hashes(root)
    assert call(root, "accept", back).exit_code == 0
    assert altered(before, hashes(root)) == {"clauses/decisions.yaml"}


def test_a_clause_that_was_moved_moves_in_the_outline(root: Path) -> None:
    back = edited(exported(root), moved("rooms", "fines"))
    rows = {one["clause"]: one["states"] for one in answered(call(root, "import", back, "--json"))["clauses"]}
    assert rows["rooms"] == ["untracked", "moved"] and rows["fines"] == ["untouched"]
    before = hashes(root)
    assert call(root, "accept", back, "--untracked").exit_code == 0
    assert altered(before, hashes(root)) == {"clauses/rules/work.yaml", "clauses/decisions.yaml"}
    order = re.findall("loans|fines|rooms", text(root, "rules/work.yaml").partition("zh-Hans")[0])
    assert order == ["loans", "rooms", "fines"]


def test_a_paragraph_that_moves_keeps_its_facts_and_references(root: Path) -> None:
    """Tracked as a move or as a deletion and an insertion, it is one that is written as it was."""
    back = edited(exported(root), moved_paragraph("Since May 1, 2019", "Whoever is late"))
    (told,) = answered(call(root, "list", back, "--json"))["changes"]
    assert told["kind"] == "moved" and told["old"] == told["new"]
    assert call(root, "accept", back).exit_code == 0
    assert "for {{ loan }}, and a [reader card](term:card) lends **at most six**" in text(root, "rules/fines.en.md")
    assert "see [](#fines)." in text(root, "rules/fines.en.md") and "{{ loan }}" not in text(root, "rules/loans.en.md")


def test_a_clause_that_is_parted_keeps_its_facts(root: Path) -> None:
    def edit(part: Any) -> None:
        heading = copy.deepcopy(paragraph_of(part, "Reading Rooms"))
        for one in heading.xpath(".//w:bookmarkStart|.//w:bookmarkEnd", namespaces={"w": NS}):
            one.getparent().remove(one)
        heading.find(f".//{W}t").text = "What We Record"
        paragraph_of(part, "We keep a record").addprevious(heading)

    back = edited(exported(root), edit)
    rows = {one["clause"]: one["states"] for one in answered(call(root, "import", back, "--json"))["clauses"]}
    assert call(root, "accept", back, "--untracked").exit_code == 0
    (new,) = rows.keys() - {"introduction", "loans", "fines", "amounts", "rooms", "contact"}
    assert "lent for {{ log-retention }}:" in text(root, f"rules/{new}.en.md")
    assert "back, see [the terms](https://example.com/terms);" in text(root, f"rules/{new}.en.md")
    assert "We keep a record" not in text(root, "rules/loans.en.md")


# --- anchors ----------------------------------------------------------------------------------------------------------


def test_a_clause_is_found_by_what_is_left_of_its_anchors(root: Path) -> None:
    back = edited(exported(root), EDITS["words"][0])
    for strip, found in ((without_controls, "bookmark"), (without_anchors, "words"), (with_names_alone, "name")):
        rows = answered(call(root, "import", edited(back, strip), "--json"))["clauses"]
        headed = [one for one in rows if one["clause"] != "introduction"]
        assert {one["found-by"] for one in headed} == {found}
        assert {one["clause"]: one["states"] for one in rows}["fines"] == ["tracked"]
    done = call(root, "accept", edited(back, without_anchors))
    assert done.exit_code == 0 and "late must pay" in text(root, "rules/fines.en.md")


def test_an_edited_tag_is_told_and_the_bookmark_counts(root: Path) -> None:
    def edit(part: Any) -> None:
        next(one for one in part.iter(f"{W}tag") if "fines" in one.get(f"{W}val")).set(f"{W}val", "cb1:rules/oops/en")

    done = call(root, "import", edited(exported(root), edit))
    assert done.exit_code == 0 and "the tag of the control around `fines` was edited" in done.output


def test_a_redline_of_ours_comes_back_with_the_changes_of_others_alone(root: Path) -> None:
    """What we sent as tracked changes is the text here; counsel edits inside of a passage that came with it."""
    before = read(root, DAY)
    path = root / "clauses/rules/rooms.en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("on weekdays", "on all weekdays"), encoding="utf-8")
    after = read(root, DAY)
    old, new = (next(d for d in one.documents if (d.work, d.locale) == ("rules", "en")) for one in (before, after))
    redline = print_file(compare(old, new, after.label("en")).document, site_of(after, ("docx",)))
    back = edited(redline, tracked("are open on", "stay open on"))
    (told,) = answered(call(root, "list", back, "--json"))["changes"]
    assert told["author"] == ANN[0]
    assert call(root, "accept", back).exit_code == 0
    assert "Rooms stay open on all weekdays." in path.read_text(encoding="utf-8")


# --- comments ---------------------------------------------------------------------------------------------------------

BY = 'w:author="Ann Lee" w:date="2026-03-05T10:00:00Z"'
NAMES = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
COMMENTS = f"""<w:comments xmlns:w="{NS}" {NAMES}>
<w:comment w:id="1" {BY}><w:p w14:paraId="AA"><w:r><w:t>Is this enough?</w:t></w:r></w:p></w:comment>
<w:comment w:id="2" {BY.replace("Ann Lee", "Bo")}><w:p w14:paraId="BB"><w:r><w:t>It is.</w:t></w:r></w:p></w:comment>
</w:comments>"""
EXTENDED = """<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">
<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="1"/>
</w15:commentsEx>"""


def test_comments_are_kept_with_answers_and_settlement_and_come_in_once(root: Path) -> None:
    back = with_parts(
        edited(exported(root), commented("Whoever is late pays", 1, 2)),
        {"word/comments.xml": COMMENTS, "word/commentsExtended.xml": EXTENDED},
    )
    before = hashes(root)
    assert [call(root, "import", back).exit_code for _ in range(2)] == [0, 0]
    lines = text(root, "comments.yaml").splitlines()
    assert [line.partition(":")[0] for line in lines] == ["- {comment", "- {answers", "- {resolves"]
    assert 'on: "rules/fines"' in lines[0] and "Is this enough?" in lines[0] and "by: Bo" in lines[1]
    assert altered(before, hashes(root)) == {"clauses/comments.yaml"}


@pytest.mark.parametrize(
    "first, wanted",
    [
        ("", ["- {comment", "- {answers", "- {answers"]),  # the third answers an answer
        ("CC", ["- {comment", "- {comment", "- {comment"]),  # they answer each other in a circle
    ],
)
def test_no_comment_is_lost_whatever_it_answers(root: Path, first: str, wanted: list[str]) -> None:
    third = f'<w:comment w:id="3" {BY}><w:p w14:paraId="CC"><w:r><w:t>Thanks.</w:t></w:r></w:p></w:comment>'
    answers = {"AA": first, "BB": "AA", "CC": "BB"}
    told = (f'<w15:commentEx w15:paraId="{one}" w15:paraIdParent="{other}"/>' for one, other in answers.items())
    head, _, _ = EXTENDED.partition("\n")
    parts = {
        "word/comments.xml": COMMENTS.replace("</w:comments>", f"{third}</w:comments>"),
        "word/commentsExtended.xml": f"{head}{''.join(told)}</w15:commentsEx>",
    }
    assert call(root, "import", with_parts(edited(exported(root), commented("late", 1, 2, 3)), parts)).exit_code == 0
    assert [line.partition(":")[0] for line in text(root, "comments.yaml").splitlines()] == wanted


# --- bad input --------------------------------------------------------------------------------------------------------


def refused(root: Path, data: bytes, *options: str) -> str:
    before = hashes(root)
    done = None
    for done in [call(root, name, data, *options) for name in ("import", "list", "accept", "reject")]:
        assert done.exit_code in {1, 2} and done.stdout == "" and "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) <= 3
    assert hashes(root) == before and done is not None
    return done.stderr


def test_a_file_of_another_project_is_refused(root: Path, tmp_path: Path) -> None:
    reading = read(CALIFORNIA, date(2021, 7, 1))
    data = print_file(reading.documents[0], site_of(reading, ("docx",)))
    assert "which this project has not" in refused(root, data)


def test_a_file_with_macros_is_refused(root: Path) -> None:
    def edit(part: Any) -> None:
        part[0].set("ContentType", "application/vnd.ms-word.document.macroEnabled.main+xml")

    assert "macros" in refused(root, edited(exported(root), edit, part="[Content_Types].xml"))


def test_what_is_no_word_file_is_refused(root: Path) -> None:
    assert "no text" in refused(root, zipped({MAIN: f'<w:document xmlns:w="{NS}"><w:body/></w:document>'.encode()}))
    bomb = zipped({"word/document.xml": b" " * 60 * 2**20})
    assert refused(root, bomb)
    deep = f'<w:document xmlns:w="{NS}">{"<w:p>" * 5000}{"</w:p>" * 5000}</w:document>'.encode()
    assert refused(root, zipped({"word/document.xml": deep}))


@pytest.mark.parametrize(
    "data, said, also",
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "is an old Word file (.doc)", "旧版 Word 文件"),
        (b"", "is empty: copy it anew", "这是空文件：请重新复制"),
        (b"%PDF-1.7", "is a PDF: save its text", "这是 PDF 文件：请另存"),
        (b"plain words", "is no Word file, whatever its name says", "这不是 Word 文件"),
        (zipped({"a.txt": b"x"}), "is a zip and no Word file", "而不是 Word 文件"),
        (zipped({"word/document.xml": b"<w:p/>"}), "open it in Word and save it", "请用 Word 打开后重新另存"),
        (zipped({"word/document.xml": b"<p/>"})[:60], "is no whole zip: copy it anew", "zip 文件不完整：请重新复制"),
    ],
    ids=["OLE2", "empty", "PDF", "text", "zip", "XML", "cut"],
)
def test_what_is_named_a_word_file_and_is_none_is_told_in_a_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, said: str, also: str
) -> None:
    """What it is and how to mend it, in the language of the reader alone."""
    assert said in refused(root, data)
    monkeypatch.setenv("CLAUSEBOOK_LANG", "zh-Hans")
    told = refused(root, data).strip()
    assert also in told and "\n" not in told and not re.search(r"[a-z]{3} [a-z]{3}", told)


def test_a_clause_that_stands_twice_is_told(root: Path) -> None:
    def edit(part: Any) -> None:
        there = next(one for one in part.iter(f"{W}sdt") if "fines" in one.find(f"{W}sdtPr/{W}tag").get(f"{W}val"))
        there.addnext(copy.deepcopy(there))

    done = call(root, "import", edited(exported(root), edit))
    assert "`fines` stands in it twice" in done.output and done.exit_code == 0


def test_a_change_before_the_clauses_is_refused_by_name(root: Path) -> None:
    """Title, publisher and dates come from other files: what is typed over them is no clause."""
    back = edited(exported(root), tracked("Rules for Readers", "Rules for Guests"))
    done = call(root, "list", back)
    assert "“Rules for Readers” to “Rules for Guests”" in done.stderr and "0 changes" in done.stderr
    for lost in (back, edited(back, without_anchors)):
        before = hashes(root)
        call(root, "accept", lost, "--work", "rules", "--locale", "en")
        assert altered(before, hashes(root)) <= {"clauses/decisions.yaml"}


def test_a_change_in_the_head_of_a_page_is_refused_by_name(root: Path) -> None:
    part = next(name for name in names_in(exported(root)) if "header" in name)
    back = edited(exported(root), tracked("Rules for Readers", "Rules for Guests"), part=part)
    assert part in call(root, "list", back).stderr
