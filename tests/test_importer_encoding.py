"""The encoding of a file: what it says, what its bytes tell, what somebody insists on, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.importer.reading import read_bytes
from generator.importer.rough import UnreadableError

from .support import refused
from .wordfiles import noted, told

ENGLISH = "We’re “Lantern Books” – books from £5, or €6.\n"
PLAIN = "Lantern Books runs a shop for second-hand books, and this page says what it learns about you there.\n"
TEXTS = (
    ("windows-1252", ENGLISH),
    ("windows-1252", PLAIN * 40 + "© 2024 Lantern Books\n"),
    ("windows-1252", "Wir schützen Ihre persönlichen Daten, natürlich: Größe, Straße, Übung, ÄÖÜ."),
    ("windows-1252", "L’accès à vos données est limité, « à titre privé », aux employés."),
    ("windows-1250", "Příliš žluťoučký kůň úpěl ďábelské ódy o ochraně osobních údajů."),
    ("windows-1251", "Мы храним ваше имя и адрес двенадцать месяцев."),
    ("shift_jis", "当店は、お客様のお名前とご住所をお預かりします。"),
    ("shift_jis", "プライバシーポリシー"),
    ("euc-jp", "当店は、お客様のお名前とご住所をお預かりします。"),
    ("big5", "本政策說明我們如何處理您的個人資料，並於十二個月後刪除。"),
    ("gb18030", "本政策说明我们如何处理您的个人信息，并在十二个月后删除。"),
    ("gb18030", PLAIN * 40 + "隐私政策见下文。\n"),
    ("euc-kr", "개인정보 처리방침: 우리는 이름과 주소를 열두 달 동안 보관합니다."),
)


@pytest.mark.parametrize("encoding, text", TEXTS)
def test_bytes_tell_their_encoding_and_the_guess_is_said(encoding: str, text: str) -> None:
    rough = read_bytes("page.txt", text.encode(encoding))
    assert " ".join(line for *_, line in told(rough)) == " ".join(text.split())
    assert noted(rough) == (
        f"the file is taken for {encoding}: where it is in another encoding, name that with --encoding",
    )


@pytest.mark.parametrize(
    "encoding, text",
    [*TEXTS, ("koi8-r", "Мы храним имя."), ("cp932", "①当社～㈱"), ("iso-2022-jp", "当店は、お客様のお名前")],
)
@pytest.mark.parametrize("head", ["<meta charset={}>", '<?xml version="1.0" encoding="{}"?>'])
def test_a_page_says_its_encoding_itself(encoding: str, text: str, head: str) -> None:
    name = {"gb18030": "gb2312", "cp932": "Shift_JIS", "windows-1252": "ISO-8859-1"}.get(encoding, encoding)
    rough = read_bytes("page.html", head.format(name).encode() + f"<p>{text}</p>".encode(encoding))
    assert [line for *_, line in told(rough)] == [" ".join(text.split())]
    assert noted(rough) == (f"the page says that it is {name.lower()}",)


@pytest.mark.parametrize("data", [ENGLISH.encode("utf-8-sig"), ENGLISH.encode("utf-16"), ENGLISH.encode("utf-8")])
def test_what_is_unicode_is_read_so_whatever_the_page_says(data: bytes) -> None:
    head = "<meta charset=windows-1252>".encode("utf-16-le" if b"\0" in data else "utf-8")
    mark = 3 if data.startswith(b"\xef") else 2 if b"\0" in data else 0
    rough = read_bytes("page.html", data[:mark] + head + data[mark:])
    assert [line for *_, line in told(rough)] == [ENGLISH.strip()]


def test_who_insists_on_an_encoding_is_obeyed(tmp_path: Path) -> None:
    assert [line for *_, line in told(read_bytes("a.txt", "Größe".encode(), "windows-1252"))] == ["GrÃ¶ÃŸe"]
    page = tmp_path / "page.txt"
    page.write_bytes("Gizlilik\n\nAdınızı on iki ay saklarız.\n".encode("windows-1254"))
    done = CliRunner().invoke(
        commands, ["import", str(page), "--into", str(tmp_path / "made"), "--encoding", "windows-1254"]
    )
    assert done.exit_code == 0, done.output
    assert any("Adınızı" in file.read_text(encoding="utf-8") for file in (tmp_path / "made").rglob("*.md"))


@pytest.mark.parametrize(
    "data, encoding, says",
    [
        ("Öffnung\nab 9 Uhr für".encode() + b"\xfc\n", "", r"is no utf-8: the byte 0xfc in line 2, column 13"),
        (b"<meta charset=big5>\n<p>a\xff", "", r"is no big5: the byte 0xff in line 2, column 5"),
        (b"one\ntwo \x81 three", "windows-1252", r"is no windows-1252: the byte 0x81 in line 2, column 5"),
        (b"one\n\xff\xfe\xfd\xfc\x81\x90\n", "", r"in no encoding that is known: the byte 0xff in line 2, column 1"),
        (b"one", "klingon", "klingon, which is the name of no encoding"),
        (b"<meta charset=hex><p>\xe9", "", "hex, which is the name of no encoding"),
    ],
)
def test_a_byte_that_does_not_fit_is_an_error_with_its_place_and_the_way_out(
    data: bytes, encoding: str, says: str
) -> None:
    with refused(UnreadableError, f"{says}.*--encoding"):
        read_bytes("page.html" if b"<" in data else "page.txt", data, encoding)
