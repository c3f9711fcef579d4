"""A project is read once, bounded, and never outside its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.disk.project import find_project, open_project, today


def make(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in {"clausebook.yaml": b"format: 1\n", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_sources_are_the_settings_and_the_clauses(tmp_path: Path) -> None:
    files = {"clauses/p/a.en.md": b"# A\n", "clauses/p/.a.swp": b"x", "clauses/p/a.docx": b"x", "other/b.md": b"x"}
    project, found = open_project(make(tmp_path, files))
    assert list(project.sources) == ["clausebook.yaml", "clauses/p/a.en.md"]
    assert not found


def test_line_ends_and_a_byte_order_mark_of_windows_make_no_difference(tmp_path: Path) -> None:
    project, _ = open_project(make(tmp_path, {"clauses/p/a.en.md": b"\xef\xbb\xbf# A\r\n\r\nText\r\n"}))
    assert project.sources["clauses/p/a.en.md"].text == "# A\n\nText\n"


def test_a_file_that_is_not_utf_8_is_a_finding_at_the_byte(tmp_path: Path) -> None:
    project, (found,) = open_project(make(tmp_path, {"clauses/p/a.zh.md": "# 甲\n\n乙".encode("gbk")}))
    assert found.rule == "not-utf-8" and found.span is not None
    assert (found.span.first().line, found.span.first().column) == (1, 3)
    assert project.refused == {"clauses/p/a.zh.md"} and "clauses/p/a.zh.md" not in project.sources


@pytest.mark.parametrize(
    "path, smaller",
    [("clauses/p/a.en.md", "split"), ("laws/jp.yaml", "pack"), ("clauses/facts.yaml", "take-out")],
)
def test_a_file_over_the_limit_is_refused_with_what_makes_it_smaller(tmp_path: Path, path: str, smaller: str) -> None:
    _, (finding,) = open_project(make(tmp_path, {path: b"x" * (256 * 1024 + 1)}))
    assert finding.rule == "file-too-large" and [one.id for one in finding.helps] == [f"file-too-large.{smaller}"]


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    _, found = open_project(make(tmp_path, {"clauses/p/a.en.md": b"x" * (256 * 1024)}))
    assert not found


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# secret", encoding="utf-8")
    root = make(tmp_path / "project", {"clauses/p/a.en.md": b"# A\n"})
    (root / "clauses" / "p" / "b.en.md").symlink_to(tmp_path / "secret.md")
    project, found = open_project(root)
    assert [finding.rule for finding in found] == ["path-escapes"]
    assert "secret" not in "".join(source.text for source in project.sources.values())


def test_a_folder_that_is_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    make(tmp_path / "secret", {"clauses/p/a.en.md": b"# secret\n"})
    root = make(tmp_path / "project", {"other/x": b""})
    (root / "clauses").symlink_to(tmp_path / "secret" / "clauses")
    project, found = open_project(root)
    assert [finding.rule for finding in found] == ["path-escapes"]
    assert list(project.sources) == ["clausebook.yaml"]


def test_a_link_to_nothing_is_a_finding_and_no_crash(tmp_path: Path) -> None:
    root = make(tmp_path, {"clauses/p/a.en.md": b"# A\n"})
    (root / "clauses" / "p" / "b.en.md").symlink_to(root / "gone.md")
    assert [finding.rule for finding in open_project(root)[1]] == ["unreadable"]


def test_a_project_overrides_single_templates_and_catalogues(tmp_path: Path) -> None:
    files = {"templates/screen.css": b"mine", "locales/xx/LC_MESSAGES/clausebook.po": b"own"}
    project, _ = open_project(make(tmp_path, files))
    assert project.templates["screen.css"].text == "mine"
    assert project.templates["print.css"].path.startswith("clausebook:")
    assert project.catalogues["xx"].text == "own" and "en" in project.catalogues


def test_the_project_is_found_from_a_folder_inside(tmp_path: Path) -> None:
    root = make(tmp_path, {"clauses/p/a.en.md": b""})
    assert find_project(root / "clauses" / "p") == root
    assert find_project(Path(tmp_path.anchor)) is None


def test_today_is_asked_in_a_time_zone() -> None:
    assert abs((today("Pacific/Kiritimati") - today("Pacific/Pago_Pago")).days) in (1, 2)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", "", "A/" * 2000 + "A", "localtime"])
def test_an_unknown_time_zone_is_told(zone: str) -> None:
    with pytest.raises(LookupError):
        today(zone)


@pytest.mark.parametrize("fault", [IsADirectoryError, PermissionError])
def test_a_zone_of_which_no_file_can_be_read_is_told(fault: type[OSError], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the database is the package `tzdata`, zoneinfo opens a folder of it as if that were a zone."""

    def opened(_name: str) -> None:
        raise fault

    monkeypatch.setattr("generator.disk.project.ZoneInfo", opened)
    with pytest.raises(LookupError):
        today("Europe")
