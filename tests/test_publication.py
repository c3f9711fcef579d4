"""A tree is put into a folder, in one step or file by file, and the receipt tells of it."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest

from generator.disk import swap
from generator.disk.tree import altered, read_tree
from generator.model.diagnostics import RefusalError
from generator.operations.publication import survey
from generator.operations.publication.hand_over import complete_copy, look, refuse_unknown_previous
from generator.operations.publication.receipt import BrokenLineError, ReceiptError, entries, live_on, with_entry
from generator.operations.publication.target import PublicationError, Served, unpack
from generator.operations.publication.targets import AddressError, open_target
from generator.operations.publication.targets.directory import FolderTarget
from generator.operations.publication.told import in_order, project_of

from .publishing import ONE, THREE, TWO, built, handed_over, publication, published, put_back, texts
from .releasing import run
from .targets import write_below

MINIMAL = Path(__file__).parent / "projects" / "minimal"
IN_PLACE = "generator.operations.publication.targets.directory._may_switch"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


@pytest.fixture(params=["switch", "in place"])
def website(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a website, which may be exchanged or not."""
    folder = tmp_path / "www"
    folder.mkdir()
    if request.param == "in place":
        monkeypatch.setattr(IN_PLACE, lambda _folder: False)
    return folder


def receipt(folder: Path) -> bytes:
    return (folder / "receipt.jsonl").read_bytes()


# --- what lies there --------------------------------------------------------------------------------------------------


def test_what_is_published_is_all_that_lies_there(website: Path, project: Path) -> None:
    published(project, website, ONE)
    assert texts(website) == ONE
    published(project, website, TWO)
    assert texts(website) == TWO
    tree = read_tree(website)
    assert tree and not altered(tree)


def test_a_plan_tells_what_is_added_changed_gone_and_stays(website: Path, project: Path, tmp_path: Path) -> None:
    published(project, website, ONE)
    plan = look(publication(project, website, built(project / "output", TWO)), tmp_path / "scratch").plan
    assert plan.added == ("en/new/index.html",)
    assert plan.changed == ("en/terms/index.html", "index.html")
    assert plan.gone == ("en/old/index.html",)
    assert plan.unchanged == ("en/terms/page.css",)
    assert texts(website) == ONE


def test_the_tree_before_is_put_back_and_forth(website: Path, project: Path) -> None:
    for wanted in (ONE, TWO, THREE):
        published(project, website, wanted)
    put_back(project, website)
    assert texts(website) == TWO
    put_back(project, website)
    assert texts(website) == THREE
    assert len(entries(receipt(website))) == 5


def test_there_is_nothing_to_put_back_at_first(website: Path, project: Path) -> None:
    published(project, website, ONE)
    with pytest.raises(PublicationError) as refused:
        put_back(project, website)
    assert refused.value.message.id == "publish.no-previous"
    assert texts(website) == ONE


def test_a_tree_before_that_no_receipt_tells_of_is_not_put_back(website: Path, project: Path, tmp_path: Path) -> None:
    """Whoever may write beside the folder could leave a tree there; `--back` must not vouch for it."""
    published(project, website, ONE)
    published(project, website, TWO)
    found = look(publication(project, website, built(project / "output", THREE)), tmp_path / "scratch")
    forged = publication(project, website, built(project / "output", THREE))
    with pytest.raises(PublicationError) as refused:
        refuse_unknown_previous(found, forged)
    assert refused.value.message.id == "publish.previous-unknown"
    refuse_unknown_previous(found, publication(project, website, built(project / "output", ONE)))


@pytest.mark.parametrize(
    "address",
    [
        "git+git@github.com:a/b.git",
        "git+--upload-pack=x#main",
        "git+origin",
        "deploy@host:/srv/legal",
        " s4://bucket/x",
    ],
)
def test_an_address_of_another_machine_makes_no_folder_here(address: str, project: Path) -> None:
    with pytest.raises(AddressError):
        open_target(address, project)


@pytest.mark.parametrize("address", ["git+git@github.com:acme/site.git#pages", "git+../b.git#pages", " git+origin#m"])
def test_a_repository_is_named_in_each_way_that_git_takes(address: str, project: Path) -> None:
    assert type(open_target(address, project)).__name__ == "BranchTarget"


def test_the_same_tree_again_changes_nothing(website: Path, project: Path) -> None:
    published(project, website, ONE)
    before = receipt(website), website.stat().st_ino, (website / "index.html").stat().st_ino
    published(project, website, ONE)
    assert (receipt(website), website.stat().st_ino, (website / "index.html").stat().st_ino) == before


def edit(website: Path) -> None:
    (website / "index.html").write_text("by hand", encoding="utf-8")


def remove(website: Path) -> None:
    (website / "en" / "old" / "index.html").unlink()


def add(website: Path) -> None:
    (website / "en" / "new").mkdir()
    (website / "en" / "new" / "index.html").write_text("mine", encoding="utf-8")


def add_elsewhere(website: Path) -> None:
    (website / "thesis.txt").write_text("mine", encoding="utf-8")


def spoil(website: Path) -> None:
    (website / "manifest.json").write_text('{"name": "an app"}', encoding="utf-8")


def retell(website: Path) -> None:
    """Alter what the manifest says of the whole; every file is as it was published."""
    manifest = website / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"2021-06-30", b"2020-06-30"))


def forget(website: Path) -> None:
    (website / "manifest.json").unlink()


def lose_receipt(website: Path) -> None:
    (website / "receipt.jsonl").unlink()


@pytest.mark.parametrize(
    "change, id",
    [
        (edit, "publish.edited"),
        (remove, "publish.edited"),
        (add, "publish.foreign"),
        (add_elsewhere, "publish.foreign"),
        (spoil, "publish.untold"),
        (retell, "publish.untold"),
        (forget, "publish.untold"),
    ],
)
def test_what_was_changed_by_hand_is_told_and_stays(
    website: Path, project: Path, change: Callable[[Path], None], id: str
) -> None:
    published(project, website, ONE)
    change(website)
    before = texts(website), receipt(website)
    with pytest.raises(PublicationError) as refused:
        published(project, website, TWO)
    assert refused.value.message.id == id
    assert (texts(website), receipt(website)) == before
    published(project, website, TWO, insist=True)
    assert texts(website).items() >= TWO.items()


def test_a_site_that_no_receipt_tells_of_is_not_overwritten(website: Path, project: Path, tmp_path: Path) -> None:
    """A fresh clone has no copy of a receipt; whoever takes it away must not be believed in the rest."""
    published(project, website, ONE)
    lose_receipt(website)
    (tmp_path / "clone").mkdir()
    with pytest.raises(PublicationError) as refused:
        published(tmp_path / "clone", website, TWO)
    assert refused.value.message.id == "publish.no-receipt"
    assert texts(website) == ONE
    published(tmp_path / "clone", website, TWO, insist=True)
    assert texts(website) == TWO


def test_a_manifest_of_the_line_before_is_believed_of_a_run_alone_that_was_cut_off(
    project: Path, tmp_path: Path
) -> None:
    website = tmp_path / "www"
    published(project, website, ONE)
    old = (website / "manifest.json").read_bytes()
    published(project, website, TWO)
    (website / "manifest.json").write_bytes(old)
    wanted = publication(project, website, built(project / "output", TWO))
    assert not look(wanted, tmp_path / "scratch").is_told
    write_below(website, ".clausebook/pending.json", (project / "output" / "manifest.json").read_bytes())
    assert look(wanted, tmp_path / "scratch").is_told
    write_below(website, ".clausebook/pending.json", old)
    assert not look(wanted, tmp_path / "scratch").is_told


HASH = "0" * 64
STRANGE_MANIFESTS = [
    "",
    "no JSON",
    "[" * 100_000,
    "[1]",
    "null",
    '{"generator": "clausebook"}',
    '{"generator": "clausebook", "files": {"a": 1}}',
    '{"generator": "clausebook", "files": [1]}',
    '{"generator": "clausebook", "files": [null]}',
    '{"generator": "clausebook", "files": [{"path": "index.html"}]}',
    '{"generator": "clausebook", "files": [{"path": "index.html", "sha256": 1}]}',
    f'{{"generator": "clausebook", "files": [{{"sha256": "{HASH}"}}]}}',
    *(
        f'{{"generator": "clausebook", "files": [{{"path": {path}, "sha256": "{HASH}"}}]}}'
        for path in ("1", '""', '"."', '"../x"', '"a/../../x"', '"/etc/passwd"', '"a//b"', '"./a"')
    ),
]


@pytest.mark.parametrize("text", STRANGE_MANIFESTS)
def test_a_manifest_that_no_build_has_written_was_changed_by_hand(text: str, project: Path, tmp_path: Path) -> None:
    website = tmp_path / "www"
    published(project, website, ONE)
    (website / "manifest.json").write_text(text, encoding="utf-8")
    wanted = publication(project, website, built(project / "output", TWO))
    found = look(wanted, tmp_path / "scratch")
    assert not found.is_told and found.published is None
    with pytest.raises(PublicationError) as refused:
        handed_over(wanted, insist=False)
    assert refused.value.message.id == "publish.untold"
    assert texts(website) == ONE and (website / "manifest.json").read_text(encoding="utf-8") == text


def test_a_tree_before_with_a_strange_manifest_is_not_put_back(website: Path, project: Path) -> None:
    for wanted in (ONE, TWO):
        published(project, website, wanted)
    inside, beside = website / ".clausebook" / "previous", website.with_name(".www.clausebook-previous")
    manifest = (inside if inside.is_dir() else beside) / "manifest.json"
    told = json.loads(manifest.read_bytes())
    del told["files"][0]["sha256"]
    manifest.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(PublicationError) as refused:
        put_back(project, website)
    assert refused.value.message.id == "publish.no-previous"
    assert texts(website) == TWO


def test_each_wanted_path_is_taken_apart_once(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    website, taken_apart = tmp_path / "www", Counter[str]()

    def counting(path: str) -> PurePosixPath:
        taken_apart[path] += 1
        return PurePosixPath(path)

    for name in ("en", *(f"other-{number}.txt" for number in range(50))):
        write_below(website, name, b"mine")
    wanted = publication(project, website, built(project / "output", ONE))
    monkeypatch.setattr(survey, "PurePosixPath", counting)
    assert look(wanted, tmp_path / "scratch").overwritten == ("en",)
    assert taken_apart == Counter([*wanted.tree.files, *(f"other-{number}.txt" for number in range(50))])


@pytest.mark.parametrize("can", ["exchange", "rename alone"])
def test_a_tree_that_cannot_be_kept_is_live_again(
    can: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    website = tmp_path / "www"
    published(project, website, ONE)
    if can == "rename alone":
        monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    (tmp_path / ".www.clausebook-previous").write_text("in the way", encoding="utf-8")
    before = receipt(website)
    with pytest.raises(RefusalError):
        published(project, website, TWO)
    assert texts(website) == ONE and receipt(website) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".www.clausebook-previous", "project", "www"]


def test_who_insists_keeps_files_of_others(website: Path, project: Path) -> None:
    published(project, website, ONE)
    add_elsewhere(website)
    published(project, website, TWO, insist=True)
    assert texts(website) == {**TWO, "thesis.txt": "mine"}


def test_settings_of_a_server_are_no_error_and_stay(website: Path, project: Path) -> None:
    published(project, website, ONE)
    (website / ".well-known").mkdir()
    (website / ".well-known" / "security.txt").write_text("mine", encoding="utf-8")
    (website / ".htaccess").write_text("mine", encoding="utf-8")
    published(project, website, TWO)
    assert texts(website) == {**TWO, ".well-known/security.txt": "mine", ".htaccess": "mine"}


def test_somebody_who_was_quicker_is_not_overwritten(website: Path, project: Path, tmp_path: Path) -> None:
    published(project, website, ONE)
    slow = publication(project, website, built(tmp_path / "slow", TWO))
    put = FolderTarget.put

    def overtaken(target: FolderTarget, delivery: object) -> None:
        FolderTarget.put = put  # type: ignore[method-assign]
        published(project, website, THREE)
        put(target, delivery)  # type: ignore[arg-type]

    FolderTarget.put = overtaken  # type: ignore[method-assign,assignment]
    with pytest.raises(RefusalError) as refused:
        handed_over(slow, insist=False)
    assert refused.value.message.id == "publish.overtaken"
    assert texts(website) == THREE


def test_a_link_stays_a_link(website: Path, project: Path, tmp_path: Path) -> None:
    current = tmp_path / "current"
    current.symlink_to("www")
    published(project, current, ONE)
    published(project, current, TWO)
    assert current.is_symlink() and texts(current) == texts(website) == TWO


def link_above(website: Path, outside: Path) -> None:
    shutil.rmtree(website / "en")
    (website / "en").symlink_to(outside)


def link_at_a_file(website: Path, outside: Path) -> None:
    (website / "index.html").unlink()
    (website / "index.html").symlink_to(outside / "terms" / "index.html")


def link_for_control(website: Path, outside: Path) -> None:
    shutil.rmtree(website / ".clausebook", ignore_errors=True)
    (website / ".clausebook").symlink_to(outside)


def link_in_control(website: Path, outside: Path) -> None:
    shutil.rmtree(website / ".clausebook", ignore_errors=True)
    (website / ".clausebook").mkdir()
    for name in ("previous", "incoming"):
        (website / ".clausebook" / name).symlink_to(outside)
    (website / ".htaccess").write_text("mine", encoding="utf-8")


def file_above(website: Path, _outside: Path) -> None:
    shutil.rmtree(website / "en")
    (website / "en").write_text("mine", encoding="utf-8")


def folder_at_a_file(website: Path, _outside: Path) -> None:
    (website / "index.html").unlink()
    write_below(website, "index.html/deeper/mine.txt", b"mine")


IN_THE_WAY = [link_above, link_at_a_file, link_for_control, link_in_control, file_above, folder_at_a_file]


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
@pytest.mark.parametrize("change", IN_THE_WAY)
def test_what_stands_in_the_way_goes_and_no_link_is_followed(
    website: Path, project: Path, tmp_path: Path, change: Callable[[Path, Path], None]
) -> None:
    outside = tmp_path / "outside"
    for path, text in {**ONE, "terms/index.html": "theirs", "previous/x": "theirs"}.items():
        write_below(outside, path, text.encode())
    before = texts(outside)
    published(project, website, ONE)
    change(website, outside)
    if change is not link_in_control:
        with pytest.raises(PublicationError) as refused:
            published(project, website, TWO)
        assert refused.value.message.id in {"publish.edited", "publish.foreign"}
    published(project, website, TWO, insist=True)
    assert {path: text for path, text in texts(website).items() if text != "mine"} == TWO
    assert texts(outside) == before
    assert not any(path.is_symlink() for path in website.rglob("*") if path.name != "incoming")


def late_file(website: Path) -> None:
    write_below(website, "en/new/thesis.txt", b"mine")


def late_file_of_the_same_name(website: Path) -> None:
    write_below(website, "en/new/index.html", b"mine")


def late_folder(website: Path) -> None:
    (website / "uploads").mkdir()


@pytest.mark.parametrize("change", [late_file, late_file_of_the_same_name, late_folder])
@pytest.mark.parametrize("can", ["exchange", "rename alone"])
def test_what_comes_between_the_look_and_the_switch_is_told_and_stays(
    can: str, change: Callable[[Path], None], project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    website = tmp_path / "www"
    published(project, website, ONE)
    exchange = swap.exchange

    def late(one: Path, other: Path) -> bool:
        monkeypatch.setattr(swap, "exchange", exchange)
        change(website)
        return exchange(one, other) if can == "exchange" else False

    wanted = publication(project, website, built(project / "output", TWO))
    monkeypatch.setattr(swap, "exchange", late)
    with pytest.raises(PublicationError) as refused:
        handed_over(wanted, insist=False)
    assert refused.value.message.id == "publish.foreign"
    assert texts(website).items() >= ONE.items()
    assert (website / "uploads").is_dir() or "mine" in texts(website).values()
    assert not [path for path in tmp_path.iterdir() if "-new-" in path.name]


def test_an_empty_folder_of_others_stays(website: Path, project: Path) -> None:
    published(project, website, ONE)
    (website / "uploads").mkdir()
    for wanted in (TWO, THREE):
        published(project, website, wanted)
        assert (website / "uploads").is_dir() and texts(website) == wanted


# --- owners and modes -------------------------------------------------------------------------------------------------


def modes(folder: Path) -> dict[str, str]:
    found = {path.relative_to(folder).as_posix(): path for path in (folder, *folder.rglob("*"))}
    return {name: oct(stat.S_IMODE(path.stat().st_mode)) for name, path in found.items()}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode, file", [(0o2775, 0o664), (0o755, 0o644), (0o750, 0o640)])
def test_the_mode_of_the_folder_is_that_of_all_in_it(website: Path, project: Path, mode: int, file: int) -> None:
    website.chmod(mode)
    umask = os.umask(0o077)
    try:
        for wanted in (ONE, TWO, THREE):
            published(project, website, wanted)
    finally:
        os.umask(umask)
    found = modes(website)
    assert {found["."], found["en"], found["en/new"]} == {oct(mode)}
    assert {found["index.html"], found["en/new/index.html"], found["manifest.json"], found["receipt.jsonl"]} == {
        oct(file)
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_new_folder_can_be_read_by_a_server(project: Path, tmp_path: Path) -> None:
    umask = os.umask(0o077)
    try:
        published(project, tmp_path / "new", ONE)
    finally:
        os.umask(umask)
    assert {*modes(tmp_path / "new").values()} == {"0o755", "0o644"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser gives files away")
def test_owner_and_group_stay(website: Path, project: Path) -> None:
    os.chown(website, 12, 34)
    for wanted in (ONE, TWO):
        published(project, website, wanted)
    assert {(path.stat().st_uid, path.stat().st_gid) for path in (website, *website.rglob("*"))} == {(12, 34)}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser becomes another")
def test_a_deploy_user_who_owns_only_the_folder_puts_files_in_place() -> None:
    with TemporaryDirectory() as name:  # the folders of pytest are closed to everybody else
        place = Path(name)
        place.chmod(0o755)
        website, own = place / "srv" / "www", place / "own"
        website.mkdir(parents=True)
        own.mkdir()
        for folder in (website, own):
            os.chown(folder, 12, 34)
        tree = built(place / "output", ONE)
        assert as_user(12, 34, lambda: handed_over(publication(own, website, tree), insist=False)) == 0
        assert (website / ".clausebook").is_dir() and texts(website) == ONE
        assert {(path.stat().st_uid, path.stat().st_gid) for path in website.rglob("*")} == {(12, 34)}


def as_user(user: int, group: int, act: Callable[[], object]) -> int:
    """Let a copy of this process do something as another user, and return how it ended."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(group)
            os.setuid(user)
            os.umask(0o077)
            act()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_mount_point_is_not_exchanged(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    website = tmp_path / "www"
    website.mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == website)
    inode = website.stat().st_ino
    for wanted in (ONE, TWO):
        published(project, website, wanted)
    assert website.stat().st_ino == inode and texts(website) == TWO


# --- a run that was cut off -------------------------------------------------------------------------------------------


class CutOffError(Exception):
    """The run ends here."""


def cut_off(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let the renaming of files end the run after so many."""
    left, replace = [after], Path.replace

    def rename(path: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise CutOffError
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", rename)


@pytest.mark.parametrize("after", range(6))
def test_a_run_that_was_cut_off_is_finished_by_the_next(after: int, project: Path, tmp_path: Path) -> None:
    website = tmp_path / "www"
    website.mkdir()
    (website / ".htaccess").write_text("mine", encoding="utf-8")
    published(project, website, ONE)
    with pytest.MonkeyPatch.context() as patch:
        cut_off(patch, after)
        with pytest.raises(CutOffError):
            published(project, website, TWO)
    assert {*texts(website).values()} <= {*ONE.values(), *TWO.values(), "mine"}
    if after:
        with pytest.raises(PublicationError) as refused:
            published(project, website, THREE)
        assert refused.value.message.id == "publish.begun"
    published(project, website, TWO)
    assert texts(website) == {**TWO, ".htaccess": "mine"}
    assert len(entries(receipt(website))) == 2
    put_back(project, website)
    assert texts(website) == {**ONE, ".htaccess": "mine"}


# --- addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["ftp://host/x", "host:/srv/www", "http://host", "S4://x"])
def test_an_unknown_scheme_makes_no_folder(address: str, tmp_path: Path) -> None:
    with pytest.raises(AddressError):
        open_target(address, tmp_path)


# --- the receipt ------------------------------------------------------------------------------------------------------

MANIFEST = json.dumps({"editions": {"2021-06-30": "a" * 64, "2022-01-01.2": "c" * 64, "2022-01-01": "b" * 64}}).encode()


NOW = datetime(2026, 1, 1, tzinfo=UTC)
COMMIT = "c" * 40


def told(*moments: str) -> bytes:
    data = b""
    for moment in moments:
        data = with_entry(data, MANIFEST, datetime.fromisoformat(moment).replace(tzinfo=UTC), COMMIT)
    return data


def test_a_line_names_the_newest_edition_and_the_line_before() -> None:
    first, second = entries(told("2026-01-01T10:00", "2026-01-02T10:00"))
    assert (first.edition, first.edition_sha256, first.previous) == ("2022-01-01.2", "c" * 64, None)
    assert second.previous and second.when == "2026-01-02T10:00:00+00:00"


@pytest.mark.parametrize(
    "old, new", [(b'"commit":"cc', b'"commit":"dd'), (b"10:00", b"11:00"), (b'"schema":1', b'"schema":9')]
)
def test_a_line_that_was_altered_shows(old: bytes, new: bytes) -> None:
    data = told("2026-01-01T10:00", "2026-01-02T10:00", "2026-01-03T10:00")
    with pytest.raises(ReceiptError):
        entries(data.replace(old, new, 1))


NO_TEXTS: list[object] = [7, True, [], {}, "", "x", "é", 1e400]
WRONG_VALUES: list[tuple[str, object]] = [
    *(("schema", wrong) for wrong in NO_TEXTS),
    *((name, wrong) for name in ("when", "manifest", "edition", "edition-sha256", "commit", "previous")
      for wrong in NO_TEXTS),
    *(("when", text) for text in ("2026-13-01T10:00:00+00:00", "0001-01-01T00:00:00+00:00", "2026-01-01T10:00:00")),
    *(("commit", text) for text in ("c" * 39, "C" * 40, "c" * 40 + "-clean", "c" * 40 + "\n")),
    ("when", None), ("manifest", None), ("edition", None), ("edition-sha256", None), ("schema", None), ("more", "x"),
]  # fmt: skip


@pytest.mark.parametrize("name, wrong", WRONG_VALUES)
def test_a_line_with_a_field_of_another_form_is_none(name: str, wrong: object) -> None:
    line = json.loads(told("2026-01-01T10:00")) | {name: wrong}
    with pytest.raises(BrokenLineError) as refused:
        entries(json.dumps(line, sort_keys=True, separators=(",", ":")).encode() + b"\n")
    assert refused.value.line == 1


@pytest.mark.parametrize("text", [b"", b"null", b"[]", b"7", b"[" * 100_000, b"{", b"{}", b"\xff"])
def test_a_line_that_is_no_publication_is_none(text: bytes) -> None:
    with pytest.raises(BrokenLineError):
        entries(text + b"\n")


def test_a_line_that_is_written_in_another_way_is_none() -> None:
    data = told("2026-01-01T10:00")
    with pytest.raises(BrokenLineError):
        entries(data.replace(b'{"commit"', b'{"commit":null,"commit"'))


@pytest.mark.parametrize("line", [0, 1])
def test_a_line_that_was_taken_away_shows(line: int) -> None:
    lines = told("2026-01-01T10:00", "2026-01-02T10:00", "2026-01-03T10:00").splitlines(keepends=True)
    del lines[line]
    with pytest.raises(ReceiptError):
        entries(b"".join(lines))
    with pytest.raises(ReceiptError):
        entries(told("2026-01-01T10:00")[:-1])


def test_a_receipt_that_was_cut_is_told_by_the_copy_of_the_project(website: Path, project: Path) -> None:
    for wanted in (ONE, TWO):
        published(project, website, wanted)
    assert (project / "receipts" / "t.jsonl").read_bytes() == receipt(website)
    (website / "receipt.jsonl").write_bytes(receipt(website).splitlines(keepends=True)[0])
    with pytest.raises(ReceiptError) as refused:
        published(project, website, THREE, insist=True)
    assert refused.value.message.id == "publish.receipt-cut"
    assert texts(website) == TWO


def unreadable_folder(copy: Path) -> None:
    copy.unlink()
    copy.mkdir()


def link_to_nothing(copy: Path) -> None:
    copy.unlink()
    copy.symlink_to("nothing")


def file_in_place_of_the_folder(copy: Path) -> None:
    copy.unlink()
    copy.parent.rmdir()
    copy.parent.write_text("", encoding="utf-8")


@pytest.mark.parametrize("change", [unreadable_folder, link_to_nothing, file_in_place_of_the_folder])
def test_a_copy_that_cannot_be_read_is_not_taken_for_none(
    change: Callable[[Path], None], website: Path, project: Path
) -> None:
    published(project, website, ONE)
    change(project / "receipts" / "t.jsonl")
    with pytest.raises(ReceiptError) as refused:
        published(project, website, TWO, insist=True)
    assert refused.value.message.id == "publish.copy-unread"
    assert texts(website) == ONE


def test_a_copy_that_cannot_be_written_is_told_before_anything_is_sent(website: Path, project: Path) -> None:
    published(project, website, ONE)
    shutil.rmtree(project / "receipts")
    (project / "receipts").symlink_to("nothing")
    before = receipt(website)
    with pytest.raises(PublicationError) as refused:
        published(project, website, TWO)
    assert refused.value.message.id == "publish.copy-unwritten"
    assert texts(website) == ONE and receipt(website) == before


def test_a_copy_is_kept_only_of_what_went_well(website: Path, project: Path) -> None:
    published(project, website, ONE)
    before = receipt(website)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FolderTarget, "put", lambda _self, _delivery: None)
        with pytest.raises(PublicationError):
            published(project, website, TWO)
    assert {path.name: path.read_bytes() for path in (project / "receipts").iterdir()} == {"t.jsonl": before}


def test_the_copy_of_a_run_that_was_cut_off_is_written_by_the_next(tmp_path: Path, website: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    published(tmp_path / "one", website, ONE)
    wanted = publication(tmp_path / "two", website, built(tmp_path / "two" / "output", ONE))
    complete_copy(look(wanted, tmp_path / "scratch"), wanted)
    assert wanted.copy.read_bytes() == receipt(website)


def test_a_project_is_told_by_the_first_of_its_editions_in_order() -> None:
    editions = {"2021-06-30.10": "c", "2021-06-30.9": "b", "draft": "x", "": "y", "2021-06-30.2": "a"}
    assert project_of(editions) == "a"
    assert in_order(editions) == ("2021-06-30.2", "2021-06-30.9", "2021-06-30.10")
    assert project_of({"draft": "x"}) is None and project_of({}) is None


def test_a_line_names_no_edition_of_an_unknown_name() -> None:
    editions = {"zz": "x", "2021-06-30.10": "c" * 64, "2021-06-30.9": "b" * 64}
    data = with_entry(b"", json.dumps({"editions": editions}).encode(), NOW, None)
    assert entries(data)[0].edition == "2021-06-30.10"


def test_a_day_has_what_it_began_with_and_what_came() -> None:
    data = entries(told("2026-01-01T10:00", "2026-01-02T16:30", "2026-01-03T10:00"))
    zone = ZoneInfo("Asia/Shanghai")
    days = {day: [entry.when[8:13] for entry in live_on(data, date(2026, 1, day), zone)] for day in range(1, 6)}
    assert days == {1: ["01T10"], 2: ["01T10"], 3: ["01T10", "02T16", "03T10"], 4: ["03T10"], 5: ["03T10"]}
    assert live_on(data, date(2025, 12, 31), zone) == ()


def test_three_fresh_clones_publish_and_a_fourth_answers(website: Path, tmp_path: Path) -> None:
    for number, wanted in enumerate((ONE, TWO, THREE)):
        (tmp_path / f"clone-{number}").mkdir()
        published(tmp_path / f"clone-{number}", website, wanted)
    (tmp_path / "fourth").mkdir()
    put_back(tmp_path / "fourth", website)
    assert texts(website) == TWO
    assert len(entries((tmp_path / "fourth" / "receipts" / "t.jsonl").read_bytes())) == 4


def test_what_was_live_on_a_day_is_answered_by_the_copy_and_by_the_target(website: Path, tmp_path: Path) -> None:
    for name in ("one", "fresh"):
        shutil.copytree(MINIMAL, tmp_path / name, ignore=shutil.ignore_patterns("expected"))
    published(tmp_path / "one", website, ONE)
    line = entries(receipt(website))[0]
    asked = ("history", "--live-on", "2026-01-01")
    told = run(*asked, "--project", tmp_path / "one")
    assert told.exit_code == 0 and told.stdout.splitlines() == [
        f"t: edition 2021-06-30, since {line.moment.astimezone(ZoneInfo('UTC')).isoformat(' ')}",
        f"  SHA-256 of the edition: {'e' * 64}",
        f"  SHA-256 of manifest.json: {line.manifest}",
        f"  published from commit {'c' * 40}",
    ]
    assert run(*asked, "--project", tmp_path / "fresh").exit_code == 1
    far = run(*asked, "--project", tmp_path / "fresh", "--at", website, "--json")
    assert far.exit_code == 0 and line.manifest in far.stdout
    assert run("history", "--live-on", "2025-12-31", "--project", tmp_path / "one").exit_code == 1
    wrong = run(*asked, "--project", tmp_path / "one", "--at", "ftp://host/x")
    assert wrong.exit_code == 2


@pytest.mark.parametrize("other", [("--from", "output"), ("--partial",), ("--retire", "en"), ("--as-of", "2026-01-01")])
def test_options_for_the_built_tree_are_refused_beside_back(other: tuple[str, ...], tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path / "one", ignore=shutil.ignore_patterns("expected"))
    result = run("publish", tmp_path / "www", "--project", tmp_path / "one", "--back", *other)
    assert result.exit_code == 2 and f"{other[0]} belongs to another use of this command" in result.stderr


def test_the_command_makes_nothing_of_an_unknown_scheme_and_of_a_plan(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(MINIMAL, project, ignore=shutil.ignore_patterns("expected"))
    wrong = run("publish", "--project", project, "s4://bucket/x")
    assert wrong.exit_code == 2 and "s4" in wrong.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project"]
    assert not (project / "receipts").exists()


def test_a_tree_before_that_lacks_a_file_is_refused_and_does_not_end_the_program(tmp_path: Path) -> None:
    """A branch or a bucket whose files somebody removed: what its manifest lists is asked for and is not there."""
    held = built(tmp_path / "output", ONE).read()
    del held["index.html"]
    tree = read_tree(unpack(Served(names=held, read=held.__getitem__), tmp_path / "previous"))
    assert tree and altered(tree) == ("index.html",)
    with pytest.raises(RefusalError):
        tree.data("index.html")
