"""Files that somebody else placed: whatever stands where a file belongs, a command ends soon and says what it is."""

from __future__ import annotations

import ast
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest

from generator.cli import run
from generator.disk.listing import entries_below
from generator.disk.project import open_project
from generator.disk.reading import UnreadableFileError, parse_json, read_file, read_text, read_written
from generator.disk.tree import altered, digest, read_tree
from tests.california import ROOT, california

SECONDS = 20
"""How long a test may take before it counts as hanging."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, links and permissions are those of POSIX")


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise TimeoutError("it hangs")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with editions, fonts of its own, and the built site."""
    root = california(tmp_path_factory.mktemp("reading") / "project")
    fonts = [f"fonts/ClausebookSerif-{style}.otf" for style in ("Regular", "Bold")]
    (root / "fonts").mkdir()
    for font in fonts:
        shutil.copy(ROOT / "templates" / font, root / font)
    settings = (root / "clausebook.yaml").read_text("utf-8")
    mine = f"\nfonts:\n  en: {{family: [Clausebook Serif], files: [{', '.join(fonts)}]}}\n"
    (root / "clausebook.yaml").write_text(settings + mine, encoding="utf-8")
    assert run(["build", "--project", str(root), "--format", "html,json", "-q"]) == 0
    return root


@pytest.fixture
def project(site: Path, tmp_path: Path) -> Path:
    """A copy of it, beside a secret that no page may show."""
    (tmp_path / "secret.md").write_text("# Secret\n\nThe secret.\n", encoding="utf-8")
    return Path(shutil.copytree(site, tmp_path / "project"))


# --- what stands in the place of a file ------------------------------------------------------------------------------


def pipe(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def folder(path: Path) -> None:
    path.mkdir()
    (path / "inside.md").write_text("# Inside\n", encoding="utf-8")


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def dangling(path: Path) -> None:
    path.symlink_to("gone")


def escaping(path: Path) -> None:
    path.symlink_to(next(above for above in path.parents if (above / "secret.md").exists()) / "secret.md")


def endless(path: Path) -> None:
    """Make a file that is said to have a terabyte, and takes no room."""
    with path.open("wb") as file:
        file.truncate(2**40)


def listening(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket has 107 bytes at most
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)
    os.chdir(here)


KINDS: Mapping[str, tuple[Callable[[Path], None], str]] = {
    "pipe": (pipe, "named pipe"),
    "loop": (loop, "leads back to itself"),
    "folder": (folder, "a folder, not a file"),
    "device": (device, "device|out of the project"),
    "dangling": (dangling, "leads to nothing"),
    "escaping": (escaping, "out of the project"),
    "endless": (endless, "has more than"),
    "socket": (listening, "socket"),
}
"""What can stand in the place of a file, and what is said of it."""

PLACES: Mapping[str, tuple[str, Sequence[str]]] = {
    "settings": ("clausebook.yaml", ["check"]),
    "facts": ("clauses/facts.yaml", ["check"]),
    "changelog": ("clauses/changelog.yaml", ["check"]),
    "work": ("clauses/privacy-policy/work.yaml", ["build", "--draft", "--format", "html"]),
    "clause": ("clauses/privacy-policy/security.en.md", ["check"]),
    "another clause": ("clauses/privacy-policy/contact.en.md", ["release", "--check"]),
    "template": ("templates/screen.css", ["build", "--draft", "--format", "html"]),
    "catalogue": ("locales/en/LC_MESSAGES/clausebook.po", ["check"]),
    "font": ("fonts/ClausebookSerif-Bold.otf", ["check"]),
}
"""Files that a project has, and a command that reads each."""


def placed(project: Path, name: str, put: Callable[[Path], None]) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    put(path)


def told(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    """Return the exit code of a command and all that it said."""
    code = run([str(argument) for argument in arguments])
    out, err = capfd.readouterr()
    assert "fault of Clausebook" not in err and "Traceback" not in err, err
    assert "The secret" not in out + err
    return code, out + err


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", ["pipe", "loop"])
def test_whatever_stands_for_a_file_of_a_project_is_a_finding(
    project: Path, capfd: pytest.CaptureFixture[str], place: str, kind: str
) -> None:
    name, command = PLACES[place]
    put, says = KINDS[kind]
    placed(project, name, put)
    code, said = told(capfd, *command, "--project", project)
    assert code == 1 and re.search(says, said) and name in said


@pytest.mark.parametrize("place", ["clause", "font"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_thing_is_called_what_it_is(
    project: Path, capfd: pytest.CaptureFixture[str], place: str, kind: str
) -> None:
    name, command = PLACES[place]
    put, says = KINDS[kind]
    placed(project, name, put)
    code, said = told(capfd, *command, "--project", project)
    assert code == 1 and name in said
    assert re.search(says, said) or (place == "font" and kind == "endless")  # a font is read by parts


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"escaping"}))  # whoever names a file may name a link
@pytest.mark.parametrize(
    "command",
    [
        ["import", "{}", "--plan"],
        ["import", "p.md", "--plan", "--apply", "{}"],
        ["verify", "--page", "{}"],
        ["check", "--baseline", "{}"],
        ["release", "--undo", "--published", "{}"],
    ],
    ids=" ".join,
)
def test_a_file_that_somebody_names_is_refused_by_its_name(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], kind: str, command: list[str]
) -> None:
    monkeypatch.chdir(project)
    (project / "p.md").write_text("# Policy\n\nWe collect names.\n", encoding="utf-8")
    KINDS[kind][0](project / "named.md")
    code, said = told(capfd, *(part.replace("{}", "named.md") for part in command))
    assert code in {1, 2} and "named.md" in said


@pytest.mark.parametrize("kind", ["pipe", "loop", "folder", "escaping", "endless"])
@pytest.mark.parametrize(
    "name", ["manifest.json", "en.privacy-policy.json", "en.privacy-policy.pdf", "redactions.json", "x"]
)
@pytest.mark.parametrize("command", [["verify"], ["history"]], ids=" ".join)
def test_whatever_stands_for_a_file_of_an_edition_is_damage(
    project: Path,
    capfd: pytest.CaptureFixture[str],
    name: str,
    kind: str,
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(project)
    edition = max(path.name for path in (project / "editions").iterdir())
    placed(project, f"editions/{edition}/{name}", KINDS[kind][0])
    code, said = told(capfd, *command)
    assert code == 1 and "error[edition-damaged]" in said and f"editions/{edition}/{name}" in said


@pytest.mark.parametrize("kind", ["pipe", "loop", "folder", "escaping", "endless"])
@pytest.mark.parametrize(
    "name", ["manifest.json", "en/privacy-policy/index.html", "en/privacy-policy/document.json", "x"]
)
@pytest.mark.parametrize(
    "command", [["verify", "output"], ["publish", "www"], ["build", "--format", "html,json"]], ids=" ".join
)
def test_whatever_stands_in_a_built_site_is_told_and_never_waited_for(
    project: Path,
    capfd: pytest.CaptureFixture[str],
    name: str,
    kind: str,
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(project)
    placed(project, f"output/{name}", KINDS[kind][0])
    code, said = told(capfd, *command)
    if command[0] != "build":
        assert code in {1, 4} and (name.partition("/")[0] in said or "no built tree" in said)
    elif code == 0:  # what stood in the place of a file of ours is replaced by it
        tree = read_tree(project / "output")
        assert tree and not altered(tree)
    else:
        assert "did not write" in said and not (project / "www").exists()


# --- links, folders, names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "inside", ["clauses/california-addendum", "clauses/privacy-policy", "templates/fonts", "locales/en"]
)
def test_a_linked_folder_is_not_followed_and_that_is_said(project: Path, inside: str) -> None:
    elsewhere = project / "elsewhere"
    if (project / inside).exists():
        (project / inside).rename(elsewhere)
    else:
        elsewhere.mkdir()
        (project / inside).parent.mkdir(exist_ok=True)
    (project / inside).symlink_to(elsewhere)
    read, found = open_project(project)
    assert [(one.rule, one.span and one.span.source.path) for one in found] == [("linked-folder", inside)]
    assert inside in read.refused and not any(path.startswith(inside) for path in read.sources)


@pytest.mark.parametrize("name", ["clauses", "templates", "locales", "editions"])
@pytest.mark.parametrize("kind", ["pipe", "loop", "dangling", "escaping", "device"])
def test_what_stands_for_a_whole_folder_is_a_finding(
    project: Path, capfd: pytest.CaptureFixture[str], name: str, kind: str
) -> None:
    shutil.rmtree(project / name, ignore_errors=True)
    KINDS[kind][0](project / name)
    code, said = told(capfd, "check", "--project", project)
    assert code == 1 and f"--> {name}:1:1" in said


def test_a_link_inside_the_project_is_read(project: Path) -> None:
    clause = project / "clauses/privacy-policy/security.en.md"
    clause.rename(project / "kept.md")
    clause.symlink_to("../../kept.md")
    read, found = open_project(project)
    assert not found and "clauses/privacy-policy/security.en.md" in read.sources


def test_a_project_behind_a_link_is_read(project: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(project)
    read, found = open_project(tmp_path / "link")
    assert not found and len(read.sources) == len(open_project(project)[0].sources)


def test_a_link_to_a_folder_in_between_does_not_lead_out(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.copy(ROOT / "templates/fonts/ClausebookSerif-Bold.otf", outside / "ClausebookSerif-Bold.otf")
    shutil.copy(ROOT / "templates/fonts/ClausebookSerif-Regular.otf", outside / "ClausebookSerif-Regular.otf")
    shutil.rmtree(project / "fonts")
    (project / "fonts").symlink_to(outside)
    assert run(["check", "--project", str(project)]) == 1


@pytest.fixture
def open_to_all(site: Path) -> Iterator[Path]:
    """A copy of the project that everybody may read, in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as above:
        root = Path(shutil.copytree(site, Path(above, "project")))
        for place in (Path(above), root, *root.rglob("*")):
            place.chmod(place.stat().st_mode | 0o055)
        yield root


@contextlib.contextmanager
def as_somebody() -> Iterator[None]:
    """Run as somebody who may do little, where the tests run as somebody who may do everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("name", ["clauses/facts.yaml", "clauses/privacy-policy", "fonts/ClausebookSerif-Bold.otf"])
def test_what_may_not_be_read_is_a_finding(open_to_all: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    run(["check", "--project", str(open_to_all)])  # so that all is imported while it may be
    mode = (open_to_all / name).stat().st_mode
    (open_to_all / name).chmod(0)
    capfd.readouterr()
    with as_somebody():
        code, said = told(capfd, "check", "--project", open_to_all)
    (open_to_all / name).chmod(mode)
    assert code == 1, said
    assert "may not be read by whoever runs Clausebook" in said and name in said


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_utf_8_is_a_name_like_any_other(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bad = os.fsencode(project) + b"/clauses/privacy-policy/\xff\xfe.en.md"
    with open(bad, "wb") as file:  # noqa: PTH123 - Path takes no bytes
        file.write(b"# Title\n")
    code, said = told(capfd, "check", "--project", project)
    assert code == 1 and "<U+DCFF>" in said


def test_a_folder_deeper_than_python_calls_is_listed(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    found = list(entries_below(tmp_path))
    assert len(found) == 0 or (len(found) == 1 and found[0].is_folder)
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


# --- the door itself --------------------------------------------------------------------------------------------------


def test_a_file_that_grows_while_it_is_read_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"x")
    monkeypatch.setattr(os, "read", lambda _handle, wanted: b"x" * min(wanted, 1000))
    with pytest.raises(UnreadableFileError) as raised:
        read_file(path, 50_000)
    assert raised.value.message.id == "file-too-large.bytes"


def test_a_file_that_is_exchanged_for_a_pipe_meanwhile_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x")
    looked = Path.stat

    def exchanged(self: Path, **options: bool) -> os.stat_result:
        status = looked(self, **options)
        if self == path and stat.S_ISREG(status.st_mode):
            path.unlink()
            os.mkfifo(path)
        return status

    monkeypatch.setattr(Path, "stat", exchanged)
    with pytest.raises(UnreadableFileError) as raised:
        read_file(path, 10)
    assert raised.value.message.id == "unreadable.pipe"


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 10_000])
def test_a_file_is_read_up_to_its_bound_and_no_further(tmp_path: Path, size: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * size)
    assert read_file(path, size) == b"x" * size
    if size:
        with pytest.raises(UnreadableFileError):
            read_file(path, size - 1)


def test_a_device_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> NoReturn:
        raise AssertionError("it was opened")

    monkeypatch.setattr(os, "open", opened)
    with pytest.raises(UnreadableFileError):
        read_file(Path("/dev/null"), 10)


def test_no_handle_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\xff")
    before = len(list(Path("/dev/fd").iterdir()))
    for read in (read_file, read_text, read_written):
        for path in (tmp_path / "file", tmp_path, tmp_path / "gone"):
            with contextlib.suppress(UnreadableFileError):
                read(path, 0)
    assert len(list(Path("/dev/fd").iterdir())) == before


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 900 + "]" * 900])
def test_json_of_any_depth_is_parsed_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):  # which no RecursionError is
        parse_json(text.encode())


HOSTILE = {
    "brackets": "[" * 100_000,
    "objects": '{"files":' * 50_000,
    "numbers": '{"format": 1' + "0" * 10_000 + "}",
    "types": '{"format": 1, "generator": "clausebook", "files": {"path": 1}, "editions": [[]]}',
    "paths": '{"format": 1, "generator": "clausebook", "files": [{"path": "../../secret.md", "sha256": "x"}]}',
    "text": '"x"',
    "surrogates": '{"format": 1, "generator": "clausebook", "files": [{"path": "\\ud800"}]}',
    "latin": "\udcff",
    "infinite": '{"format": 1, "findings": [{"rule": "x", "file": "y", "line": "z", "count": 1e999}]}',
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(
    "place, command",
    [
        ("output/manifest.json", ["verify", "output"]),
        ("output/manifest.json", ["build", "--format", "html"]),
        ("output/manifest.json", ["publish", "www"]),
        ("editions/2021-06-30/manifest.json", ["verify"]),
        ("editions/2021-06-30/en.privacy-policy.json", ["verify"]),
        ("editions/2021-06-30/redactions.json", ["history"]),
        ("told.json", ["check", "--baseline", "told.json"]),
        ("told.json", ["release", "--undo", "--published", "told.json"]),
        ("told.json", ["import", "clauses/privacy-policy/contact.en.md", "--plan", "--apply", "told.json"]),
        ("clauses/facts.yaml", ["check"]),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_no_text_that_somebody_wrote_brings_a_reader_down(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    place: str,
    command: list[str],
    name: str,
) -> None:
    monkeypatch.chdir(project)
    (project / place).write_bytes(HOSTILE[name].encode("utf-8", "surrogateescape"))
    code, said = told(capfd, *command)
    assert code in range(5) and (said or not code)


def test_a_page_that_is_no_utf_8_does_not_say_its_text(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = "en/privacy-policy/index.html"
    page = project / "output" / path
    page.write_bytes(b"\xff" + page.read_bytes())
    manifest = project / "output" / "manifest.json"
    told_of = json.loads(manifest.read_text("utf-8"))
    for file in told_of["files"]:
        if file["path"] == path:
            file |= {"sha256": digest(page.read_bytes()), "bytes": page.stat().st_size}
    manifest.write_text(json.dumps(told_of), encoding="utf-8")
    code, said = told(capfd, "verify", project / "output", "--as-of", "2021-07-01")
    assert code == 1 and "tree-altered" in said and path in said


def test_a_pasted_page_is_read_in_the_encoding_that_it_names(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One that names none and is no UTF-8 is read as browsers read old pages, and has no text of ours."""
    page, words = project / "shop.html", (project / "output/zh-Hans/privacy-policy/fragment.html").read_text("utf-8")
    page.write_bytes(words.encode("gb18030"))
    code, said = told(capfd, "verify", project, "--page", page)
    assert code == 1 and "shop.html has none of the texts that are in force" in said
    page.write_bytes(f"<meta charset=gb18030>{words}".encode("gb18030"))
    code, said = told(capfd, "verify", project, "--page", page)
    assert code == 0 and "shop.html has the text in force" in said


@pytest.mark.pdf
def test_what_lies_beside_the_fonts_is_not_looked_at(project: Path) -> None:
    pipe(project / "fonts" / "aa.otf")
    loop(project / "fonts" / "zz.otf")
    assert (
        run(
            [
                "build",
                "--project",
                str(project),
                "--draft",
                "--work",
                "california-addendum",
                "--out",
                str(project / "o"),
                "-q",
            ]
        )
        == 0
    )
    assert list((project / "o").rglob("*.pdf"))


DOORS = {
    "disk/reading.py": "the door",
    "disk/staging.py": "it writes, and syncs what it wrote",
    "disk/atomic.py": "it writes",
    "disk/locks.py": "it opens folders",
    "disk/project.py": "files of the package itself",
    "disk/origin.py": "what the installer noted beside the package",
    "disk/fetching.py": "a page of the web",
    "disk/workers.py": "/proc/self/statm",
    "localize/fonts.py": "the tables of the package's fonts",
    "cli/streams.py": "the null device",
    "disk/zips.py": "an entry of a zip in memory",
}
"""The modules that open something, and why each may."""


def test_files_are_read_through_one_door() -> None:
    opening = {"open", "read_text", "read_bytes", "fdopen"}
    found = set()
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                own = isinstance(node.func, ast.Name) and name != "open"  # a function of ours that has the name
                if name in opening and not own:
                    found.add(path.relative_to(ROOT / "generator").as_posix())
    assert found == DOORS.keys()
