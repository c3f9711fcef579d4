"""What is true of a folder is true of each other kind of target, against the real thing on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import pytest

from generator.disk.commands import CommandError, run
from generator.model.diagnostics import RefusalError
from generator.operations.publication.hand_over import Publication
from generator.operations.publication.placing import Store
from generator.operations.publication.receipt import entries
from generator.operations.publication.target import Delivery, PublicationError
from generator.operations.publication.targets import AddressError, open_target
from generator.operations.publication.targets.ssh import SshTarget, encoded

from .publishing import ONE, THREE, TWO, built, handed_over, publication, published, put_back
from .targets import (
    Place,
    bare_repository,
    below,
    bucket_of_this_machine,
    folder_modes,
    server_behind_a_pipe,
    shop,
    write_below,
)

OTHERS = {".htaccess": "mine"}
"""What makes a folder one in which files are put in place."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


@pytest.fixture(params=["ssh", "s3", "git", "exec"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with ExitStack() as stack:
        match request.param:
            case "s3":
                yield stack.enter_context(bucket_of_this_machine(monkeypatch))
            case "git":
                yield bare_repository(tmp_path / "pages.git")
            case "exec":
                yield stack.enter_context(shop(monkeypatch))
            case _:
                yield server_behind_a_pipe(tmp_path / "server", monkeypatch)


@pytest.fixture(params=["ssh in place", "s3"])
def in_place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with ExitStack() as stack:
        if request.param == "s3":
            yield stack.enter_context(bucket_of_this_machine(monkeypatch))
        else:
            server = server_behind_a_pipe(tmp_path / "server", monkeypatch)
            server.write(".htaccess", b"mine")
            yield server


def ours(place: Place) -> dict[str, str]:
    return {name: text for name, text in place.texts().items() if name not in OTHERS}


def test_three_clones_publish_and_a_fourth_puts_the_tree_before_back(place: Place, tmp_path: Path) -> None:
    for number, wanted in enumerate((ONE, TWO, THREE)):
        (tmp_path / f"clone-{number}").mkdir()
        published(tmp_path / f"clone-{number}", place.address, wanted)
        assert ours(place) == wanted
    (tmp_path / "fourth").mkdir()
    put_back(tmp_path / "fourth", place.address)
    assert ours(place) == TWO
    put_back(tmp_path / "fourth", place.address)
    assert ours(place) == THREE
    receipt = place.files()["receipt.jsonl"]
    assert len(entries(receipt)) == 5
    assert (tmp_path / "fourth" / "receipts" / "t.jsonl").read_bytes() == receipt


def test_the_same_tree_again_changes_nothing(place: Place, project: Path) -> None:
    published(project, place.address, ONE)
    before = place.files()
    assert not published(project, place.address, ONE).plan.changed
    assert place.files() == before


def test_what_was_changed_by_hand_is_told_and_stays(place: Place, project: Path) -> None:
    published(project, place.address, ONE)
    place.write("index.html", b"by hand")
    with pytest.raises(PublicationError) as refused:
        published(project, place.address, TWO)
    assert refused.value.message.id == "publish.edited"
    assert ours(place) == {**ONE, "index.html": "by hand"}
    published(project, place.address, TWO, insist=True)
    assert ours(place) == TWO


def test_a_file_of_others_where_ours_would_stand_is_told(place: Place, project: Path) -> None:
    published(project, place.address, ONE)
    place.write("en/new/index.html", b"mine")
    with pytest.raises(PublicationError) as refused:
        published(project, place.address, TWO)
    assert refused.value.message.id == "publish.foreign"


def test_somebody_who_was_quicker_is_not_overwritten(place: Place, project: Path, tmp_path: Path) -> None:
    if place.address.startswith("exec:"):
        pytest.skip("what holds two publications apart is the business of the command")
    published(project, place.address, ONE)
    slow = publication(project, place.address, built(tmp_path / "slow", TWO))
    kind = type(slow.target)
    put = kind.put

    def overtaken(target: object, delivery: Delivery) -> None:
        kind.put = put  # type: ignore[method-assign]
        published(project, place.address, THREE)
        put(target, delivery)  # type: ignore[arg-type]

    kind.put = overtaken  # type: ignore[method-assign,assignment]
    try:
        with pytest.raises(RefusalError) as refused:
            handed_over(slow, insist=False)
    finally:
        kind.put = put  # type: ignore[method-assign]
    assert refused.value.message.id == "publish.overtaken"
    assert ours(place) == THREE


class CutOffError(Exception):
    """The run ends here."""


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 3, 6])
def test_a_run_that_was_cut_off_is_finished_by_the_next(after: int, in_place: Place, project: Path) -> None:
    published(project, in_place.address, ONE)
    with pytest.MonkeyPatch.context() as patch:
        cut_off(patch, after)
        with pytest.raises(CutOffError):
            published(project, in_place.address, TWO)
    assert {*ours(in_place).values()} <= {*ONE.values(), *TWO.values()}
    if after > 1:
        with pytest.raises(PublicationError) as refused:
            published(project, in_place.address, THREE)
        assert refused.value.message.id == "publish.begun"
    published(project, in_place.address, TWO)
    assert ours(in_place) == TWO
    assert len(entries(in_place.files()["receipt.jsonl"])) == 2
    put_back(project, in_place.address)
    assert ours(in_place) == ONE


def cut_off(patch: pytest.MonkeyPatch, after: int) -> None:
    """End the run after so many steps of putting files in place."""
    from generator.operations.publication import placing
    from generator.operations.publication.targets import bucket, ssh

    def place(store: Store, delivery: Delivery) -> None:
        left = [after]

        class Ending:
            def __getattr__(self, name: str) -> object:
                left[0] -= 1
                if left[0] < 0:
                    raise CutOffError
                return getattr(store, name)

        placing.place(Ending(), delivery)  # type: ignore[arg-type]

    for module in (bucket, ssh):
        patch.setattr(module, "place", place)


@pytest.mark.parametrize("kind", ["folder", "folder in place", "git", "s3"])
def test_of_two_who_publish_at_once_one_is_live_and_whole(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        match kind:
            case "s3":
                place = stack.enter_context(bucket_of_this_machine(monkeypatch))
            case "git":
                place = bare_repository(tmp_path / "pages.git")
            case _:
                place = website(tmp_path / "www")
                if "place" in kind:
                    place.write(".htaccess", b"mine")
        for name in ("first", "0", "1"):
            (tmp_path / name).mkdir()
        published(tmp_path / "first", place.address, ONE)
        wanted = [
            publication(tmp_path / str(number), place.address, built(tmp_path / f"tree-{number}", texts))
            for number, texts in enumerate((TWO, THREE))
        ]
        for _ in range(3):
            with ThreadPoolExecutor(2) as pool:
                said = [*pool.map(said_of, wanted)]
            assert "" in said and set(said) <= {"", *LATE}
            assert ours(place) in (TWO, THREE)
            lines = entries(place.files()["receipt.jsonl"])
            assert lines[-1].manifest == sha256(place.files()["manifest.json"]).hexdigest()


LATE = {
    "publish.overtaken",
    "publish.begun",
    "publish.edited",
    "publish.foreign",
    "publish.not-read-back",
    "receipt-cut",
}
"""What the slower of two may be told: somebody was quicker, or is at it."""


def said_of(wanted: Publication) -> str:
    """Publish, and return the message of the refusal; "" where it went well."""
    try:
        handed_over(wanted, insist=False)
    except RefusalError as cause:
        return cause.message.id
    return ""


def website(folder: Path) -> Place:
    folder.mkdir()
    return Place(
        address=str(folder), files=lambda: below(folder), write=lambda name, data: write_below(folder, name, data)
    )


# --- one kind alone ---------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_owner_group_and_mode_of_a_folder_elsewhere_stay(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = server_behind_a_pipe(tmp_path / "server", monkeypatch)
    folder = tmp_path / "server" / "srv" / "my site"
    for others in ({}, OTHERS):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o2775)
        os.chown(folder, 12, 34)
        for name, text in others.items():
            server.write(name, text.encode())
            os.chown(folder / name, 12, 34)
            (folder / name).chmod(0o664)
        for wanted in (ONE, TWO):
            published(project, server.address, wanted)
        assert folder_modes(folder) == {"0o2775", "0o664"}
        assert {(path.stat().st_uid, path.stat().st_gid) for path in folder.rglob("*")} == {(12, 34)}


def test_a_link_on_another_machine_stays_a_link(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = server_behind_a_pipe(tmp_path / "server", monkeypatch)
    folder = tmp_path / "server" / "srv" / "my site"
    (folder.parent / "release").mkdir(parents=True)
    folder.symlink_to("release")
    for wanted in (ONE, TWO):
        published(project, server.address, wanted)
    assert folder.is_symlink() and server.texts() == TWO


@pytest.mark.slow
def test_what_comes_late_or_is_empty_stays_on_another_machine(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = server_behind_a_pipe(tmp_path / "server", monkeypatch)
    folder = tmp_path / "server" / "srv" / "my site"
    published(project, server.address, ONE)
    script = SshTarget.script

    def late(target: SshTarget, *words: str, given: str = "") -> str:
        if words[0] == "switch":
            server.write("a\nb.txt", b"mine")
        return script(target, *words, given=given)

    with monkeypatch.context() as patch:
        patch.setattr(SshTarget, "script", late)
        with pytest.raises(PublicationError) as refused:
            published(project, server.address, TWO)
    assert (refused.value.message.id, refused.value.message.values[0]) == ("publish.foreign", ("files", ("a\nb.txt",)))
    assert server.texts() == {**ONE, "a\nb.txt": "mine"}
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    (folder / "a\nb.txt").unlink()
    (folder / "uploads").mkdir()
    os.mkfifo(folder / "pipe")
    published(project, server.address, TWO)
    assert (folder / "uploads").is_dir() and (folder / "pipe").is_fifo() and server.texts() == TWO


@pytest.mark.slow
def test_no_link_on_another_machine_is_followed(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = server_behind_a_pipe(tmp_path / "server", monkeypatch)
    folder, outside = tmp_path / "server" / "srv" / "my site", tmp_path / "outside"
    write_below(outside, "terms/index.html", b"theirs")
    write_below(outside, "old/index.html", b"theirs")
    published(project, server.address, ONE)
    shutil.rmtree(folder / "en")
    for name in ("en", ".clausebook"):
        (folder / name).symlink_to(outside)
    (folder / "index.html").unlink()
    server.write("index.html/deeper/mine.txt", b"mine")
    with pytest.raises(PublicationError):
        published(project, server.address, TWO)
    published(project, server.address, TWO, insist=True)
    assert server.texts() == TWO
    target = open_target(server.address, project)
    assert isinstance(target, SshTarget)
    (folder / "linked").symlink_to(outside)
    target.script("remove", given=encoded(["linked/old/index.html", "index.html"]))
    assert below(outside) == {"terms/index.html": b"theirs", "old/index.html": b"theirs"}
    assert not (folder / "index.html").exists()


def test_objects_have_their_media_type_and_are_asked_for_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import boto3

    with bucket_of_this_machine(monkeypatch) as bucket:
        published(project, bucket.address, ONE)
        client = boto3.client("s3")
        heads = {
            name: client.head_object(Bucket="legal", Key=f"site/{name}")
            for name in ("index.html", "en/terms/page.css", "manifest.json")
        }
    assert [head["ContentType"] for head in heads.values()] == [
        "text/html; charset=utf-8",
        "text/css; charset=utf-8",
        "application/json",
    ]
    assert {head["CacheControl"] for head in heads.values()} == {"no-cache"}


def test_what_a_host_reads_from_a_branch_stays_and_is_no_error(project: Path, tmp_path: Path) -> None:
    pages = bare_repository(tmp_path / "pages.git")
    published(project, pages.address, ONE)
    for name in ("CNAME", ".nojekyll", "robots.txt"):
        pages.write(name, b"mine")
    published(project, pages.address, TWO)
    assert pages.texts() == {**TWO, "CNAME": "mine", ".nojekyll": "mine", "robots.txt": "mine"}
    put_back(project, pages.address)
    assert {**pages.texts(), **ONE} == pages.texts()


def test_what_stands_in_the_way_on_a_branch_goes_and_only_there(project: Path, tmp_path: Path) -> None:
    pages = bare_repository(tmp_path / "pages.git")
    published(project, pages.address, ONE)
    pages.write("en/new/index.html/mine", b"mine")
    with pytest.raises(PublicationError) as refused:
        published(project, pages.address, TWO)
    assert refused.value.message.id == "publish.foreign"
    git = ("git", f"--git-dir={tmp_path / 'pages.git'}")
    commit = subprocess.run([*git, "rev-parse", "pages"], capture_output=True, check=True).stdout.decode().strip()
    names = {"en": "160000", "index.html/mine": "100644", os.fsdecode(b"caf\xe9.txt"): "100644", "module": "160000"}
    pages.write("blob", b"mine")
    blob = subprocess.run([*git, "rev-parse", "pages:blob"], capture_output=True, check=True).stdout.decode().strip()
    for name, mode in names.items():
        about = f"{mode},{commit if mode == '160000' else blob},{name}"
        subprocess.run([*git, "update-index", "--add", "--replace", "--cacheinfo", about], check=True)
    tree = subprocess.run([*git, "write-tree"], capture_output=True, check=True).stdout.decode().strip()
    own = ("-c", "user.name=x", "-c", "user.email=x@x")
    made = subprocess.run(
        [*git, *own, "commit-tree", tree, "-p", "pages", "-m", "x"], capture_output=True, check=True
    ).stdout.decode()
    subprocess.run([*git, "update-ref", "refs/heads/pages", made.strip()], check=True)
    with pytest.raises(PublicationError):
        published(project, pages.address, TWO)
    published(project, pages.address, TWO, insist=True)
    told = subprocess.run([*git, "ls-tree", "-r", "-z", "--name-only", "pages"], capture_output=True, check=True).stdout
    assert {*os.fsdecode(told).split("\0")} == {
        "",
        "blob",
        "module",
        os.fsdecode(b"caf\xe9.txt"),
        "manifest.json",
        "receipt.jsonl",
        *TWO,
    }


@pytest.mark.parametrize("branch", ["refs/heads/q", "HEAD", "a..b", "x.lock", "@{-1}", "a b", "pages/"])
def test_what_git_takes_for_no_branch_names_no_target(branch: str, tmp_path: Path) -> None:
    with pytest.raises(AddressError) as refused:
        open_target(f"git+file:///x#{branch}", tmp_path)
    assert refused.value.message.id == "publish.no-branch"


def test_a_command_gets_what_readers_are_served_and_no_more(project: Path, tmp_path: Path) -> None:
    held = tmp_path / "held"
    script = tmp_path / "command"
    script.write_text(f'case $1 in put) cp -r "$2" {held};; live) ! [ -d {held} ] || cp -r {held}/. "$2";; esac\n')
    published(project, f"exec:sh {script}", ONE)
    assert {*below(held)} == {*ONE, "manifest.json", "receipt.jsonl"}


STRANGE_KEYS = [
    "a//b",
    "/a",
    "..",
    "../up",
    "a/../b",
    "back\\slash",
    "back\\",
    "index.html/x",
    "en",
    "en/terms",
    ".",
    "./a",
]
"""What an object may be called and no file."""


@pytest.mark.parametrize("key", [*STRANGE_KEYS, "x" * 900])
def test_a_key_that_no_file_can_have_is_a_file_of_others(
    key: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bucket_of_this_machine(monkeypatch) as bucket:
        bucket.write(key, b"mine")
        for wanted in (ONE, TWO):
            if not key.startswith("."):  # which is a setting of a server
                with pytest.raises(PublicationError) as refused:
                    published(project, bucket.address, wanted)
                assert refused.value.message.id == "publish.foreign"
            published(project, bucket.address, wanted, insist=True)
        put_back(project, bucket.address, insist=True)
        assert bucket.texts() == {**ONE, key: "mine"}
        kept = {name for name in bucket.files() if name.startswith(".clausebook/previous/")}
        assert kept == {f".clausebook/previous/{name}" for name in (*TWO, "manifest.json")}


def test_a_branch_keeps_every_publication_as_a_commit(project: Path, tmp_path: Path) -> None:
    pages = bare_repository(tmp_path / "pages.git")
    for wanted in (ONE, TWO, THREE):
        published(project, pages.address, wanted)
    log = subprocess.run(
        ["git", "log", "--format=%an %s", "pages"], cwd=tmp_path / "pages.git", capture_output=True, check=True
    )
    assert log.stdout.decode().splitlines() == ["Clausebook Publish"] * 3


def test_a_command_that_says_no_is_told(project: Path) -> None:
    with pytest.raises(CommandError) as refused:
        published(project, "exec:sh -c 'echo out of order >&2; exit 7' shop", ONE)
    assert refused.value.message.values[1:] == (("number", 7), ("text", "out of order"))
    with pytest.raises(CommandError) as missing:
        run("no-such-program")
    assert missing.value.message.id == "command.missing"


@pytest.mark.parametrize(
    "address",
    [
        "ssh://host",
        "ssh://host/",
        "ssh://-oProxyCommand=x/y",
        "s3://",
        "git+file:///x",
        "git+x:y#--force",
        "exec:",
        "exec:'",
    ],
)
def test_an_address_that_lacks_a_part_names_no_target(address: str, tmp_path: Path) -> None:
    with pytest.raises(AddressError) as refused:
        open_target(address, tmp_path)
    assert refused.value.message.id == "publish.lacks"


def test_a_name_of_a_file_is_no_command_on_the_other_machine(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name with a line that ends what the script is handed once ran what stood below it."""
    server = server_behind_a_pipe(tmp_path / "server", monkeypatch)
    server.write(".htaccess", b"mine")  # so that files are put in place, and removed one by one
    target = open_target(server.address, project)
    assert isinstance(target, SshTarget)
    ran = tmp_path / "ran"
    name = f"x\nEND OF PATHS\ntouch {ran}\n:"
    target.script("remove", given=encoded((name, ".htaccess")))
    assert not ran.exists() and server.files() == {}
