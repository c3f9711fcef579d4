"""What an edition says of itself: the JSON of manifests, what older programs wrote, what came to an edition later."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.disk.tree import digest
from generator.editions import load, read_archive, series_on
from generator.editions.entered import Entered, decode_entered, encode_entered
from generator.editions.integrity import prove_archive
from generator.editions.manifest import (
    SOURCE,
    FileSum,
    FrozenChange,
    FrozenDocument,
    FrozenEntry,
    Manifest,
    Notice,
    Previous,
    Redaction,
    Redactions,
    Signature,
    Summary,
    decode_manifest,
    decode_redactions,
    encode_manifest,
)
from generator.editions.supplements import Addition, Supplement
from generator.editions.upgrades import SCHEMA
from generator.model.approvals import Approval, ClauseDigest
from generator.model.change import Change
from generator.model.codec import CodecError, decode, pack, unpack
from generator.model.wording import text_digest
from generator.operations.scaffold.project import edition_schemas
from tests.releasing import (
    EDITIONS,
    HISTORY,
    House,
    Step,
    findings,
    house,
    json_of,
    run,
    state,
    without_engine,
)
from tests.support import refused

HERE = Path(__file__).parent
FROZEN = {number: HERE / "frozen" / str(number) for number in (1, 2)}
"""What each schema wrote: it has to load for ever, and no test writes it again."""


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


# --- shapes -----------------------------------------------------------------------------------------------------------

_names = st.text(alphabet="abcxyz-", min_size=1, max_size=8)
_texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
_claims = st.lists(_texts, max_size=2).map(tuple)
_sums = st.builds(FileSum, path=_texts, sha256=_names, size=st.integers(min_value=0), claims=_claims)
_parts = st.dictionaries(_names, _sums, max_size=2).flatmap(lambda more: _sums.map(lambda text: {SOURCE: text, **more}))
_digests = st.lists(
    st.builds(
        ClauseDigest,
        clause=_names,
        digest=_names,
        blocks=st.dictionaries(_names, _names, max_size=1),
        requirements=_claims,
    ),
    max_size=2,
).map(tuple)
_notices = st.lists(st.builds(Notice, how=_texts, day=st.dates(), evidence=st.none() | _names), max_size=1).map(tuple)
_approvals = st.lists(st.builds(Approval, by=_texts, role=_texts, day=st.dates(), clauses=_digests), max_size=1).map(
    tuple
)
_signatures = st.lists(st.builds(Signature, by=_texts, day=st.dates(), over=_names, file=_sums), max_size=1).map(tuple)
_changes = st.builds(
    FrozenChange,
    work=_names,
    change=st.sampled_from(Change),
    locales=st.lists(_names, max_size=2).map(tuple),
    effective=st.dates(),
    clauses=st.lists(_names, max_size=2).map(tuple),
    because=st.none() | _texts,
    summary=st.lists(st.builds(Summary, locale=_names, text=_texts), max_size=2).map(tuple),
)
_entries = st.builds(
    FrozenEntry, edition=_names, cancels=st.none() | _names, works=st.lists(_changes, max_size=2).map(tuple)
)
_documents = st.builds(
    FrozenDocument,
    work=_names,
    locale=_names,
    title=_texts,
    path=_texts,
    text=_names,
    clauses=_digests,
    parts=_parts,
    version=st.none() | _texts,
    notices=_notices,
    approvals=_approvals,
    signatures=_signatures,
)
_manifests = st.builds(
    Manifest,
    entry=_entries,
    previous=st.none() | st.builds(Previous, edition=_names, sha256=_names),
    unkept=st.lists(_entries, max_size=2).map(tuple),
    documents=st.lists(_documents, max_size=2).map(tuple),
    supplements=st.dictionaries(_names, _names, max_size=2),
    entered=st.none() | _names,
)
_entered = st.builds(
    Entered,
    day=st.dates(),
    entered=st.dates(),
    previous=st.none() | _names,
    names=st.dictionaries(_names, _texts, max_size=2),
    documents=st.lists(_documents, max_size=2).map(tuple),
    source=st.none() | _texts,
)
_redactions = st.builds(
    Redactions,
    redactions=st.lists(
        st.builds(Redaction, work=_names, locale=_names, clause=_names, reason=_texts, day=st.dates(), parts=_parts),
        max_size=2,
    ).map(tuple),
)


@given(_manifests)
def test_a_manifest_comes_back_as_it_was(manifest: Manifest) -> None:
    data = encode_manifest(manifest)
    assert decode_manifest(data) == manifest
    assert encode_manifest(decode_manifest(data)) == data


@given(_entered)
def test_what_was_entered_comes_back_as_it_was(entered: Entered) -> None:
    assert decode_entered(encode_entered(entered)) == entered


@given(_redactions)
def test_what_was_blanked_comes_back_as_it_was(redactions: Redactions) -> None:
    assert decode_redactions(pack(redactions, SCHEMA)) == redactions


def _manifest_text(schema: int = SCHEMA) -> str:
    return (FROZEN[schema] / "editions" / EDITIONS[0] / "manifest.json").read_text("utf-8")


def test_a_class_of_change_that_nobody_knows_is_refused() -> None:
    told = _manifest_text().replace('"change":"adopted"', '"change":"improved"')
    assert told != _manifest_text()
    with refused(CodecError, "change: one of adopted, editorial, clarified, substantive, material, rev"):
        decode_manifest(told.encode())


def test_an_older_schema_is_read_through_every_upgrade_between() -> None:
    """A first schema without reasons, which called the effective date `from`, and what brings it to the third."""
    old = json.loads(_manifest_text())
    wanted = decode_manifest(_manifest_text().encode())
    for told in (old["entry"], *old["unkept"]):
        for change in told["works"]:
            del change["because"]
            change["from"] = change.pop("effective")
    old["schema"] = 1

    def with_reasons(plain: dict[str, Any]) -> dict[str, Any]:
        return _each_change(plain, lambda change: change | {"because": None})

    def with_effective(plain: dict[str, Any]) -> dict[str, Any]:
        return _each_change(
            plain, lambda change: {"effective" if key == "from" else key: change[key] for key in change}
        )

    data = json.dumps(old).encode()
    assert unpack(data, Manifest, 3, {1: with_reasons, 2: with_effective}) == wanted
    with refused(CodecError, "because"):
        unpack(data, Manifest, 1, {})


def _each_change(plain: dict[str, Any], upgraded: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    entries = [
        told | {"works": [upgraded(one) for one in told["works"]]} for told in (plain["entry"], *plain["unkept"])
    ]
    return plain | {"entry": entries[0], "unkept": entries[1:]}


def test_a_newer_schema_is_refused_and_none_at_all_as_well() -> None:
    newer = _manifest_text().replace(f'"schema":{SCHEMA}', f'"schema":{SCHEMA + 1}')
    with refused(CodecError, f"written by a newer Clausebook: schema {SCHEMA + 1}"):
        decode_manifest(newer.encode())
    for text in ("", "{}", "[]", "null", '{"schema":true}', '{"schema":0}', '{"schema":"1"}', "\x00" * 8):
        with pytest.raises(CodecError):
            decode_manifest(text.encode())


def test_a_manifest_with_a_field_too_many_or_too_few_is_refused() -> None:
    plain = json.loads(_manifest_text())
    for spoilt in (plain | {"note": "x"}, {key: plain[key] for key in plain if key != "previous"}):
        with pytest.raises(CodecError):
            decode_manifest(json.dumps(spoilt).encode())


@pytest.mark.parametrize("key", ["json", "pdf"])
def test_a_text_of_schema_1_has_its_two_files_and_no_fewer(key: str) -> None:
    plain = json.loads(_manifest_text(1))
    assert {*decode_manifest(json.dumps(plain).encode()).documents[0].parts} == {"json", "pdf"}
    del plain["documents"][0][key]
    with refused(CodecError, r"documents\[0\]: missing or unknown field"):
        decode_manifest(json.dumps(plain).encode())


def test_a_text_that_cannot_be_loaded_is_refused() -> None:
    plain = json.loads(_manifest_text())
    del plain["documents"][0]["parts"]["json"]
    with refused(CodecError, "addendum in en has no part json"):
        decode_manifest(json.dumps(plain).encode())


@pytest.mark.parametrize("name", ["manifest", "redactions", "supplement"])
def test_what_was_frozen_fits_its_json_schema(name: str) -> None:
    checked = [*FROZEN[2].rglob(f"{name}*.json")]
    validator = jsonschema.Draft202012Validator(json.loads(edition_schemas()[name]))
    for path in checked:
        validator.validate(json.loads(path.read_text("utf-8")))
    assert checked


@given(_manifests)
def test_any_manifest_fits_the_json_schema(manifest: Manifest) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(edition_schemas()["manifest"]))
    validator.validate(json.loads(encode_manifest(manifest)))


# --- what older programs wrote ----------------------------------------------------------------------------------------

NEWEST = {
    1: "07d403a3719d3c426193daa825fbcf2a5784d2be652c18ab964b03692628de19",
    2: "eff9b5c510d0c389c7298a7635c06dc63cd2a36ac4249018dc9df5cc7f062a17",
}
"""The hash of the newest edition that each schema wrote."""
DOCUMENTS = {
    "english": "8858c284acf7151a8313bc62d70263d696c7bc0d5422847fa2f6f66296aa29ac",
    "chinese": "c702150f59677002e13956837993a5a9adbe23cc777141b8743d240214243304",
    "addendum": "6f813ed2b0e569c7d1479d86a69b250846328bfd8110a48b66b4e3cf2078274d",
}
"""Digests of the wording: where one changes, every edition that anybody froze stops proving itself."""


@pytest.mark.parametrize("schema", FROZEN)
def test_editions_of_every_schema_load_and_prove_themselves(schema: int) -> None:
    archive, found = read_archive(FROZEN[schema])
    assert not found
    assert list(prove_archive(archive)) == []
    assert archive.newest and archive.newest.sha256 == NEWEST[schema]
    for frozen in archive.editions:
        for held in frozen.manifest.documents:
            assert [*held.parts] == ["json", "pdf"]
            assert load(frozen, held).edition == frozen.id


def test_editions_of_schema_1_say_what_they_said() -> None:
    archive, _ = read_archive(FROZEN[1])
    assert [frozen.id for frozen in archive.editions] == [*EDITIONS[:4], "2022-04-01"]
    first, cancelling, last = archive.editions[0], archive.editions[3], archive.editions[4]
    assert [told.edition for told in first.manifest.unkept] == ["2019-12-19"]
    assert [(one.clause, one.reason) for one in first.redactions] == [("collection", "Order of a court")]
    assert cancelling.manifest.entry.cancels == "2022-01-10"
    assert [change.because for change in last.manifest.entry.works] == ["A digit was wrong."]
    assert {series.locale for series in series_on(archive, date(2022, 4, 2)) if series.in_force} == {"en", "zh-Hans"}


def test_editions_of_schema_2_say_what_they_said() -> None:
    archive, _ = read_archive(FROZEN[2])
    first, last = archive.editions
    assert [(one.clause, [*one.parts]) for one in first.redactions] == [("children", ["json", "pdf"])]
    (came,) = first.supplements
    assert last.manifest.supplements == {first.id: came.sha256}
    (addition,) = came.supplement.documents
    assert [(one.how, one.day.isoformat()) for one in addition.notices] == [("by letter", "2021-07-01")]
    assert [(one.by, one.role) for one in addition.approvals] == [("A. Counsel", "legal")]
    addendum = next(held for held in first.manifest.documents if held.work == "addendum")
    assert [*first.parts(addendum)] == ["json", "pdf", "board"]
    assert first.parts(addendum)["board"].claims == ("A4",)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_of_schema_1_load_with_every_node_and_keep_their_digests(name: str) -> None:
    document = decode((FROZEN[1] / f"{name}.json").read_bytes())
    assert text_digest(document) == DOCUMENTS[name]


# --- from one schema to the next --------------------------------------------------------------------------------------

REVIEW = Step(
    day="2022-06-01",
    entry="""\
        - edition: 2022-06-01
          works:
            policy: {change: reviewed, summary: {en: Read again., zh-Hans: 复核。}}
        """,
)
SCHEMA_1 = HISTORY[:4]
"""The editions of schema 1 that this house released: the fifth of the sample is of another text."""


@pytest.fixture
def older(tmp_path: Path) -> House:
    """A house whose first four editions were released by a program that wrote schema 1."""
    made = house(tmp_path / "project")
    for step in SCHEMA_1:
        assert made.take(step).exit_code == 0
    shutil.rmtree(made.root / "editions")
    for step in SCHEMA_1:
        shutil.copytree(FROZEN[1] / "editions" / step.day, made.folder(step.day))
    made.edit(("policy/collection.en.md", "as 2 parcels", "as two parcels"))
    made.edit(("policy/collection.en.md", "what you type", "what you enter"))  # which was editorial in those days
    return made


def test_the_next_release_writes_the_new_schema_and_leaves_the_old_bytes(older: House) -> None:
    before = state(older.root / "editions")
    result = older.take(REVIEW)
    assert result.exit_code == 0, result.output
    after = state(older.root / "editions")
    assert before.items() <= after.items()
    told = json.loads((older.folder(REVIEW.day) / "manifest.json").read_text("utf-8"))
    assert told["schema"] == SCHEMA
    assert told["previous"]["sha256"] == before["2022-01-20/manifest.json"]
    assert [{*one["parts"]} for one in told["documents"]] == [{"html", "json", "pdf"}] * 2
    result = older.verify()
    assert result.exit_code == 0 and "5 editions with 10 texts are whole" in result.output, result.output


def test_what_the_new_schema_has_room_for_is_not_written_where_there_is_nothing(older: House) -> None:
    assert older.take(REVIEW).exit_code == 0
    told = json.loads((older.folder(REVIEW.day) / "manifest.json").read_text("utf-8"))
    assert told.keys() == {"documents", "entry", "previous", "schema", "type", "unkept"}
    for one in told["documents"]:
        assert one.keys() == {"clauses", "locale", "parts", "path", "text", "title", "type", "work"}
        assert all(part.keys() == {"path", "sha256", "size", "type"} for part in one["parts"].values())


def test_a_chain_of_both_schemas_is_built_verified_and_asked(older: House) -> None:
    assert older.take(REVIEW).exit_code == 0
    assert older.build("2022-06-01").exit_code == 0
    result = run("verify", older.root / "output", "--as-of", "2022-06-01")
    assert result.exit_code == 0, result.output
    for day, schema in (("2021-10-01", 1), ("2022-06-01", 2)):
        (row,) = json_of(older.run("history", "policy", "--on", day, "--locale", "en", "--json"))
        told = json.loads((older.folder(row["edition"]) / "manifest.json").read_text("utf-8"))
        assert told["schema"] == schema
        assert row["parts"].keys() >= {"json", "pdf"}
        for part in row["parts"].values():
            assert digest((older.root / part["path"]).read_bytes()) == part["sha256"]


def test_a_passage_of_an_edition_of_schema_1_is_blanked(older: House) -> None:
    manifest = (older.folder("2022-01-20") / "manifest.json").read_bytes()
    result = older.run(
        "redact", "2022-01-20", "policy/sharing", "--reason", "Order of a court", "--as-of", "2022-06-01"
    )
    assert result.exit_code == 0, result.output
    assert (older.folder("2022-01-20") / "manifest.json").read_bytes() == manifest
    files = [older.folder("2022-01-20") / f"supplement-{number}.json" for number in (1, 2)]
    for told in (json.loads(file.read_text("utf-8")) for file in files):
        assert told["schema"] == SCHEMA and [{*one["parts"]} for one in told["redactions"]] == [{"json", "pdf"}]
    assert older.verify().exit_code == 0


def test_more_is_blanked_where_schema_1_says_what_was(older: House) -> None:
    before = decode_redactions((older.folder("2021-06-30") / "redactions.json").read_bytes())
    arguments = ("--reason", "Another order", "--locale", "en", "--as-of", "2022-06-01")
    assert older.run("redact", "2021-06-30", "policy/sharing", *arguments).exit_code == 0
    assert decode_redactions((older.folder("2021-06-30") / "redactions.json").read_bytes()) == before
    after = older.archive().editions[0].redactions
    assert after[:-1] == before.redactions and after[-1].reason == "Another order"
    assert older.verify().exit_code == 0


# --- what came later --------------------------------------------------------------------------------------------------

LATE = b"An addendum in large print.\n"


def _supplement(made: House, follows: str, part: str = "large", number: int = 1, work: str = "addendum") -> str:
    """Put a part beside the first edition with the supplement that tells of it, and return the hash of that."""
    folder, name = made.folder(EDITIONS[0]), f"en.addendum.{part}"
    (folder / name).write_bytes(LATE)
    held = FileSum(path=name, sha256=digest(LATE), size=len(LATE))
    addition = Addition(work=work, locale="en", parts={part: held})
    data = pack(Supplement(follows=follows, day=date(2022, 5, 1), documents=(addition,)), SCHEMA)
    (folder / f"supplement-{number}.json").write_bytes(data)
    return digest(data)


def _first(made: House) -> str:
    return digest((made.folder(EDITIONS[0]) / "manifest.json").read_bytes())


def test_a_part_that_comes_later_belongs_to_its_edition_and_leaves_the_manifest(older: House) -> None:
    manifest = _first(older)
    second = _supplement(older, _supplement(older, manifest), "larger", 2)
    assert _first(older) == manifest
    assert older.verify().exit_code == 0
    result = older.take(REVIEW)
    assert result.exit_code == 0, result.output
    newest = older.archive().newest
    assert newest and newest.manifest.supplements == {EDITIONS[0]: second}
    (row,) = json_of(older.run("history", "addendum", "--on", "2022-06-01", "--locale", "en", "--json"))
    large = row["parts"]["large"]
    assert (large["path"], large["sha256"]) == ("editions/2021-06-30/en.addendum.large", digest(LATE))
    assert older.build("2022-06-01").exit_code == 0
    result = run("verify", older.root / "output", "--as-of", "2022-06-01")
    assert result.exit_code == 0, result.output


Spoil = Callable[[House], None]


def _altered(made: House) -> None:
    (made.folder(EDITIONS[0]) / "en.addendum.large").write_bytes(LATE[::-1])


def _gone(made: House) -> None:
    (made.folder(EDITIONS[0]) / "en.addendum.large").unlink()
    (made.folder(EDITIONS[0]) / "supplement-1.json").unlink()


def _another(made: House) -> None:
    """Tell of a part of other words, as if it had come then."""
    _supplement(made, _first(made), "larger")
    (made.folder(EDITIONS[0]) / "en.addendum.large").unlink()


def _of_another_edition(made: House) -> None:
    _supplement(made, "0" * 64)


def _twice(made: House) -> None:
    first = digest((made.folder(EDITIONS[0]) / "supplement-1.json").read_bytes())
    _supplement(made, first, "large", 2)


def _of_no_text(made: House) -> None:
    first = digest((made.folder(EDITIONS[0]) / "supplement-1.json").read_bytes())
    _supplement(made, first, "larger", 2, work="terms")


SPOILT: Mapping[Spoil, str] = {
    _altered: "this file was altered after it was frozen",
    _gone: "the supplement of 2021-06-30 that 2022-06-01 names is missing, or was altered",
    _another: "the supplement of 2021-06-30 that 2022-06-01 names is missing, or was altered",
    _of_another_edition: "what this supplement follows is missing, or is another one",
    _twice: "addendum in en had the part large",
    _of_no_text: "this edition has no terms in en",
}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_what_came_later_can_neither_vanish_nor_change(spoil: Spoil, older: House) -> None:
    _supplement(older, _first(older))
    assert older.take(REVIEW).exit_code == 0
    spoil(older)
    result = older.verify()
    assert result.exit_code == 1 and SPOILT[spoil] in result.output, result.output
    assert {*findings(result)} == {"edition-damaged"}


def test_a_site_that_was_built_before_something_came_to_an_edition_is_told(older: House) -> None:
    assert older.build("2022-06-01").exit_code == 0
    _supplement(older, _first(older))
    result = older.verify("--as-of", "2022-06-01")
    assert result.exit_code == 1
    assert "the built site lacks what came to the edition 2021-06-30 since" in result.output
    assert older.build("2022-06-01").exit_code == 0
    assert older.verify("--as-of", "2022-06-01").exit_code == 0


def test_blanking_a_passage_leaves_what_came_later(older: House) -> None:
    _supplement(older, _first(older))
    arguments = ("--reason", "Order of a court", "--locale", "zh-Hans", "--as-of", "2022-06-01")
    assert older.run("redact", EDITIONS[0], "policy/sharing", *arguments).exit_code == 0
    assert older.verify().exit_code == 0
    assert older.archive().editions[0].supplements
    assert (older.folder(EDITIONS[0]) / "en.addendum.large").read_bytes() == LATE


def test_a_part_that_this_program_cannot_print_is_no_reason_to_blank_half_a_text(older: House) -> None:
    _supplement(older, _first(older))
    before = older.state()
    result = older.run("redact", "2021-06-30", "addendum/rights", "--reason", "Order", "--as-of", "2022-06-01")
    assert result.exit_code == 1 and findings(result) == ["format-unknown"]
    assert older.state() == before
