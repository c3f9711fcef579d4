"""`clausebook inventory import` copies what the app declares and writes into the inventory what files tell, no more."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.cli import run
from generator.operations.build import read
from tests.support import MINIMAL, sources
from tests.test_declared import FORM, MANIFEST, PRIVACY

INVENTORY = """\
# what we collect
california:
  categories:
    names: {label: Names, examples: A name}   # one of eleven
  sdks: {}
  columns: {}
"""
PODS = "PODS:\n  - JPush (5.2.0)\n  - JCore (5.0.0)\n  - SDWebImage (5.19.0)\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for path, source in sources({**MINIMAL, "clauses/inventory.yaml": INVENTORY}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(source.text, encoding="utf-8")
    return root


def file(root: Path, name: str, text: str | bytes) -> Path:
    path = root.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def bring(root: Path, *files: Path, more: Sequence[str] = ()) -> int:
    return run(["inventory", "import", "--project", str(root), *map(str, files), *more])


def inventory(root: Path) -> str:
    return (root / "clauses" / "inventory.yaml").read_text(encoding="utf-8")


def conflicts(root: Path) -> list[str]:
    from generator.check import RULES, examine

    reading = read(root, None)
    assert reading.subject and not [one for one in reading.diagnostics if one.severity.value == "error"]
    return [one.message.id for one in examine(reading.subject, [RULES["declared-conflict"]]).findings]


def untouched(root: Path) -> bool:
    return inventory(root) == INVENTORY and not (root / "declared").exists()


def test_what_files_tell_is_added_and_every_other_line_stays(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    files = file(root, "Podfile.lock", PODS), file(root, "AndroidManifest.xml", MANIFEST), file(root, "form.csv", FORM)
    assert bring(root, *files) == 0
    said = capfd.readouterr().out
    assert "JPush of Shenzhen Hexun Huagu" in said and "android.permission.CAMERA" in said
    assert "CAMERA, which the app asks for up to Android API level 28" in said
    assert "PSL_EMAIL is collected for ADVERTISING, ANALYTICS" in said
    made = inventory(root)
    added = """\
  sdks:
    jiguang-push:
      name: {en: JPush}
      provider: {en: "Shenzhen Hexun Huagu Information Technology Co., Ltd."}
      packages: [JPush, JCore]
  permissions:
    android.permission.CAMERA:
      label: {en: Camera}
    android.permission.READ_CONTACTS:
      label: {en: Reading contacts}
"""
    assert made == INVENTORY.replace("  sdks: {}\n", added)
    assert [(root / "declared" / one.name).read_bytes() for one in files] == [one.read_bytes() for one in files]
    assert conflicts(root) == ["declared-conflict.data"]
    assert bring(root, files[0]) == 0
    assert "lists all that these files declare" in capfd.readouterr().err
    assert inventory(root) == made


def test_rows_that_are_there_stay_and_a_comment_is_not_lost(root: Path) -> None:
    there = INVENTORY.replace("sdks: {}", "sdks: {}   # none, says the team")
    (root / "clauses" / "inventory.yaml").write_bytes(there.replace("\n", "\r\n").encode("utf-8-sig"))
    assert bring(root, file(root, "Podfile.lock", PODS)) == 0
    data = (root / "clauses" / "inventory.yaml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# what we collect\r\n") and b"# none, says the team\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")
    assert not conflicts(root)


def test_texts_are_in_the_languages_of_the_project(root: Path) -> None:
    settings = root / "clausebook.yaml"
    settings.write_text(settings.read_text("utf-8").replace("original: en", "original: zh-Hans"), encoding="utf-8")
    assert bring(root, file(root, "Podfile.lock", PODS)) == 0
    assert "name: {zh-Hans: 极光推送SDK, en: JPush}" in inventory(root)


def test_a_permission_that_no_list_has_is_added_without_words_of_ours(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "<plist><dict><key>NSNewSensorUsageDescription</key><string>To measure.</string></dict></plist>"
    assert bring(root, file(root, "Info.plist", text)) == 0
    assert "gives the reason “To measure.”" in capfd.readouterr().out
    assert "    NSNewSensorUsageDescription:\n      purposes: []\n" in inventory(root)
    assert not conflicts(root)


@pytest.mark.parametrize(
    "name, text, says",
    [
        ("page.xml", "<html></html>", "Podfile.lock"),
        ("Info.plist", b"bplist00\xd1\x01", "plutil"),
        ("app.xml", '<!DOCTYPE m [<!ENTITY a "b">]><manifest>&a;</manifest>', "entities of its own"),
        ("package-lock.json", b" " * (50 * 2**20), "more than 8 MB"),
        ("Podfile.txt", PODS, "give it one of the endings"),
        (".Podfile.lock", PODS, "give it one of the endings"),
    ],
)
def test_a_file_that_is_none_of_them_changes_nothing(
    root: Path, capfd: pytest.CaptureFixture[str], name: str, text: str | bytes, says: str
) -> None:
    assert bring(root, file(root, "Podfile.lock", PODS), file(root, name, text)) in (1, 2)
    assert says in capfd.readouterr().err
    assert untouched(root)


def test_which_inventory_is_meant_must_be_clear(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pods = file(root, "Podfile.lock", PODS)
    assert bring(root, pods, more=["--jurisdiction", "californa"]) == 2
    assert "did you mean `california`" in capfd.readouterr().err
    (root / "clauses" / "inventory.yaml").write_text(f"{INVENTORY}china: {{categories: {{}}}}\n", encoding="utf-8")
    assert bring(root, pods) == 2
    assert "name one with --jurisdiction" in capfd.readouterr().err
    assert bring(root, pods, more=["--jurisdiction", "china"]) == 0
    assert inventory(root).startswith(INVENTORY)
    (root / "clauses" / "inventory.yaml").unlink()
    assert bring(root, pods) == 1
    assert "no inventory to add to" in capfd.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="links are those of POSIX")
def test_nothing_is_written_outside_of_the_project(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (root / "declared").symlink_to(outside)
    pods = file(root, "Podfile.lock", PODS)
    assert bring(root, pods) == 1
    assert "out of the project" in capfd.readouterr().err
    assert inventory(root) == INVENTORY and not [*outside.iterdir()]
    (root / "declared").unlink()
    (root / "declared").mkdir()
    (root / "declared" / "Podfile.lock").symlink_to(outside / "stolen")
    assert bring(root, pods) == 1
    assert not (outside / "stolen").exists()


def test_two_files_of_one_name_are_told_apart_and_one_below_declared_stays_there(root: Path) -> None:
    ios, mac = file(root, "ios/Info.plist", PRIVACY), file(root, "mac/Info.plist", PRIVACY)
    assert bring(root, ios, mac) == 2
    assert untouched(root)
    inner = root / "declared" / "ios" / "Podfile.lock"
    inner.parent.mkdir(parents=True)
    inner.write_text(PODS, encoding="utf-8")
    assert bring(root, inner) == 0
    assert "jiguang-push" in inventory(root)
    assert [path.name for path in (root / "declared").rglob("*.*")] == ["Podfile.lock"]
