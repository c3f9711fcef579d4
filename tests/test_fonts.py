"""The fonts for paper: what they hold, what they may be called, and what is refused."""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.disk.reading import UnreadableFileError
from generator.localize.fonts import (
    FontError,
    FontFace,
    FontTable,
    add_fonts,
    characters,
    faces_for,
    families_for,
    fontconfig,
    missing,
    open_fonts,
    read_face,
)
from tests.support import ENGLISH, refused

FOLDER = Path(__file__).parent.parent / "templates" / "fonts"
TABLE = open_fonts(FOLDER)
FILES = sorted(FOLDER.glob("*.otf"))
HAN_FILES = [path for path in FILES if path.name.startswith("Noto")]
MARKS = "“”‘’—…–‑‐·•§№€©®™‰ \u00a0"


def by_name(path: Path) -> str:
    return path.name


def gb2312() -> str:
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs)


def features(path: Path) -> set[str]:
    with TTFont(path) as font:
        tables = [font[tag].table for tag in ("GSUB", "GPOS") if tag in font]
        return {record.FeatureTag for table in tables for record in table.FeatureList.FeatureRecord}


# --- the files --------------------------------------------------------------------------------------------------------


def test_the_table_lists_every_file_as_it_describes_itself() -> None:
    assert sorted(face.path for face in TABLE.faces) == FILES
    assert [read_face(face.path) for face in TABLE.faces] == list(TABLE.faces)


@pytest.mark.parametrize("locale", ["en", "zh-Hans", "fr"])
def test_every_language_has_an_upright_regular_and_an_upright_bold(locale: str) -> None:
    for family in families_for(TABLE, locale):
        upright = {face.weight for face in TABLE.faces if face.family == family and face.style == "normal"}
        assert upright == {400, 700}


def test_chinese_characters_of_both_standards_are_there_in_every_weight() -> None:
    standard = (FOLDER / "han-8105.txt").read_text(encoding="utf-8").replace("\n", "")
    assert (len(gb2312()), len(standard), len(set(standard))) == (6763, 8105, 8105)
    for path in HAN_FILES:
        face = read_face(path)
        assert missing(gb2312() + standard, [face]) == ()


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_ascii_and_the_marks_of_legal_text_are_in_every_file(path: Path) -> None:
    ascii_text = "".join(map(chr, range(0x20, 0x7F)))
    wanted = ascii_text + MARKS
    assert missing(wanted, [read_face(path)]) == ()


def test_full_width_marks_and_circled_numbers_are_in_the_chinese_files() -> None:
    for path in HAN_FILES:
        assert missing("，。、；：？！（）《》〈〉【】〔〕「」『』～￥　①②⑩⑳→℃", [read_face(path)]) == ()


def test_the_faces_of_one_family_hold_the_same_characters() -> None:
    for family in {face.family for face in TABLE.faces}:
        assert len({characters(face) for face in TABLE.faces if face.family == family}) == 1


@pytest.mark.parametrize("path", HAN_FILES, ids=by_name)
def test_the_chinese_files_space_marks_by_context_and_switch_no_regional_forms(path: Path) -> None:
    assert "locl" not in features(path)
    assert {"chws", "ccmp", "kern"} <= features(path)


def test_the_latin_files_keep_their_figures_kerning_and_ligatures() -> None:
    for path in FILES:
        if path not in HAN_FILES:
            assert {"kern", "liga", "lnum", "onum", "pnum", "tnum"} <= features(path)


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_a_file_stays_small_and_carries_its_licence(path: Path) -> None:
    assert path.stat().st_size < 4_000_000
    with TTFont(path, lazy=True) as font:
        assert "SIL Open Font License" in font["name"].getDebugName(13)


def test_all_fonts_together_stay_below_seven_megabytes() -> None:
    assert sum(path.stat().st_size for path in FILES) < 7_000_000


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_the_reserved_name_is_in_no_name_of_a_font(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        shown = [font["name"].getDebugName(identifier) or "" for identifier in (1, 3, 4, 6, 16, 17)]
        names = [*shown, *font["CFF "].cff.fontNames]
    assert not [name for name in names if "source" in name.lower()]


@pytest.mark.parametrize("family", ["NotoSerifSC", "ClausebookSerif"])
def test_the_licence_text_lies_beside_the_files(family: str) -> None:
    text = (FOLDER / f"OFL-{family}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Adobe" in text.splitlines()[0]


def test_the_bytes_are_those_that_the_recipe_wrote() -> None:
    rows = [line.split("  ") for line in (FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    assert {name for _, name in rows} >= {path.name for path in FILES}
    for digest, name in rows:
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_the_characters_written_down_are_those_of_the_font(path: Path) -> None:
    face = next(face for face in TABLE.faces if face.path == path)
    with TTFont(path) as font:
        assert characters(face) == frozenset(font.getBestCmap())
    assert path.name in json.loads((FOLDER / "coverage.json").read_text(encoding="utf-8"))


# --- choosing faces ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "locale, first",
    [
        ("en", "Clausebook Serif"),
        ("en-GB", "Clausebook Serif"),
        ("fr", "Clausebook Serif"),
        ("zh", "Noto Serif SC"),
        ("zh-Hans", "Noto Serif SC"),
        ("zh-Hans-CN", "Noto Serif SC"),
    ],
)
def test_a_language_asks_its_own_family_first(locale: str, first: str) -> None:
    assert families_for(TABLE, locale)[0] == first
    assert faces_for(TABLE, locale)[0].family == first


def test_fonts_of_a_project_serve_their_language_alone() -> None:
    table = add_fonts(TABLE, "ja", ["Noto Serif SC"], HAN_FILES)
    assert families_for(table, "ja") == ("Noto Serif SC",)
    assert faces_for(table, "ja-JP") == faces_for(table, "ja")
    assert families_for(table, "en") == families_for(TABLE, "en")
    assert len(table.faces) == len(TABLE.faces)


def test_a_family_that_no_file_has_is_refused_by_name() -> None:
    with refused(FontError, r"no font file has the family My Serif; there are Clausebook Serif, Noto"):
        add_fonts(TABLE, "ja", ["My Serif"], HAN_FILES)


def test_a_family_without_bold_is_refused() -> None:
    alone = HAN_FILES[-1]
    empty = FontTable(faces=(), families=TABLE.families)
    assert read_face(alone).weight == 400
    with refused(FontError, "Noto Serif SC has no bold weight"):
        add_fonts(empty, "zh", ["Noto Serif SC"], [alone])


# --- missing characters -----------------------------------------------------------------------------------------------


def test_an_emoji_is_missing_and_text_of_both_languages_is_not() -> None:
    faces = faces_for(TABLE, "zh-Hans")
    assert missing("隐私条款 😀 Łódź ☐ 😀 “引文”", faces) == ("😀", "☐")


def test_what_draws_nothing_is_never_missing() -> None:
    assert missing("a\n\t\r\u00ad\u200b\u200d\u2060\u2028\ufe0f", faces_for(TABLE, "en")) == ()


def test_a_character_counts_only_where_one_family_has_it_in_every_weight(tmp_path: Path) -> None:
    latin, han = faces_for(TABLE, "en")[0], read_face(HAN_FILES[0])
    posing = FontFace(family=han.family, weight=400, style="normal", path=latin.path)
    assert missing("a隐", [han, posing]) == ("隐",)


# --- refused files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data, reason",
    [
        (b"wOF2" + bytes(60), "it is WOFF2, which takes seconds to unpack for each PDF; convert it to OTF or TTF"),
        (b"wOFF" + bytes(60), "it is WOFF, which is made for browsers; convert it to OTF or TTF"),
        (b"ttcf" + bytes(60), "it is a collection of fonts; take the one font that you need out of it"),
        (b"%PDF-1.7", "it is neither an OTF nor a TTF font"),
        (b"", "it is neither an OTF nor a TTF font"),
        (b"OTTO", "the font is damaged"),
        (b"OTTO" + bytes(60), "the font is damaged"),
    ],
)
def test_a_file_that_is_no_usable_font_is_refused_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "own.otf"
    path.write_bytes(data)
    with pytest.raises(FontError) as refusal:
        characters(FontFace(family="Own", weight=400, style="normal", path=path))
    assert reason in ENGLISH.text(refusal.value.message)
    assert refusal.value.path == path
    with pytest.raises(FontError):
        read_face(path)


@pytest.mark.parametrize("length", [100, 1000, 10_000, 50_000])
def test_a_font_cut_off_anywhere_is_refused_and_never_crashes(tmp_path: Path, length: int) -> None:
    path = tmp_path / "own.otf"
    path.write_bytes((FOLDER / "ClausebookSerif-Regular.otf").read_bytes()[:length])
    with refused(FontError, "damaged"):
        read_face(path)


def test_a_file_that_is_not_there_is_refused_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        read_face(tmp_path / "gone.otf")
    assert raised.value.path == str(tmp_path / "gone.otf")


# --- the machine's fonts ----------------------------------------------------------------------------------------------


def test_the_fontconfig_text_names_no_folder_of_fonts() -> None:
    root = ET.fromstring(fontconfig(Path("/a & b")))  # noqa: S314 - our own text
    assert [(element.tag, element.text) for element in root] == [("cachedir", "/a & b")]
