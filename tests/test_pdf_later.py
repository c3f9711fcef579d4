"""A release on a machine without Pango freezes the texts; PDFs come later, and nothing that was frozen changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from generator.editions import Frozen, read_archive
from generator.render import following
from tests.releasing import run, without_engine, without_pango

DAY = ("--as-of", "2026-03-02")
ENTRY = """\
- edition: 2026-03-03
  works:
    privacy-policy: {change: reviewed, summary: {en: Read., zh-Hans: 已复核。}}
"""


def release(project: Path, *options: str, day: str = "2026-03-02") -> Result:
    return run("release", "--project", project, "--as-of", day, *options)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose first edition was frozen without PDFs."""
    assert run("init", tmp_path / "policies").exit_code == 0
    path = tmp_path / "policies" / "clauses" / "changelog.yaml"
    path.write_text("- edition: 2026-03-02\n  works: {privacy-policy: {change: adopted}}\n", encoding="utf-8")
    with without_pango():
        told = release(tmp_path / "policies")
    assert told.exit_code == 0 and "the PDFs of 2026-03-02 follow" in told.stderr, told.output
    return tmp_path / "policies"


def newest(project: Path) -> Frozen:
    archive, found = read_archive(project)
    assert not found and archive.newest
    return archive.newest


def page(project: Path, locale: str) -> str:
    return (project / "output" / locale / "privacy-policy" / "index.html").read_text(encoding="utf-8")


def built(project: Path, *options: str, day: str = "2026-03-02") -> Result:
    result = run("build", "--project", project, "--as-of", day, *options)
    assert result.exit_code == 0, result.output
    return result


def test_the_texts_are_frozen_and_every_page_says_that_the_pdf_follows(project: Path) -> None:
    assert [sorted(one.parts) for one in newest(project).manifest.documents] == [["html", "json"]] * 2
    kept = (project / "editions/2026-03-02/zh-Hans.privacy-policy.html").read_text(encoding="utf-8")
    assert "PDF 版本随后提供" in kept and "application/pdf" not in kept
    with without_engine():
        told = built(project, "--strict")  # nothing is wrong
        assert "the pdf of 2026-03-02 follows" in told.stderr and "was frozen" not in told.stderr
    assert "PDF follows" in page(project, "en") and "privacy-policy.pdf" not in page(project, "en")
    assert "the PDFs of 2026-03-02 follow" in run("verify", project).stdout
    assert run("verify", project / "output", "--as-of", "2026-03-02").exit_code == 0


def test_what_comes_later_is_added_and_the_manifest_stays(project: Path) -> None:
    before = newest(project)
    manifest = (before.folder / "manifest.json").read_bytes()
    with without_engine():
        built(project)
        told = release(project, "--pdf-later")
        assert told.exit_code == 0 and f"its hash stays {before.sha256}" in told.stderr, told.output
        after = newest(project)
        assert (after.folder / "manifest.json").read_bytes() == manifest and len(after.supplements) == 1
        assert all(sorted(after.parts(one)) == ["html", "json", "pdf"] for one in after.manifest.documents)
        old = run("verify", project, *DAY)
        assert old.exit_code == 1 and "the built site lacks what came to the edition" in old.stderr
        built(project, "--strict")
        verified = run("verify", project, *DAY)
        assert verified.exit_code == 0 and "follow" not in verified.stdout, verified.output
        assert "PDF follows" not in page(project, "en") and "privacy-policy.pdf" in page(project, "en")
        assert run("publish", "--project", project, *DAY, project.parent / "site").exit_code == 0
        kept = project / "output/zh-Hans/privacy-policy/2026-03-02/"
        assert "PDF 版本随后提供" in (kept / "index.html").read_text(encoding="utf-8")  # it stays as it was published
        assert (kept / "privacy-policy.pdf").is_file()
        again = release(project, "--pdf-later")
        assert again.exit_code == 0 and "every edition that is to have PDFs has them" in again.stderr


def test_a_hash_of_before_does_not_vouch_for_them_and_the_next_edition_does(project: Path) -> None:
    before = newest(project).sha256
    with without_engine():
        assert release(project, "--pdf-later").exit_code == 0
        told = run("verify", project, "--expect", before)
        assert told.exit_code == 1 and "pdf" in told.stderr, told.output
        path = project / "clauses" / "changelog.yaml"
        path.write_text(ENTRY + path.read_text(encoding="utf-8"), encoding="utf-8")
        assert release(project, day="2026-03-03").exit_code == 0
    late = read_archive(project)[0].editions[0]
    assert newest(project).manifest.supplements == {"2026-03-02": late.head[1]}
    told = run("verify", project, "--expect", newest(project).sha256)
    assert told.exit_code == 0, told.output


def test_a_machine_that_prints_none_leaves_the_edition_as_it_is(project: Path) -> None:
    before = {path: path.read_bytes() for path in newest(project).folder.iterdir()}
    with without_pango():
        told = release(project, "--pdf-later")
    assert told.exit_code == 3 and "there is no Pango" in told.stderr
    assert {path: path.read_bytes() for path in newest(project).folder.iterdir()} == before


def test_an_edition_that_was_altered_gets_none(project: Path) -> None:
    text = newest(project).folder / "en.privacy-policy.json"
    text.write_bytes(text.read_bytes().replace(b"Children", b"Minors  ", 1))
    with without_engine():
        told = release(project, "--pdf-later")
    assert told.exit_code == 1 and "edition-damaged" in told.stderr
    assert not list(text.parent.glob("*.pdf"))


def test_an_error_in_the_draft_keeps_no_pdf_back(project: Path) -> None:
    clause = project / "clauses/privacy-policy/contact.en.md"
    clause.write_text("# Contact\n\n{{ nothing }}\n", encoding="utf-8")
    with without_engine():
        assert release(project, "--pdf-later").exit_code == 0


@pytest.mark.parametrize(
    "parts,comes",
    [
        (("html", "json"), ("pdf",)),
        (("html", "json", "pdf"), ()),
        (("json",), ()),  # as it was received
        (("json", "pdf"), ()),  # frozen before pages were kept
    ],
)
def test_a_pdf_follows_where_a_release_kept_the_page_alone(parts: tuple[str, ...], comes: tuple[str, ...]) -> None:
    assert following(parts) == comes
