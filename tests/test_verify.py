"""Verifying offline: whatever is done to editions or to a site is caught."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from generator.disk.tree import digest
from tests.forging import FORGERS, PLAIN, WORDS, Files, Mutation, bring, canonical, files_of, relisted
from tests.releasing import (
    HISTORY,
    House,
    copy_of,
    findings,
    house,
    run,
    state,
    without_engine,
)

DAY = "2022-03-01"
KEPT = tuple(step.day for step in HISTORY[:4])
"""The editions of the house."""
SUMMED = ("2022-01-20/SHA256SUMS", "2022-01-20/VERIFY.txt")
DRAWS = st.randoms(use_true_random=True)


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


@dataclass(frozen=True, kw_only=True)
class Target:
    """A folder that is altered and brought back, how it is verified, and the hash that a signed tag would hold."""

    folder: Path
    files: Files
    arguments: tuple[str, ...]
    expected: str

    def verified(self, files: Files, expected: str | None = None) -> Result:
        """Verify the folder as if it held `files`."""
        bring(self.folder, self.files, files)
        try:
            return run("verify", *self.arguments, "--expect", expected or self.expected)
        finally:
            bring(self.folder, files, self.files)


def target(folder: Path, expected: str, *arguments: str | Path) -> Target:
    return Target(folder=folder, files=files_of(folder), arguments=tuple(map(str, arguments)), expected=expected)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with the first four editions, one of them cancelled, and its site."""
    made = house(tmp_path_factory.mktemp("history"))
    with without_engine():
        for step in HISTORY[: len(KEPT)]:
            assert made.take(step).exit_code == 0
        assert made.build(DAY).exit_code == 0
    return made


@pytest.fixture(scope="module")
def site(lasting: House) -> Target:
    folder = lasting.root / "output"
    return target(folder, digest((folder / "manifest.json").read_bytes()), folder, "--as-of", DAY)


@pytest.fixture(scope="module")
def archive(lasting: House, tmp_path_factory: pytest.TempPathFactory) -> Target:
    made = copy_of(lasting, tmp_path_factory.mktemp("archive") / "project")
    newest = made.archive().newest
    assert newest
    return target(made.root / "editions", newest.sha256, made.root)


def newest_of(files: Files) -> str:
    return digest(files["editions/2022-01-20.json"])


def test_what_nobody_altered_is_whole(site: Target, archive: Target) -> None:
    for whole in (site, archive):
        result = whole.verified(whole.files)
        assert result.exit_code == 0, result.output
        assert whole.verified(whole.files, whole.expected[:12].upper()).exit_code == 0
    assert site.verified(site.files, newest_of(site.files)).exit_code == 0


def without_its_project(site: Target, files: Files, folder: Path, expected: str) -> Result:
    """Verify a site that somebody copied."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return run("verify", folder, "--as-of", DAY, "--expect", expected)


def test_the_hash_of_an_edition_proves_kept_pages_and_no_others(site: Target, tmp_path: Path) -> None:
    newest = newest_of(site.files)
    whole = without_its_project(site, site.files, tmp_path / "whole", newest)
    assert whole.exit_code == 5 and findings(whole) == ["pages-unproved"]
    for folder, code in (("en/policy/2021-06-30", 1), ("en/policy", 5)):
        path = f"{folder}/index.html"
        doctored = relisted(site.files | {path: site.files[path].replace(b"</h1>", b"</h1><hr>", 1)})
        result = without_its_project(site, doctored, tmp_path / folder.replace("/", "-"), newest)
        assert result.exit_code == code, result.output
        assert findings(result) == (["tree-altered"] if code == 1 else ["pages-unproved"])


def test_a_kept_page_says_what_the_text_of_its_edition_says(archive: Target) -> None:
    path = "2022-01-20/en.policy.html"
    summed = {name: data for name, data in archive.files.items() if not name.startswith(SUMMED)}
    forged = resummed(summed | {path: summed[path].replace(b"15 days", b"51 days")}, "2022-01-20")
    result = archive.verified(forged, digest(forged["2022-01-20/manifest.json"]))
    assert result.exit_code == 1 and "this file does not say what the text of its edition says" in result.stderr


# --- mutations --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["site", "archive"])
@given(draw=DRAWS, mutation=st.sampled_from(PLAIN))
def test_whatever_is_done_to_a_file_is_caught(
    kind: str, draw: random.Random, mutation: Mutation, site: Target, archive: Target
) -> None:
    whole = {"site": site, "archive": archive}[kind]
    assert_caught(whole, mutation(draw, whole.files))


def assert_caught(whole: Target, mutated: Files, expected: str | None = None) -> None:
    result = whole.verified(mutated, expected)
    assert result.exit_code == 1 and "error" in result.stderr, sorted(_changed(whole.files, mutated))


def _changed(before: Files, after: Files) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


# --- forgers, who rewrite the manifest as well ------------------------------------------------------------------------


@given(draw=DRAWS, forger=st.sampled_from(FORGERS))
def test_a_site_whose_manifest_was_rewritten_is_caught_by_the_hash_of_the_site(
    draw: random.Random, forger: Mutation, site: Target
) -> None:
    assert_caught(site, forger(draw, site.files))


@given(draw=DRAWS, forger=st.sampled_from(FORGERS))
def test_a_site_whose_manifest_was_rewritten_is_caught_by_the_hash_of_the_edition(
    draw: random.Random, forger: Mutation, site: Target
) -> None:
    """The manifests of the editions say what stands where: nothing has to be believed of what the tree says."""
    assert_caught(site, forger(draw, site.files), newest_of(site.files))


def resummed(files: Files, edition: str) -> Files:
    """Return editions whose manifest has the sums of the files that are there now."""
    name = f"{edition}/manifest.json"
    manifest = json.loads(files[name])
    for held in manifest["documents"]:
        for part in held["parts"].values():
            data = files[f"{edition}/{part['path']}"]
            part |= {"sha256": digest(data), "size": len(data)}
    return files | {name: canonical(manifest)}


def rechained(files: Files) -> Files:
    """Return editions each of which names the hash of the one before, as it is now."""
    before: str | None = None
    for edition in sorted({path.partition("/")[0] for path in files}):
        name = f"{edition}/manifest.json"
        manifest = json.loads(files[name])
        sha256 = digest(files[f"{before}/manifest.json"]) if before else ""
        previous = {"edition": before, "sha256": sha256, "type": "previous"} if before else None
        files = files | {name: canonical(manifest | {"previous": previous})}
        before = edition
    return files


def forge_edition(draw: random.Random, files: Files) -> Files:
    """Alter words of a text, and the sums in its manifest; some forgers correct the whole chain behind it."""
    old, new = draw.choice(WORDS)
    path = draw.choice([path for path in sorted(files) if path.endswith("policy.json") and old in files[path]])
    forged = resummed(files | {path: files[path].replace(old, new)}, path.partition("/")[0])
    return rechained(forged) if draw.random() < 0.5 else forged


def roll_back(draw: random.Random, files: Files) -> Files:
    editions = sorted({path.partition("/")[0] for path in files})
    kept = editions[: draw.randrange(1, len(editions))]
    return {path: data for path, data in files.items() if path.partition("/")[0] in kept}


def drop_edition(draw: random.Random, files: Files) -> Files:
    gone = draw.choice(sorted({path.partition("/")[0] for path in files}))
    left = {path: data for path, data in files.items() if path.partition("/")[0] != gone}
    return rechained(left) if draw.random() < 0.5 else left


def alter_entry(draw: random.Random, files: Files) -> Files:
    edition = draw.choice(sorted({path.partition("/")[0] for path in files}))
    manifest = json.loads(files[f"{edition}/manifest.json"])
    change = draw.choice(manifest["entry"]["works"])
    change |= draw.choice(
        [{"effective": "2021-07-07"}, {"change": "editorialised"}, {"because": "None."}, {"summary": []}]
    )
    forged = files | {f"{edition}/manifest.json": canonical(manifest)}
    return rechained(forged) if draw.random() < 0.5 else forged


@given(draw=DRAWS, forger=st.sampled_from((forge_edition, roll_back, drop_edition, alter_entry)))
def test_editions_that_were_forged_or_rolled_back_are_caught_by_the_hash_of_the_newest(
    draw: random.Random, forger: Mutation, archive: Target
) -> None:
    assert_caught(archive, forger(draw, archive.files))


def test_an_edition_forged_under_its_own_sums_is_caught_without_a_hash(archive: Target) -> None:
    """The chain holds all manifests but the newest; there the digests of clauses belie a text that was altered."""
    edition = "2022-01-20"
    path = f"{edition}/en.policy.json"
    forged = resummed(archive.files | {path: archive.files[path].replace(b"must", b"may")}, edition)
    bring(archive.folder, archive.files, forged)
    try:
        result = run("verify", *archive.arguments)
    finally:
        bring(archive.folder, forged, archive.files)
    assert result.exit_code == 1
    assert "this text is not the one that was frozen: the clause sharing" in result.stderr


@pytest.mark.parametrize(
    "altered",
    [
        lambda plain: plain | {"title": "Another policy"},
        lambda plain: plain | {"notice": None},
        lambda plain: plain | {"sections": plain["sections"][::-1]},
        lambda plain: plain | {"sections": plain["sections"][1:]},
    ],
    ids=["title", "notice", "order", "clause"],
)
def test_what_stands_around_the_clauses_is_proved_as_well(
    altered: Callable[[dict[str, Any]], dict[str, Any]], archive: Target
) -> None:
    path = "2022-01-20/en.policy.json"
    text = canonical(altered(json.loads(archive.files[path])))
    forged = resummed(archive.files | {path: text}, "2022-01-20")
    bring(archive.folder, archive.files, forged)
    try:
        result = run("verify", *archive.arguments)
    finally:
        bring(archive.folder, forged, archive.files)
    assert result.exit_code == 1
    assert "its outline, title, notice or signature" in result.stderr


def test_a_damaged_edition_is_one_finding_whatever_is_expected(archive: Target) -> None:
    result = archive.verified(
        {path: data for path, data in archive.files.items() if path != "2022-01-20/manifest.json"}
    )
    assert findings(result) == ["edition-damaged"]


def test_rolling_back_is_told_as_such(archive: Target) -> None:
    older = {path: data for path, data in archive.files.items() if not path.startswith("2022-01-20/")}
    result = archive.verified(older)
    assert result.exit_code == 1
    assert "editions were taken away or replaced; bring them back from the history of the repository" in result.stderr


@pytest.mark.parametrize("hash_", ["", "abc", "x" * 64, "0" * 11])
def test_a_hash_that_is_none_is_refused(hash_: str, archive: Target) -> None:
    assert run("verify", *archive.arguments, "--expect", hash_).exit_code == 2


def test_a_tree_before_the_first_release_and_a_draft_prove_nothing(lasting: House, tmp_path: Path) -> None:
    assert lasting.run("build", "--draft", "--out", tmp_path / "draft", "--format", "html").exit_code == 0
    assert "this tree is a draft" in run("verify", tmp_path / "draft", "--as-of", DAY).stderr
    young = house(tmp_path / "young")
    young.enter(HISTORY[0].entry)
    assert young.build(DAY, "--format", "html").exit_code == 0
    assert "this tree holds no edition" in run("verify", young.root / "output", "--as-of", DAY).stderr


def test_the_pages_of_a_site_in_its_project_are_proven_with_either_hash(site: Target) -> None:
    for expected in (site.expected, newest_of(site.files)):
        result = site.verified(site.files, expected)
        assert result.exit_code == 0 and result.stderr == ""


@pytest.mark.parametrize("gone", [KEPT, KEPT[-1:]], ids=["all", "the newest"])
def test_editions_that_were_built_and_are_gone_are_missed_without_a_hash(
    gone: Sequence[str], lasting: House, tmp_path: Path
) -> None:
    spoiled = copy_of(lasting, tmp_path / "project")
    assert spoiled.build(DAY).exit_code == 0
    assert spoiled.verify("--as-of", DAY).exit_code == 0
    for edition in gone:
        shutil.rmtree(spoiled.folder(edition))
    result = spoiled.verify("--as-of", DAY)
    assert result.exit_code == 1
    assert re.findall(r"the built site holds the edition (\S+), which is gone in editions/", result.stderr) == [*gone]


def test_a_site_that_was_built_before_a_passage_was_blanked_is_told(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    order = ("policy/sharing", "--reason", "Order of a court", "--as-of", DAY)
    assert made.build(DAY).exit_code == 0
    assert made.run("redact", KEPT[0], *order).exit_code == 0
    result = made.verify("--as-of", DAY)
    assert result.exit_code == 1
    assert f"the built site shows what was blanked in the edition {KEPT[0]} since" in result.stderr, result.output
    assert made.build(DAY).exit_code == 0
    assert made.verify("--as-of", DAY).exit_code == 0


def test_verify_reads_and_never_writes(lasting: House) -> None:
    before = state(lasting.root)
    assert run("verify", lasting.root, "--as-of", DAY).exit_code == 0
    assert state(lasting.root) == before


# --- blanked passages -------------------------------------------------------------------------------------------------


@pytest.fixture
def redacted(lasting: House, tmp_path: Path) -> House:
    made = copy_of(lasting, tmp_path / "project")
    result = made.run(
        *(
            "redact",
            "2021-06-30",
            "policy/sharing",
            "--reason",
            "Court of Springfield, 12 O 3/22",
            "--as-of",
            "2022-03-02",
        )
    )
    assert result.exit_code == 0, result.output
    assert "The same words stand in 2021-09-01" in result.stderr
    return made


def test_the_page_that_was_kept_is_blanked_as_well(redacted: House, lasting: House) -> None:
    name = "en.policy.html"
    before, after = (made.folder("2021-06-30") / name for made in (lasting, redacted))
    assert b"We do not sell it." in before.read_bytes()
    assert b"This passage was removed on March 2, 2022." in after.read_bytes()
    left = [path.name for path in redacted.folder("2021-06-30").iterdir() if b"do not sell" in path.read_bytes()]
    assert not left, "no file of the edition has the words any more"
    told = json.loads((redacted.folder("2021-06-30") / "supplement-1.json").read_bytes())
    assert told["redactions"][0]["parts"]["html"]["sha256"] == digest(after.read_bytes())


def test_a_blanked_passage_verifies_and_is_reported(redacted: House) -> None:
    result = run("verify", redacted.root)
    assert result.exit_code == 0, result.output
    for locale, said in (("en", "This passage was removed on March 2, 2022."), ("zh-Hans", "2022年3月2日")):
        line = next(line for line in result.stdout.splitlines() if f"policy/sharing in {locale}" in line)
        assert line.startswith(
            f"2021-06-30: policy/sharing in {locale} was blanked on 2022-03-02: Court of Springfield, 12 O 3/22; "
        )
        assert said in line, "what stands there now is shown, so that nobody hides a new text behind an order"
    assert "sell" not in (redacted.folder("2021-06-30") / "en.policy.json").read_text("utf-8")


def test_a_site_with_a_blanked_passage_verifies_and_shows_none_of_it(redacted: House) -> None:
    assert redacted.build("2022-03-02").exit_code == 0
    out = redacted.root / "output"
    page = (out / "en/policy/2021-06-30/index.html").read_text("utf-8")
    assert "We do not sell it." not in page
    assert "This passage was removed on March 2, 2022." in page
    result = run("verify", out, "--as-of", "2022-03-02")
    assert result.exit_code == 0, result.output
    assert "policy/sharing in en was blanked" in result.stdout


def test_a_redline_shows_nothing_of_what_was_blanked_on_both_sides(redacted: House) -> None:
    changes = "en/policy/2021-09-01/changes/index.html"
    shown = {changes}
    for edition in KEPT[1:]:
        order = ("policy/sharing", "--reason", "Court of Springfield", "--as-of", "2022-03-02")
        assert redacted.run("redact", edition, *order).exit_code == 0
        assert redacted.build("2022-03-02").exit_code == 0
        pages = {path: path.read_text("utf-8") for path in (redacted.root / "output").rglob("index.html")}
        shown = {path.relative_to(redacted.root / "output").as_posix() for path in pages if " sell it" in pages[path]}
        assert changes not in shown, edition
    assert shown == set()
    page = (redacted.root / "output" / changes).read_text("utf-8")
    assert "This passage was removed on March 2, 2022." in page and "<ins>2</ins>" in page


def test_what_was_blanked_keeps_its_digest_and_the_chain_holds(redacted: House, lasting: House) -> None:
    before, after = (made.archive().find("2021-06-30") for made in (lasting, redacted))
    assert before and after
    assert before.sha256 == after.sha256
    assert before.manifest == after.manifest


def test_another_text_put_in_the_place_of_a_blanked_one_is_caught(redacted: House) -> None:
    """An order of a court takes words away; whoever puts others there forges."""
    folder = redacted.folder("2021-06-30")
    document = json.loads((folder / "en.policy.json").read_bytes())
    section = next(one for one in document["sections"] if one["clause"] == "sharing")
    section["blocks"] *= 2
    data = canonical(document)
    told = json.loads((folder / "supplement-1.json").read_bytes())
    assert told["redactions"][0]["locale"] == "en"
    told["redactions"][0]["parts"]["json"] |= {"sha256": digest(data), "size": len(data)}
    (folder / "en.policy.json").write_bytes(data)
    (folder / "supplement-1.json").write_bytes(canonical(told))
    later = json.loads((folder / "supplement-2.json").read_bytes())
    later["follows"] = digest(canonical(told))
    (folder / "supplement-2.json").write_bytes(canonical(later))
    result = run("verify", redacted.root)
    assert result.exit_code == 1
    assert "the clause sharing, which was blanked and has a text" in result.stderr


def test_a_passage_is_blanked_once(redacted: House) -> None:
    before = redacted.state()
    result = redacted.run("redact", "2021-06-30", "policy/sharing", "--reason", "Again")
    assert result.exit_code == 1
    assert "policy/sharing in en and zh-Hans is blank already" in result.stderr
    assert redacted.state() == before
