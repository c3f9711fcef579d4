"""An address names one target, and one copy of a receipt; nothing secret in it is shown, and no part is an option."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.cli.publish import copy_of
from generator.operations.publication.targets import AddressError, open_target, without_user

from .publishing import ONE, built
from .releasing import run

MINIMAL = Path(__file__).parent / "projects" / "minimal"
WORD, OTHER_WORD = "\u6b63\u5f0f", "\u6d4b\u8bd5"


@pytest.mark.parametrize(
    "one, other",
    [
        (f"../{WORD}", f"../{OTHER_WORD}"),
        ("ssh://a/b-c", "ssh://a/b/c"),
        ("/srv/" + "x" * 300, "/srv/" + "x" * 301),
        ("/Srv", "/srv"),
    ],
)
def test_no_two_targets_have_one_copy(one: str, other: str, tmp_path: Path) -> None:
    names = {copy_of(tmp_path, address).name.lower() for address in (one, other)}
    assert len(names) == 2
    assert all(name.isascii() and len(name) < 80 and name[0].isalnum() for name in names)


def test_the_name_of_a_copy_tells_the_address(tmp_path: Path) -> None:
    assert copy_of(tmp_path, "s3://bucket/legal") == tmp_path / "receipts" / "s3-bucket-legal-e5e5d403.jsonl"


@pytest.mark.parametrize(
    "one, other",
    [("/srv/www", "/srv/www/"), ("git+https://token@host/site.git#pages", "git+https://host/site.git#pages")],
)
def test_one_target_has_one_copy(one: str, other: str, tmp_path: Path) -> None:
    assert copy_of(tmp_path, one) == copy_of(tmp_path, other)


def test_a_name_that_is_no_text_has_a_copy(tmp_path: Path) -> None:
    assert copy_of(tmp_path, os.fsdecode(b"/srv/\xff")).name.isascii()


@pytest.mark.parametrize(
    "address",
    [
        "git+file://user:SECRET@{site}#pages",
        "git+https://user:SE@CRET@host/site.git#pages",
        "git+https://:SECRET@host/site.git",
        "ssh://user:SECRET@host/srv",
        "https://user:SECRET@host/srv",
        "exec:deploy https://user:SECRET@host",
    ],
)
def test_a_password_is_refused_and_never_shown(address: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(MINIMAL, project, ignore=shutil.ignore_patterns("expected"))
    built(project / "output", ONE)
    before = sorted(tmp_path.rglob("*"))
    for command in (("publish",), ("history", "--live-on", "2026-01-01", "--at")):
        done = run(command[0], "--project", project, *command[1:], address.format(site=tmp_path / "site.git"))
        assert done.exit_code == 2 and "credential helper" in done.stderr
        assert "SECRET" not in done.output and "CRET" not in done.output
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "address, shown",
    [
        ("git+https://TOKEN@host/site.git#pages", "git+https://host/site.git#pages"),
        ("ssh://deploy@host:22/srv/a@b", "ssh://host:22/srv/a@b"),
        ("s3://bucket/a@b", "s3://bucket/a@b"),
        ("/srv//a:b@c", "/srv//a:b@c"),
    ],
)
def test_a_user_is_not_shown(address: str, shown: str, tmp_path: Path) -> None:
    assert open_target(address, tmp_path) if not address.startswith("s3:") else True
    assert without_user(address) == shown


def test_an_address_that_lacks_a_part_is_told_without_its_user(tmp_path: Path) -> None:
    with pytest.raises(AddressError) as refused:
        open_target("git+https://TOKEN@host/site.git", tmp_path)
    assert "TOKEN" not in str(dict(refused.value.message.values))


@pytest.mark.parametrize(
    "address",
    [
        "ssh://-oProxyCommand=x@host/srv",
        "ssh://-l@host/srv",
        "ssh://-host/srv",
        "ssh://.a@host/srv",
        "git+--upload-pack:x#pages",
        "git+https://host/site.git#-x",
    ],
)
def test_no_part_of_an_address_is_an_option(address: str, tmp_path: Path) -> None:
    with pytest.raises(AddressError) as refused:
        open_target(address, tmp_path)
    assert refused.value.message.id == "publish.lacks"
