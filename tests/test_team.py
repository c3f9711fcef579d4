"""What one lawyer sends and another takes in: nothing of either is lost, nothing hostile comes in."""

from __future__ import annotations

import json
import re
import stat
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random
from shutil import copytree
from zipfile import ZipFile, ZipInfo

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import commands
from generator.model.source import Source
from generator.team.merge import merged
from generator.team.parcel import FileChange, Parcel, ParcelError, packed, unpacked

CLAUSE = "clauses/privacy-policy/retention.en.md"
CONTACT = "clauses/privacy-policy/contact.en.md"
FACTS = "clauses/facts.yaml"
OUTLINE = "clauses/privacy-policy/work.yaml"
CHANGELOG = "clauses/changelog.yaml"
LAW = "laws/house.yaml"
RECORD = "{cite: [{from: 2020-01-01, text: § 1}], says: it, from: 2020-01-01, locales: en, sure: A, shown-by: [tag]}"


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(commands, ["--lang", "en", *arguments, "--project", str(root)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two lawyers with one base, and the file that the first one sends."""

    ann: Path
    bo: Path
    file: Path

    def send(self, sender: Path | None = None) -> None:
        done = run(sender or self.ann, "send", "-m", "As agreed.", "--as", "Ann Lee", "--out", str(self.file))
        assert done.exit_code == 0, done.output

    def receive(self, *options: str) -> Result:
        return run(self.bo, "receive", str(self.file), *options)


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    assert CliRunner().invoke(commands, ["init", str(tmp_path / "ann")]).exit_code == 0
    copytree(tmp_path / "ann", tmp_path / "bo")
    return Pair(ann=tmp_path / "ann", bo=tmp_path / "bo", file=tmp_path / "x.clausebook.zip")


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), "utf-8")


def state(root: Path) -> Mapping[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


# --- one way ----------------------------------------------------------------------------------------------------------


def test_what_is_unchanged_here_becomes_as_it_was_sent(pair: Pair) -> None:
    edit(pair.ann, CLAUSE, "as long as", "while")
    (pair.ann / CONTACT).unlink()
    new = "clauses/privacy-policy/cookies.en.md"
    (pair.ann / new).write_text("# Cookies\n\nWe use none.\n", "utf-8")
    pair.send()
    done = pair.receive()
    assert done.exit_code == 0, done.output
    assert "From Ann Lee: As agreed." in done.output
    assert (pair.bo / CLAUSE).read_bytes() == (pair.ann / CLAUSE).read_bytes()
    assert (pair.bo / new).read_bytes() == (pair.ann / new).read_bytes()
    assert not (pair.bo / CONTACT).exists()


def test_a_part_alone_comes_in_and_the_rest_later(pair: Pair) -> None:
    edit(pair.ann, CLAUSE, "as long as", "while")
    edit(pair.ann, FACTS, "minor: 14", "minor: 16")
    pair.send()
    before = (pair.bo / FACTS).read_bytes()
    assert pair.receive("--only", CLAUSE).exit_code == 0
    assert (pair.bo / FACTS).read_bytes() == before
    assert pair.receive().exit_code == 0
    assert (pair.bo / FACTS).read_bytes() == (pair.ann / FACTS).read_bytes()


def test_a_dry_run_and_a_second_run_write_nothing(pair: Pair) -> None:
    edit(pair.ann, CLAUSE, "as long as", "while")
    pair.send()
    before = state(pair.bo)
    assert pair.receive("--dry-run").exit_code == 0
    assert state(pair.bo) == before
    assert pair.receive().exit_code == 0
    after = state(pair.bo)
    assert "same already" in pair.receive().output
    assert state(pair.bo) == after


def test_the_redline_stands_in_the_file(pair: Pair) -> None:
    edit(pair.ann, CLAUSE, "as long as", "while")
    pair.send()
    with ZipFile(pair.file) as file:
        page = file.read("redline/en.privacy-policy.html").decode()
    assert re.search(r"<del[^>]*>[^<]*as long as", page)
    assert re.search(r"<ins[^>]*>[^<]*while", page)


def test_what_was_released_since_is_sent_with_its_redline(pair: Pair) -> None:
    assert run(pair.ann, "release").exit_code == 0
    edit(pair.ann, CLAUSE, "as long as", "while")
    assert run(pair.ann, "release", "--propose").exit_code == 0
    edit(pair.ann, CHANGELOG, 'en: ""', "en: We say how long.")
    assert run(pair.ann, "release").exit_code == 0
    pair.send()
    with ZipFile(pair.file) as file:
        assert "redline/en.privacy-policy.html" in file.namelist()
        assert not [name for name in file.namelist() if "editions/" in name]
    assert pair.receive().exit_code == 0


def test_law_of_the_project_goes_with_the_text_that_names_it(pair: Pair) -> None:
    (pair.ann / LAW).parent.mkdir()
    (pair.ann / LAW).write_text(f"duties:\n  house-1: {RECORD}\n", "utf-8")
    edit(pair.ann, OUTLINE, "kind: policy", "kind: policy\nscope: [house]")
    pair.send()
    with ZipFile(pair.file) as file:
        assert f"now/{LAW}" in file.namelist()
    assert pair.receive().exit_code == 0
    assert (pair.bo / LAW).read_text("utf-8") == (pair.ann / LAW).read_text("utf-8")
    assert "house-1" in run(pair.bo, "coverage").stdout
    edit(pair.ann, LAW, "says: it", "says: all of it")
    (pair.bo / LAW).write_text((pair.bo / LAW).read_text("utf-8") + f"  house-2: {RECORD}\n", "utf-8")
    pair.send()
    assert pair.receive().exit_code == 0
    told = run(pair.bo, "coverage").stdout
    assert "all of it" in told and "house-2" in told


def test_what_is_no_pack_of_law_stays_where_it_is(pair: Pair) -> None:
    for name in ("README.md", "US.yaml"):
        (pair.ann / LAW).parent.mkdir(exist_ok=True)
        (pair.ann / LAW).with_name(name).write_text("duties: {}\n", "utf-8")
    edit(pair.ann, CLAUSE, "as long as", "while")
    pair.send()
    with ZipFile(pair.file) as file:
        assert not [name for name in file.namelist() if "laws/" in name]
    assert pair.receive().exit_code == 0


def test_a_base_without_the_law_of_the_project_has_its_redlines(pair: Pair) -> None:
    (pair.ann / LAW).parent.mkdir()
    advised = RECORD.replace("sure: A", "sure: A, recommended: yes")
    (pair.ann / LAW).write_text(f"duties:\n  house-1: {advised}\n", "utf-8")
    edit(pair.ann, OUTLINE, "kind: policy", "kind: policy\nscope: [house]")
    base = pair.ann / ".clausebook/base/texts.json"
    kept = json.loads(base.read_text("utf-8"))
    kept["texts"][OUTLINE] = (pair.ann / OUTLINE).read_text("utf-8")
    base.write_text(json.dumps(kept), "utf-8")
    edit(pair.ann, CLAUSE, "as long as", "while")
    pair.send()
    with ZipFile(pair.file) as file:
        assert "redline/en.privacy-policy.html" in file.namelist()


def test_pictures_and_catalogues_are_named_as_what_is_not_in_the_file(pair: Pair) -> None:
    edit(pair.ann, CLAUSE, "as long as", "while")
    sent = ("send", "-m", "As agreed.", "--as", "Ann Lee", "--out", str(pair.file), "--dry-run")
    assert "in no such file" not in run(pair.ann, *sent).output
    for name in ("static", "locales"):
        (pair.ann / name).mkdir()
    assert "locales/ and static/ are in no such file" in run(pair.ann, *sent).output
    assert not pair.file.exists()


def test_what_was_sent_is_not_sent_again(pair: Pair) -> None:
    edit(pair.ann, CLAUSE, "as long as", "while")
    pair.send()
    again = run(pair.ann, "send", "-m", "Again.", "--as", "Ann Lee", "--out", str(pair.file))
    assert again.exit_code == 1
    assert "nothing has changed" in again.output


# --- two ways ---------------------------------------------------------------------------------------------------------


def test_registries_are_joined_by_key(pair: Pair) -> None:
    edit(pair.ann, FACTS, "answer: 15 days", "answer: 10 days\n  backup: 30 days  # of the mirror")
    edit(pair.bo, FACTS, "minor: 14", "minor: 16\n  senior: 65")
    edit(pair.ann, CHANGELOG, "- edition: 2026", "- edition: 2027-01-01\n  works: {}\n- edition: 2026")
    edit(pair.bo, CHANGELOG, "First edition.", "The first edition.")
    pair.send()
    done = pair.receive()
    assert done.exit_code == 0, done.output
    facts = (pair.bo / FACTS).read_text("utf-8")
    for line in ("  answer: 10 days\n", "  backup: 30 days  # of the mirror\n", "  minor: 16\n", "  senior: 65\n"):
        assert line in facts
    changelog = (pair.bo / CHANGELOG).read_text("utf-8")
    assert "The first edition." in changelog
    assert changelog.index("2027-01-01") < changelog.index("The first edition.")


def test_an_outline_takes_a_clause_of_each(pair: Pair) -> None:
    both = (pair.ann, "cookies", "- retention"), (pair.bo, "security", "- children")
    for root, name, before in both:
        text = (root / OUTLINE).read_text("utf-8")
        (root / OUTLINE).write_text(text.replace(before, f"- {name}\n      {before}", 1), "utf-8")
    pair.send()
    assert pair.receive().exit_code == 0
    outline = re.findall(r"(?m)^      - (.*)$", (pair.bo / OUTLINE).read_text("utf-8"))
    assert outline[1:5] == ["collection", "cookies", "retention", "security"]


def test_one_conflict_leaves_its_file_alone_and_shows_both(pair: Pair) -> None:
    edit(pair.ann, CLAUSE, "as long as", "while")
    edit(pair.ann, FACTS, "minor: 14", "minor: 16")
    edit(pair.bo, CLAUSE, "as long as", "whenever")
    ours = (pair.bo / CLAUSE).read_bytes()
    pair.send()
    done = pair.receive()
    assert done.exit_code == 1
    assert (pair.bo / CLAUSE).read_bytes() == ours
    assert (pair.bo / FACTS).read_bytes() == (pair.ann / FACTS).read_bytes()
    for told in ("+We keep an order for while", "+We keep an order for whenever", f"CONFLICT       {CLAUSE}"):
        assert told in done.output
    answer = json.loads(pair.receive("--json").stdout)
    assert [one["clause"] for one in answer["conflicts"]] == [CLAUSE]
    assert pair.receive("--theirs", CLAUSE).exit_code == 0
    assert (pair.bo / CLAUSE).read_bytes() == (pair.ann / CLAUSE).read_bytes()


def test_a_conflict_that_was_ignored_is_told_to_the_other_side(pair: Pair) -> None:
    edit(pair.ann, CLAUSE, "as long as", "while")
    edit(pair.bo, CLAUSE, "as long as", "whenever")
    pair.send()
    assert pair.receive().exit_code == 1
    pair.send(pair.bo)
    back = run(pair.ann, "receive", str(pair.file))
    assert back.exit_code == 1
    assert "whenever" in back.output
    assert "while" in (pair.ann / CLAUSE).read_text("utf-8")


def test_a_file_that_builds_on_one_not_received_is_a_conflict(pair: Pair) -> None:
    edit(pair.ann, FACTS, "minor: 14", "minor: 16")
    pair.send()
    edit(pair.ann, FACTS, "answer: 15", "answer: 10")
    pair.send()
    done = pair.receive()
    assert done.exit_code == 1
    assert "minor: 16" in done.output


def test_both_removed_or_changed_is_a_conflict(pair: Pair) -> None:
    (pair.ann / CLAUSE).unlink()
    edit(pair.bo, CLAUSE, "as long as", "while")
    pair.send()
    assert pair.receive().exit_code == 1
    assert "while" in (pair.bo / CLAUSE).read_text("utf-8")


# --- nothing is lost --------------------------------------------------------------------------------------------------

BASE = {
    "clauses/x/y.en.md": "---\nlabel: one\n---\n# Title\n\nalpha beta\n\n- gamma\n- delta\n\nepsilon\n\nzeta eta\n",
    "clauses/facts.yaml": "periods:\n  one: 1 day # of old\n  two: 2 days\nages:\n  three: 3\n",
    "clauses/changelog.yaml": "- edition: 2026-01-01\n  works: {x: {change: adopted}}\n- edition: 2025-01-01\n",
}
LINES = {".md": "\n{}\n", ".yaml": "  {}: {} # {}\n"}


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - examples, and no secret


def changed(random: Random, path: str, names: Iterator[str]) -> tuple[str, set[str]]:
    """Return a text of a lawyer and the words that she wrote: some lines reworded, others gone or new."""
    lines, written = BASE[path].splitlines(keepends=True), set[str]()
    form = LINES[Path(path).suffix]
    for _ in range(random.randint(1, 3)):
        at, word = random.randrange(len(lines)), next(names)
        match random.choice(("reword", "reword", "add", "drop")):
            case "reword" if re.search(r"[a-z0-9]+(?=\W*$)", lines[at]):
                lines[at] = re.sub(r"[a-z0-9]+(?=\W*$)", word, lines[at])
                written.add(word)
            case "add":
                lines.insert(at, form.format(word, word, word))
                written.add(word)
            case "drop" if len(lines) > 2:
                del lines[at]
    text = "".join(lines)
    return text, {word for word in written if word in text}


def _both(seed: int, path: str) -> tuple[str, str, set[str], Source | None]:
    """Return the texts of two lawyers, the words that they wrote, and both in one."""
    random, names = seeded(seed), (f"w{number}w" for number in count())
    (ours, own), (theirs, other) = (changed(random, path, names) for _ in range(2))
    made = merged(*(Source(path=path, text=text) for text in (BASE[path], ours, theirs)))
    return ours, theirs, own | other, made


@given(st.integers(0, 10**9), st.sampled_from(sorted(BASE)))
def test_every_word_of_two_lawyers_stands_in_the_result_or_both_texts_are_told(seed: int, path: str) -> None:
    ours, theirs, written, made = _both(seed, path)
    if made is None:
        return  # both texts are told whole, and nothing is written
    untouched = set.intersection(*(set(re.findall(r"\w+", text)) for text in (BASE[path], ours, theirs)))
    assert {word for word in written | untouched if word not in made.text} == set()


def test_a_good_part_of_random_pairs_is_joined() -> None:
    made = [_both(seed, path)[3] for seed in range(100) for path in BASE]
    assert sum(one is not None for one in made) > len(made) // 5


def test_neighbouring_blocks_are_joined_and_one_block_is_not() -> None:
    def joined(ours: str, theirs: str) -> str | None:
        texts = ("# A\n\none\n\ntwo\n\nthree\n", ours, theirs)
        made = merged(*(Source(path="clauses/x/y.en.md", text=text) for text in texts))
        return made.text if made else None

    assert joined("# A\n\nONE\n\ntwo\n\nthree\n", "# A\n\none\n\nTWO\n\nthree\n") == "# A\n\nONE\n\nTWO\n\nthree\n"
    assert joined("# A\n\none\n\ntwo\n\nthree\n\nfour\n", "# B\n\none\n\ntwo\n\nthree\n") == (
        "# B\n\none\n\ntwo\n\nthree\n\nfour\n"
    )
    assert joined("# A\n\none 1\n\ntwo\n\nthree\n", "# A\n\none 2\n\ntwo\n\nthree\n") is None
    assert joined("# A\n\none\n\nthree\n", "# A\n\none\n\ntwo 2\n\nthree\n") is None


# --- hostile files ----------------------------------------------------------------------------------------------------

SOUND = Parcel(
    project="https://example.com/legal/",
    author="Ann Lee",
    message="Hello.",
    changes={FACTS: FileChange(base="a: 1\n", theirs="a: 2\n")},
)


def with_entries(*entries: tuple[str | ZipInfo, bytes]) -> bytes:
    made = BytesIO(packed(SOUND, {}))
    with ZipFile(made, "a") as file:
        for name, data in entries:
            file.writestr(name, data)
    return made.getvalue()


def linked(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    "entries, id, name",
    [
        ([("now/../evil.md", b"x")], "receive.no-file", "../evil.md"),
        ([("now/clauses/../../evil.en.md", b"x")], "receive.no-file", "clauses/../../evil.en.md"),
        ([("now//etc/passwd", b"x")], "receive.no-file", "/etc/passwd"),
        ([("now/C:\\evil.md", b"x")], "receive.no-file", None),
        ([("now/.git/config", b"x")], "receive.no-file", ".git/config"),
        ([("now/editions/2026-01-01/manifest.json", b"x")], "receive.no-file", "editions/2026-01-01/manifest.json"),
        ([("evil.sh", b"x")], "receive.no-file", "evil.sh"),
        ([("now/laws/../evil.yaml", b"x")], "receive.no-file", "laws/../evil.yaml"),
        ([("now/laws/evil.sh", b"x")], "receive.no-file", "laws/evil.sh"),
        ([("now/clauses/Terms.yaml", b"x")], "receive.no-file", "clauses/Terms.yaml"),
        ([(linked("now/clauses/terms.yaml"), b"/etc/passwd")], "receive.special", "now/clauses/terms.yaml"),
        ([("now/clauses/facts.yaml", b"x")], "receive.twice", "now/clauses/facts.yaml"),
        ([("NOW/clauses/facts.yaml", b"x")], "receive.twice", "now/clauses/facts.yaml"),
        ([("now/clauses/terms.yaml", b"x" * 300_000)], "receive.too-large", "now/clauses/terms.yaml"),
        ([("now/clauses/terms.yaml", b"x")], "receive.altered", "now/clauses/terms.yaml"),
        ([(f"redline/{n}.html", b"") for n in range(5_000)], "receive.many", None),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_could_do_harm_is_refused_by_name(
    entries: list[tuple[str | ZipInfo, bytes]], id: str, name: str | None
) -> None:
    with pytest.raises(ParcelError) as caught:
        unpacked(with_entries(*entries))
    assert caught.value.message.id == id
    assert name in (None, dict(caught.value.message.values).get("name"))


def test_a_parcel_comes_back_as_it_was_packed() -> None:
    assert unpacked(packed(SOUND, {"en.x": b"<p>"})) == SOUND
    assert packed(SOUND, {}) == packed(SOUND, {})


@given(st.integers(0, 10**9))
def test_a_damaged_parcel_is_refused_or_read_as_it_was(seed: int) -> None:
    random, data = seeded(seed), bytearray(packed(SOUND, {}))
    for _ in range(random.randint(1, 4)):
        data[random.randrange(len(data))] = random.randrange(256)
    with suppress(ParcelError):
        assert unpacked(bytes(data)).changes == SOUND.changes


def test_a_parcel_of_another_project_and_a_linked_folder_are_refused(pair: Pair) -> None:
    (pair.ann / "clauses/privacy-policy/cookies.en.md").write_text("# Cookies\n\nWe use none.\n", "utf-8")
    pair.send()
    elsewhere = pair.file.parent / "elsewhere"
    (pair.bo / "clauses/privacy-policy").rename(elsewhere)
    (pair.bo / "clauses/privacy-policy").symlink_to(elsewhere)
    before = state(elsewhere)
    assert pair.receive().exit_code == 1
    assert state(elsewhere) == before
    settings = pair.bo / "clausebook.yaml"
    settings.write_text(re.sub(r"(?m)^base-url: .*$", "base-url: https://other.example/", settings.read_text("utf-8")))
    done = pair.receive()
    assert done.exit_code == 1
    assert "https://other.example/" in done.output


# --- git --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def repository(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> Path:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ann Lee")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ann@example.com")
    git(pair.ann, "init", "-q", "-b", "main")
    git(pair.ann, "add", "-A")
    git(pair.ann, "commit", "-qm", "Begin")
    return pair.ann


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(("git", *arguments), cwd=root, capture_output=True, check=True, text=True).stdout.strip()


def test_without_a_remote_nothing_is_done_and_it_says_so(repository: Path) -> None:
    edit(repository, CLAUSE, "as long as", "while")
    done = run(repository, "send", "-m", "As agreed.")
    assert done.exit_code == 1
    assert "no other one to push to" in done.output
    assert git(repository, "branch", "--show-current") == "main"


def test_git_pushes_a_branch_and_touches_nothing_of_others(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "there.git")
    git(repository, "remote", "add", "origin", str(tmp_path / "there.git"))
    git(repository, "push", "-q", "origin", "main")
    (repository / "notes.txt").write_text("mine", "utf-8")
    (repository / "staged.txt").write_text("mine", "utf-8")
    git(repository, "add", "staged.txt")
    (repository / LAW).parent.mkdir()
    (repository / LAW).write_text("duties:\n", "utf-8")
    edit(repository, CLAUSE, "as long as", "while")
    (repository / CONTACT).unlink()
    done = run(repository, "send", "-m", "As agreed.")
    assert done.exit_code == 0, done.output
    branch = git(repository, "branch", "--show-current")
    there = tmp_path / "there.git"
    assert git(there, "log", "-1", "--format=%an %s", branch) == "Ann Lee As agreed."
    assert git(there, "diff", "--name-only", "main", branch).split("\n") == sorted((CLAUSE, CONTACT, LAW))
    assert git(repository, "status", "--porcelain").split("\n") == ["A  staged.txt", "?? notes.txt"]
    head = git(there, "rev-parse", "main")
    edit(repository, CLAUSE, "while", "whenever")
    assert run(repository, "send", "-m", "More.").exit_code == 0
    assert git(repository, "branch", "--show-current") == branch
    assert git(there, "rev-parse", "main") == head
    other = tmp_path / "other"
    git(tmp_path, "clone", "-q", "-b", branch, str(there), str(other))
    git(other, "commit", "-q", "--allow-empty", "-m", "Of somebody else")
    git(other, "push", "-q")
    theirs = git(there, "rev-parse", branch)
    edit(repository, CLAUSE, "whenever", "so long as")
    refused = run(repository, "send", "-m", "Third.")
    assert refused.exit_code == 1
    assert "rejected" in refused.output
    assert git(there, "rev-parse", branch) == theirs


def test_a_commit_that_is_refused_leaves_no_branch(repository: Path, tmp_path: Path) -> None:
    git(repository, "remote", "add", "origin", str(tmp_path / "nowhere.git"))
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    edit(repository, CLAUSE, "as long as", "while")
    assert run(repository, "send", "-m", "As agreed.").exit_code == 1
    assert git(repository, "branch", "--format=%(refname:short)") == "main"
    assert "while" in (repository / CLAUSE).read_text("utf-8")


def test_a_file_for_a_colleague_leaves_out_what_is_committed(repository: Path, pair: Pair) -> None:
    (repository / ".clausebook/base/texts.json").unlink()
    edit(repository, CLAUSE, "as long as", "while")
    (repository / LAW).parent.mkdir()
    (repository / LAW).write_text("duties:\n", "utf-8")
    pair.send()
    with ZipFile(pair.file) as file:
        assert [name for name in file.namelist() if name.startswith("base/")] == [f"base/{CLAUSE}"]
    assert pair.receive().exit_code == 0
