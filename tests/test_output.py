"""A tree is written whole or not at all, and never over what we did not write."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.disk import swap
from generator.disk.output import OutputError, create, discard, exchange, remove, write
from generator.disk.tree import altered, read_tree
from generator.model.artifact import Artifact, Kept
from tests.support import refused

linux = pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")


def text(path: str, content: str) -> Artifact:
    return Artifact(path=path, media_type="text/plain", data=content.encode(), about={"locale": "en"})


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }


def test_the_folder_holds_exactly_the_artifacts_of_the_last_run(tmp_path: Path) -> None:
    place = tmp_path / "output"
    write([text("a/one.txt", "1"), text("two.txt", "2")], place, {})
    write([text("a/three.txt", "3")], place, {})
    assert files(place) == {"a/three.txt": "3"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_the_manifest_names_every_file_with_its_digest(tmp_path: Path) -> None:
    write([text("a.txt", "abc")], tmp_path / "output", {"draft": True})
    manifest = json.loads((tmp_path / "output" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["draft"] is True
    assert manifest["files"] == [
        {
            "path": "a.txt",
            "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "bytes": 3,
            "media-type": "text/plain",
            "locale": "en",
        }
    ]


@pytest.mark.parametrize("name", ["notes.txt", "a/notes.txt"])
def test_a_folder_with_a_file_of_somebody_else_is_refused(tmp_path: Path, name: str) -> None:
    place = tmp_path / "output"
    write([text("a/one.txt", "1")], place, {})
    (place / name).write_text("mine", encoding="utf-8")
    with refused(OutputError, r"notes\.txt"):
        write([text("a/one.txt", "2")], place, {})
    assert files(place) == {"a/one.txt": "1", name: "mine"}


def test_a_folder_that_we_never_wrote_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "output"
    place.mkdir()
    (place / "thesis.txt").write_text("mine", encoding="utf-8")
    with refused(OutputError, r"thesis\.txt"):
        write([], place, {})
    with refused(OutputError, r"thesis\.txt"):
        remove(place)


def test_a_link_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "real")
    with refused(OutputError, "not a folder"):
        write([], tmp_path / "output", {})


def test_two_artifacts_with_one_path_are_refused(tmp_path: Path) -> None:
    with refused(OutputError, r"a\.txt"):
        write([text("a.txt", "1"), text("a.txt", "2")], tmp_path / "output", {})
    assert not (tmp_path / "output").exists()


def test_a_full_disk_leaves_the_old_tree_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "output"
    write([text("a.txt", "old")], place, {})

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with refused(OutputError, "No space left"):
        write([text("a.txt", "new")], place, {})
    assert files(place) == {"a.txt": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_without_an_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    place = tmp_path / "output"
    write([text("a.txt", "old")], place, {})
    write([text("a.txt", "new")], place, {})
    assert files(place) == {"a.txt": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


# --- files of somebody else that come while a run is under way --------------------------------------------------------


def meanwhile(place: Path, come: Callable[[], object]) -> Iterator[Artifact]:
    """Yield a new tree, and let something happen while it is made."""
    yield text("a.txt", "new")
    come()
    yield text("b.txt", "new")


def put_in(place: Path, name: str = "notes.txt") -> None:
    place.mkdir(exist_ok=True)
    (place / name).write_text("somebody else's", encoding="utf-8")


@pytest.mark.parametrize("before", [(), ("a.txt",), ("a.txt", "b.txt", "c.txt")])
@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "en"])
def test_a_file_that_comes_while_a_tree_is_made_is_kept(tmp_path: Path, before: tuple[str, ...], name: str) -> None:
    place = tmp_path / "output"
    if before:
        write([text(path, "old") for path in before], place, {})
    with refused(OutputError, f"did not write .{name}"):
        write(meanwhile(place, lambda: put_in(place, name)), place, {})
    assert files(place) == {**dict.fromkeys(before, "old"), name: "somebody else's"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.fixture(params=["exchange", "two renames"])
def at_the_last_moment(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Return what puts a file into a folder right before it is moved away, after every look at it."""
    whole = swap.exchange
    once: list[Path] = []

    def arm(place: Path) -> None:
        def late() -> None:
            if not once:
                once.append(place)
                put_in(place)

        def exchanged(one: Path, other: Path) -> bool:
            late()
            return request.param == "exchange" and whole(one, other)

        rename = Path.rename

        def renamed(self: Path, target: Path) -> Path:
            if self == place:
                late()
            return rename(self, target)

        monkeypatch.setattr(swap, "exchange", exchanged)
        monkeypatch.setattr(Path, "rename", renamed)

    return arm


@pytest.mark.parametrize(
    "act",
    [
        lambda place: write([text("a.txt", "new")], place, {}),
        remove,
        lambda place: exchange({"a.txt": b"new", "manifest.json": b"{}"}, place),
        lambda place: discard(place, {"a.txt", "manifest.json"}),
    ],
    ids=["write", "remove", "exchange", "discard"],
)
def test_a_file_that_comes_at_the_last_moment_is_kept(
    tmp_path: Path, at_the_last_moment: Callable[[Path], None], act: Callable[[Path], object]
) -> None:
    place = tmp_path / "output"
    write([text("a.txt", "old")], place, {})
    at_the_last_moment(place)
    with refused(OutputError, r"did not write .notes\.txt"):
        act(place)
    assert files(place) == {"a.txt": "old", "notes.txt": "somebody else's"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_folder_whose_name_is_a_pattern_is_put_right_as_well(tmp_path: Path) -> None:
    place = tmp_path / "site[1]*"
    write([text("a.txt", "old")], place, {})
    place.rename(tmp_path / ".site[1]*.clausebook-old-abc")
    (tmp_path / ".site1.clausebook-old-abc").mkdir()
    write([text("b.txt", "new")], place, {})
    assert files(place) == {"b.txt": "new"} and (tmp_path / ".site1.clausebook-old-abc").is_dir()


@linux
def test_what_only_looks_like_a_workspace_stops_no_run(tmp_path: Path) -> None:
    place = tmp_path / "output"
    os.mkfifo(tmp_path / ".output.clausebook-new-pipe")
    (tmp_path / ".output.clausebook-new-file").write_bytes(b"")
    write([text("a.txt", "new")], place, {})
    assert files(place) == {"a.txt": "new"}


def test_what_a_killed_run_left_is_put_right_by_the_next(tmp_path: Path) -> None:
    place = tmp_path / "output"
    write([text("a.txt", "old")], place, {})
    place.rename(tmp_path / ".output.clausebook-old-abc")
    (tmp_path / ".output.clausebook-new-xyz" / "tree").mkdir(parents=True)
    assert remove(place) is True
    assert list(tmp_path.iterdir()) == []


def test_every_change_to_a_tree_is_seen(tmp_path: Path) -> None:
    place = tmp_path / "output"
    write([text("a.txt", "1"), text("b.txt", "2"), text("c.txt", "3")], place, {})
    tree = read_tree(place)
    assert tree is not None and altered(tree) == ()
    (place / "a.txt").write_text("other", encoding="utf-8")
    (place / "b.txt").unlink()
    (place / "d.txt").write_text("new", encoding="utf-8")
    assert altered(tree) == ("a.txt", "b.txt", "d.txt")


@pytest.mark.parametrize(
    "manifest", ["", "[]", '{"files": [{}]}', '{"format": 9, "generator": "clausebook", "files": []}']
)
def test_a_manifest_that_is_not_ours_counts_as_none(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
    assert read_tree(tmp_path) is None


def _write_often(place: Path, letter: str) -> None:
    for _ in range(15):
        write([text(f"{name}.txt", letter) for name in "abc"], place, {})


def test_runs_at_once_leave_one_whole_tree(tmp_path: Path) -> None:
    place = tmp_path / "output"
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_write_often, args=(place, letter)) for letter in "wxyz"]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0, 0, 0]
    assert len(set(files(place).values())) == 1 and len(files(place)) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


# --- what is there already --------------------------------------------------------------------------------------------


def marks(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in [folder, *folder.rglob("*")]}


def kept(place: Path, path: str) -> Kept:
    tree = read_tree(place)
    assert tree is not None
    return Kept(path=path, listed=tree.files[path])


def test_a_tree_that_comes_out_as_it_was_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "output"
    write([text("a/b.txt", "1"), text("c.txt", "2")], place, {})
    before = marks(place)
    write([text("a/b.txt", "1"), kept(place, "c.txt")], place, {})
    assert marks(place) == before
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.parametrize(
    "artifacts, about",
    [
        ([text("a.txt", "1")], {}),
        ([text("a.txt", "1"), text("b.txt", "3")], {}),
        ([text("a.txt", "1"), text("b.txt", "2"), text("c.txt", "2")], {}),
        ([text("a.txt", "1"), text("b.txt", "2")], {"draft": True}),
    ],
    ids=["a file less", "other words", "a file more", "another manifest"],
)
def test_what_comes_out_as_it_was_is_linked_into_a_tree_that_differs(
    artifacts: list[Artifact], about: dict[str, bool], tmp_path: Path
) -> None:
    place = tmp_path / "output"
    write([text("a.txt", "1"), text("b.txt", "2")], place, {})
    before = marks(place)
    write(artifacts, place, about)
    after = marks(place)
    assert after["a.txt"] == before["a.txt"] and after["manifest.json"] != before["manifest.json"]
    assert files(place) == {artifact.path: artifact.data.decode() for artifact in artifacts}
    tree = read_tree(place)
    assert tree is not None and altered(tree) == () and all(map(tree.is_untouched, tree.files))


def test_a_file_that_somebody_altered_is_written_again(tmp_path: Path) -> None:
    place = tmp_path / "output"
    write([text("a.txt", "1"), text("b.txt", "2")], place, {})
    (place / "a.txt").write_text("x", encoding="utf-8")
    write([text("a.txt", "1"), text("b.txt", "2")], place, {})
    tree = read_tree(place)
    assert tree is not None and altered(tree) == () and all(map(tree.is_untouched, tree.files))


def test_a_link_that_leads_to_the_right_words_is_no_file_of_the_tree(tmp_path: Path) -> None:
    place = tmp_path / "output"
    write([text("a.txt", "1")], place, {})
    (place / "a.txt").rename(tmp_path / "elsewhere")
    (place / "a.txt").symlink_to(tmp_path / "elsewhere")
    write([text("a.txt", "1")], place, {})
    assert not (place / "a.txt").is_symlink()


def test_what_another_run_has_replaced_meanwhile_is_not_kept(tmp_path: Path) -> None:
    place = tmp_path / "output"
    write([text("a.txt", "1"), text("b.txt", "2")], place, {})

    def artifacts() -> Iterator[Artifact | Kept]:
        yield kept(place, "a.txt")
        write([text("a.txt", "other"), text("b.txt", "2")], place, {})
        yield text("b.txt", "3")

    with refused(OutputError, "another run"):
        write(artifacts(), place, {})
    assert files(place) == {"a.txt": "other", "b.txt": "2"}


def test_without_links_what_is_kept_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    place = tmp_path / "output"
    write([text("a.txt", "1"), text("b.txt", "2")], place, {})
    keeping = kept(place, "a.txt")
    monkeypatch.setattr(os, "link", none)
    write([keeping, text("b.txt", "3")], place, {})
    tree = read_tree(place)
    assert files(place) == {"a.txt": "1", "b.txt": "3"}
    assert tree is not None and altered(tree) == () and all(map(tree.is_untouched, tree.files))


def test_small_files_that_hold_the_same_are_one_on_the_disk(tmp_path: Path) -> None:
    place, large = tmp_path / "output", "x" * 100_000
    write([text("a.txt", "1"), text("b/a.txt", "1"), text("c.txt", "2"), text("d.txt", large)], place, {})
    assert files(place) == {"a.txt": "1", "b/a.txt": "1", "c.txt": "2", "d.txt": large}
    numbers = marks(place)
    assert numbers["a.txt"] == numbers["b/a.txt"] != numbers["c.txt"]
    write([text("a.txt", "1"), text("b/a.txt", "3"), text("c.txt", "2"), text("d.txt", large)], place, {})
    assert files(place) == {"a.txt": "1", "b/a.txt": "3", "c.txt": "2", "d.txt": large}


def test_files_that_people_edit_are_never_one_on_the_disk(tmp_path: Path) -> None:
    create({"a.md": b"1", "b.md": b"1"}, tmp_path / "project")
    numbers = marks(tmp_path / "project")
    assert numbers["a.md"] != numbers["b.md"]


# --- on the disk ------------------------------------------------------------------------------------------------------


def synced(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the names of what is synced from now on, one by one."""
    names: set[str] = set()
    sync = os.fsync

    def note(handle: int) -> None:
        names.add(Path(f"/proc/self/fd/{handle}").readlink().name)
        sync(handle)

    monkeypatch.setattr(os, "fsync", note)
    return names


@linux
def test_every_file_and_folder_of_a_small_tree_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = synced(monkeypatch)
    write([text("a/b/c.txt", "1"), text("d.txt", "2")], tmp_path / "output", {})
    assert names == {"tree", "a", "b", "c.txt", "d.txt", "manifest.json", tmp_path.name}


@linux
@pytest.mark.parametrize("told", [0, -1], ids=["the disk says so", "it does not"])
def test_a_large_tree_is_synced_at_once_or_else_file_by_file(
    told: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    class Library:
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def syncfs(self, handle: int) -> int:
            asked.append(handle)
            return told

        def renameat2(self, *_: object) -> int:
            return -1

    monkeypatch.setattr("ctypes.CDLL", Library)
    names = synced(monkeypatch)
    write([text(f"{number}.txt", str(number)) for number in range(300)], tmp_path / "output", {})
    assert len(asked) == 1
    assert len(names) == (1 if told == 0 else 303)


@linux
def test_a_system_that_does_not_tell_errors_is_asked_for_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.disk.staging._TELLS", (999, 0))
    names = synced(monkeypatch)
    write([text(f"{number}.txt", str(number)) for number in range(300)], tmp_path / "output", {})
    assert len(names) == 303
