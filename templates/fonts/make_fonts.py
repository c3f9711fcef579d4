"""Make the fonts of this folder again, byte for byte, from their published originals.

In: Debian's fonts-noto-cjk and unicode-data, and the archive of Adobe's Source Serif (README.md beside this file names
the versions and the command). Out: six OTF files, the list of 通用规范汉字表, the characters of
each font, the licence texts and SHA256SUMS.
It does not fetch anything, and it refuses an original that differs from the one it was written for.
"""

from __future__ import annotations

import argparse
import bz2
import copy
import hashlib
import io
import json
import sys
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

NOTO = Path("/usr/share/fonts/opentype/noto")
COVERAGE = "coverage.json"
NOTO_LICENCE = Path("/usr/share/doc/fonts-noto-cjk/copyright")
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
SC_IN_COLLECTION = 2  # NotoSerifCJK-*.ttc holds JP, KR, SC, TC, HK in this order

ORIGINALS = {
    "NotoSerifCJK-Regular.ttc": "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481",
    "NotoSerifCJK-Bold.ttc": "a5d4b046c127da3d7c72f98b46c41489cd29bf52abfdf18aba920903e920d4ac",
    "Unihan_OtherMappings.txt.bz2": "bdeef44d75d914e793b7f27ddc3bee01b2d11dd34f4e52de1a9fba74a1612dc2",
    "source-serif-4.5.1.tgz": "19a448df98f4aa777de3452b0a1e29aa7ffe29252fe552c8a2d2531702d80746",
}

LATIN_FEATURES = ("ccmp", "frac", "kern", "liga", "lnum", "locl", "mark", "mkmk", "onum", "pnum", "sups", "tnum")
# No `locl`: with it the shaper may pick another region's form of a character once the language tag is unknown to it.
HAN_FEATURES = ("ccmp", "halt", "kern", "liga")

LATIN = (
    *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2B0, 0x370), *range(0x1E00, 0x1F00), *range(0x2000, 0x20D0),
    *range(0x2100, 0x2300), 0x25CF, 0xFB01, 0xFB02,
)  # fmt: skip
HAN_PUNCTUATION = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040), 0x20AC, 0x2103, 0x2109, 0x2116, 0x2122,
    *range(0x2190, 0x219A), *range(0x2460, 0x249C), *range(0x25A0, 0x2600), 0x2E3A, *range(0x3000, 0x3040),
    *range(0xFE30, 0xFE50), *range(0xFF00, 0xFFF0),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One font to make: the original, what to keep of it, and the name that the result goes by."""

    original: TTFont
    code_points: frozenset[int]
    features: tuple[str, ...]
    family: str
    style: str

    @property
    def file(self) -> str:
        """File name of the result."""
        return f"{self.family}-{self.style}.otf".replace(" ", "")


def main() -> None:
    """Read the originals, write the fonts and what belongs beside them."""
    options = argparse.ArgumentParser(description="Make the fonts of Clausebook from their originals.")
    options.add_argument("source_serif", type=Path, help="archive of Source Serif, source-serif-4.5.1.tgz")
    options.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder to write to")
    chosen = options.parse_args()
    made = make(chosen.source_serif)
    for name, data in made.items():
        (chosen.out / name).write_bytes(data)
        sys.stdout.write(f"{len(data):>9,} {name}\n")


def make(source_serif: Path) -> dict[str, bytes]:
    """Everything that this folder holds apart from the hand-written files: file name to bytes."""
    level_list = read_general_standard()
    han = frozenset({*level_list, *read_gb2312(), *HAN_PUNCTUATION})
    cuts = [*cut_noto(han), *cut_source_serif(source_serif)]
    made = {cut.file: save(trim(cut)) for cut in cuts}
    made["han-8105.txt"] = list_characters(level_list).encode()
    made["OFL-NotoSerifSC.txt"] = noto_licence(cuts[0].original).encode()
    made["OFL-ClausebookSerif.txt"] = member(source_serif, "package/LICENSE.md")
    made[COVERAGE] = coverage({name: data for name, data in made.items() if name.endswith(".otf")}).encode()
    made["SHA256SUMS"] = "".join(f"{sha256(data)}  {name}\n" for name, data in sorted(made.items())).encode()
    return made


# The originals


def cut_noto(code_points: frozenset[int]) -> Iterable[Cut]:
    """Noto Serif CJK SC in two weights; its Latin letters stay, drawn to sit among Han characters."""
    for style in ("Regular", "Bold"):
        data = verified(NOTO / f"NotoSerifCJK-{style}.ttc")
        font = TTFont(io.BytesIO(data), fontNumber=SC_IN_COLLECTION, recalcTimestamp=False)
        yield Cut(original=font, code_points=code_points, features=HAN_FEATURES, family="Noto Serif SC", style=style)


def cut_source_serif(archive: Path) -> Iterable[Cut]:
    """Source Serif in its design for small text; the licence reserves the name Source, so the cut goes by ours."""
    verified(archive)
    for short, style in (("Regular", "Regular"), ("Bold", "Bold"), ("It", "Italic"), ("BoldIt", "Bold Italic")):
        data = member(archive, f"package/OTF/SourceSerif4SmText-{short}.otf")
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        kept = frozenset(LATIN)
        yield Cut(original=font, code_points=kept, features=LATIN_FEATURES, family="Clausebook Serif", style=style)


def read_general_standard() -> list[int]:
    """Code points of 通用规范汉字表 in the order of the table, from the Unihan field kTGH (`2013:<number>`)."""
    text = bz2.decompress(verified(UNIHAN)).decode()
    rows = [line.split("\t") for line in text.splitlines() if "\tkTGH\t" in line]
    numbers = {
        int(code.removeprefix("U+"), base=16): int(value.split()[0].partition(":")[2]) for code, _, value in rows
    }
    return sorted(numbers, key=numbers.__getitem__)


def read_gb2312() -> set[int]:
    """Code points of GB 2312, from Python's own codec."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(character) for pair in pairs if (character := pair.decode("gb2312", "ignore"))}


def verified(path: Path) -> bytes:
    """The bytes of an original; exits when they are not the ones that the recipe was written for."""
    data = path.read_bytes()
    if sha256(data) != ORIGINALS[path.name]:
        sys.exit(f"{path} is not the original named in README.md; update ORIGINALS and look at the pages again")
    return data


def member(archive: Path, name: str) -> bytes:
    """One file of an archive."""
    with tarfile.open(archive) as files:
        found = files.extractfile(name)
        assert found is not None, name
        return found.read()


# The cut


def trim(cut: Cut) -> TTFont:
    """Keep the wanted glyphs and features, rename, and give a Han font its contextual spacing."""
    font = cut.original
    options = Options(hinting=False, layout_features=list(cut.features), notdef_outline=True, name_IDs=["*"])
    options.drop_tables += ["BASE", "DSIG", "STAT", "VORG", "vhea", "vmtx"]  # vertical setting, signatures, axes
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=cut.code_points)
    subsetter.subset(font)
    rename(font, cut.family, cut.style)
    if "halt" in cut.features:
        add_contextual_spacing(font)
    return font


def rename(font: TTFont, family: str, style: str) -> None:
    """Write one set of names everywhere a font carries one; copyright and licence stay as they were."""
    names = font["name"]
    version = names.getDebugName(5).split(";")[0]
    kept = {identifier: names.getDebugName(identifier) for identifier in (0, 7, 8, 9, 11, 13, 14)}
    full, postscript = f"{family} {style}", f"{family}-{style}".replace(" ", "")
    unique, cut = f"{version};{postscript};Clausebook", f"{version};cut for Clausebook"
    written = {1: family, 2: style, 3: unique, 4: full, 5: cut, 6: postscript}
    names.names = []
    for identifier, text in sorted({**kept, **written}.items()):
        if text:
            names.setName(text, identifier, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames[0] = postscript
    cff.topDictIndex[0].FamilyName, cff.topDictIndex[0].FullName = family, full


def add_contextual_spacing(font: TTFont) -> None:
    """Add the OpenType feature `chws`: two full-width marks side by side share one blank half.

    The halves come from the font's own `halt`: a mark with its ink on the left gives up its right half before another
    mark, an opening one its left half after another opening one (标点挤压). ！ and ？ keep their width: they end a
    sentence, and CSS Text leaves them out of `text-spacing-trim` for the same reason.
    """
    closing, opening = half_widths(font)
    loud = {font.getBestCmap()[ord(mark)] for mark in "！？"}
    squeezed = [glyph for glyph in closing if glyph not in loud]
    rules = f"""
        @close = [{" ".join(squeezed)}]; @open = [{" ".join(opening)}]; @any = [@close @open];
        languagesystem DFLT dflt;
        feature chws {{ pos @close' <0 0 -500 0> @any; pos @open @open' <-500 0 -500 0>; }} chws;
    """
    scratch = copy.deepcopy(font)
    addOpenTypeFeaturesFromString(scratch, rules, tables=["GPOS"])
    graft(scratch["GPOS"].table, font["GPOS"].table)


def half_widths(font: TTFont) -> tuple[list[str], list[str]]:
    """Glyphs with their ink in the left half and in the right half, as the feature `halt` has them."""
    table = font["GPOS"].table
    record = next(record for record in table.FeatureList.FeatureRecord if record.FeatureTag == "halt")
    places: dict[str, int] = {}
    for index in record.Feature.LookupListIndex:
        for raw in table.LookupList.Lookup[index].SubTable:
            single = getattr(raw, "ExtSubTable", raw)
            glyphs = single.Coverage.glyphs
            values = single.Value if single.Format == 2 else [single.Value] * len(glyphs)
            places.update((glyph, getattr(value, "XPlacement", 0)) for glyph, value in zip(glyphs, values, strict=True))
    return [glyph for glyph, x in places.items() if x == 0], [glyph for glyph, x in places.items() if x == -500]


def graft(source: object, target: object) -> None:
    """Append the lookups and the one feature of a GPOS table to another, for every script and language."""
    offset = len(target.LookupList.Lookup)
    added = source.LookupList.Lookup
    for lookup in added:
        shift_references(lookup, offset)
    target.LookupList.Lookup += added
    record = source.FeatureList.FeatureRecord[0]
    record.Feature.LookupListIndex = [index + offset for index in record.Feature.LookupListIndex]
    record.Feature.LookupCount = len(record.Feature.LookupListIndex)
    # The list is kept in order of tags; chws stands before halt, kern, so every index moves on by one.
    target.FeatureList.FeatureRecord.insert(0, record)
    for script in target.ScriptList.ScriptRecord:
        languages = [script.Script.DefaultLangSys, *(item.LangSys for item in script.Script.LangSysRecord)]
        for language in filter(None, languages):
            language.FeatureIndex = [0, *(index + 1 for index in language.FeatureIndex)]


def shift_references(lookup: object, offset: int) -> None:
    """Point a contextual lookup at the places that its helpers move to."""
    for rule in lookup.SubTable:
        for reference in getattr(rule, "PosLookupRecord", ()):
            reference.LookupListIndex += offset


# What lies beside the fonts


def save(font: TTFont) -> bytes:
    """The bytes of a font."""
    target = io.BytesIO()
    font.save(target, reorderTables=True)
    return target.getvalue()


def coverage(fonts: dict[str, bytes]) -> str:
    """The characters of each font file, as JSON: asking a font itself takes fifty times as long."""
    held = {
        name: "".join(map(chr, sorted(TTFont(io.BytesIO(data)).getBestCmap()))) for name, data in sorted(fonts.items())
    }
    return json.dumps(held, ensure_ascii=False, indent=0) + "\n"


def list_characters(code_points: list[int]) -> str:
    """The table as text, in its own order, 50 characters a line."""
    characters = "".join(map(chr, code_points))
    return "".join(f"{characters[start : start + 50]}\n" for start in range(0, len(characters), 50))


def noto_licence(font: TTFont) -> str:
    """The copyright notice that the font carries, and the licence text that Debian ships with it."""
    paragraphs = NOTO_LICENCE.read_text(encoding="utf-8").split("\n\n")
    text = next(paragraph for paragraph in paragraphs if paragraph.startswith("License: SIL-1.1\n"))
    lines = ["" if line == " ." else line[1:] for line in text.splitlines()[1:]]
    notice, statement = (font["name"].getDebugName(identifier) for identifier in (0, 13))
    return "\n".join([notice, "", statement, "", *lines, ""])


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    main()
