"""Counsel in Shenzhen at the desk: thirteen tasks of hers in Chinese, with the browser alone.

She has neither a terminal nor git, and of the handbooks the Chinese one. What she presses has the name that it gives
it, what she reads is Chinese, and what she did is in the files of the project.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.desks import until
from tests.test_start import started
from tests.tools.browser import Chromium
from tests.wordfiles import W, docx, paragraph

HANDBOOK = Path(__file__).parents[1] / "docs" / "handbook.zh-Hans.md"
WORD = (
    paragraph("蓝门商城隐私政策", "Titel"),
    paragraph("最后更新日期：2026年1月15日"),
    paragraph("联系我们", "H2"),
    paragraph("深圳市蓝门网络科技有限公司运营蓝门商城，联系邮箱为 help@bluedoor.example。"),
    paragraph("信息保存期限", "H2"),
    paragraph("我们保存您的订单24个月，期满后予以删除。"),
    paragraph("敏感个人信息", "H2"),
    paragraph("经您同意，我们收集您的人脸信息，用于核验您的身份。"),
)
WEB = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Blue Door Privacy Policy</title></head><body>
<h1>Blue Door Privacy Policy</h1><p>Last updated: January 15, 2026</p>
<h2>Contact us</h2><p>Blue Door Network Technology runs this shop. Write to help@bluedoor.example.</p>
<h2>How long we keep your information</h2><p>We keep your orders for 24 months. Then we delete them.</p>
<h2>Sensitive personal information</h2><p>With your consent, we collect your face data to check who you are.</p>
</body></html>
"""
CLAUSES = ("contact-us", "retention", "sensitive-personal-information")
SDK = """# 第三方SDK

为向您提供服务,我们接入以下第三方SDK：

| 名称 | 提供方 | 收集的信息 |
|---|---|---|
| 支付SDK | 迅付公司 | 订单号、金额 |
| 地图SDK | 数观公司 | 位置信息 |
"""
SDK_EN = """# Third-party SDKs

To serve you, we use these third-party SDKs:

| Name | Provider | Information collected |
|---|---|---|
| Payment SDK | Swiftpay | order number, amount |
| Map SDK | Dataview | location |
"""
SENSITIVE = "经您同意，我们收集您的人脸信息，用于核验您的身份。"
SENSITIVE_EN = "With your consent, we collect your face data to check who you are."
ENGLISH = """() => {
    const own = "[lang=en], .where, code, pre, del, ins, option, a[download]";
    const parts = [...document.querySelectorAll("body > :is(header, aside, main, p)")];
    const said = parts.flatMap((part) => part.innerText ? [...part.querySelectorAll("*")] : [])
        .filter((one) => !one.closest(own) && one.checkVisibility())
        .flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data));
    return said.filter((text) => /([A-Za-z]{2,}[ ,;.]+){2}[A-Za-z]{2,}/.test(text.replace(/`[^`]*`/g, "")));
}"""
"""Finds what the desk says in English sentences: file names, commands and the texts themselves are none."""


@dataclass(frozen=True)
class Counsel:
    """She, with the page before her and her files in `folder`."""

    page: Page
    folder: Path

    @property
    def project(self) -> Path:
        return self.folder / "隐私政策"

    @property
    def text(self) -> Locator:
        """The text that the page of the desk shows."""
        return self.page.frame_locator("#page").locator("body")

    def file(self, path: str) -> str:
        return (self.project / "clauses" / path).read_text("utf-8")

    def clause(self, name: str) -> str:
        return self.file(f"privacy-policy/{name}.md")

    def press(self, name: str) -> None:
        """Press what the handbook calls so, a link or a button."""
        button = self.page.get_by_role("button", name=name, exact=True)
        button.or_(self.page.get_by_role("link", name=name, exact=True)).first.click()

    def begin(self, action: str) -> None:
        """Open the form of an action."""
        self.press("操作")
        self.press(action)
        self.page.wait_for_selector(f".doing h2:text-is('{action}')")

    def fill(self, label: str, value: str) -> None:
        self.page.locator("#side").get_by_label(label, exact=True).fill(value)

    def choose(self, label: str, *values: str) -> None:
        self.page.locator("#side").get_by_label(label, exact=True).select_option(values)

    def answer(self, button: str) -> str:
        """Press a button of a form and return what came of it."""
        self.page.evaluate("document.querySelector('.answer')?.remove()")
        self.page.locator("#side").get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_selector(".answer", timeout=180_000)
        return self.page.inner_text(".answer")

    def write(self, clause: str, text: str) -> None:
        """Type the text of a clause that is open beside the page, and save it."""
        path = f"clauses/privacy-policy/{clause}.md"
        form = self.page.locator(f"form[data-source='{path}']")
        form.get_by_role("textbox").first.fill(text)
        form.get_by_role("button", name="保存").click()
        until(lambda: self.clause(clause).endswith(text))

    def open(self, words: str) -> None:
        """Click a passage of the page, which opens its source in every language."""
        self.text.get_by_text(words).first.click()
        self.page.wait_for_selector(".editors")

    def confirm(self, *clauses: str) -> None:
        """Say that the translations of clauses are read against the original."""
        self.begin("确认译文")
        self.choose("条款", *(f"privacy-policy/{name}" for name in clauses))
        assert "已完成" in self.answer("确认译文")
        self.press("台账")
        for name in clauses:
            expect(self.page.locator(".states tr", has_text=name)).to_contain_text("与原文一致")


def start(her: Counsel) -> None:
    """一、打开 Clausebook."""
    expect(her.page.get_by_role("heading", name="Clausebook")).to_be_visible()
    for way in ("新建", "打开", "从 Word 导入"):
        expect(her.page.get_by_role("button", name=way, exact=True)).to_be_visible()
    assert not her.project.exists()


def bring_in(her: Counsel) -> None:
    """二、导入 Word 版政策和网页."""
    her.press("从 Word 导入")
    her.press("法务 资料/")
    for name in ("隐私政策 定稿.docx", "policy.html"):
        her.page.get_by_label(name).check()
    her.page.get_by_label("新文件夹的名称").fill("隐私政策")
    her.press("导入文件")
    expect(her.text.locator("h1").first).to_have_text("蓝门商城隐私政策", timeout=180_000)
    assert (her.project / "IMPORT.md").read_text("utf-8").startswith("# 导入情况\n")
    assert "original: zh-Hans" in (her.project / "clausebook.yaml").read_text("utf-8")
    assert "{{ retention }}" in her.clause("retention.zh-Hans") and "{{ retention }}" in her.clause("retention.en")
    her.confirm(*CLAUSES)


def change_a_period(her: Counsel) -> None:
    """三、修改保存期限."""
    her.press("文字")
    her.press("要素")
    her.press("retention")
    her.fill("期限", "18 months")
    her.press("保存")
    expect(her.text).to_contain_text("我们保存您的订单18个月")
    assert "  retention: 18 months\n" in her.file("facts.yaml")


def add_a_table(her: Counsel) -> None:
    """四、增加 SDK 清单."""
    her.begin("新建条款")
    her.fill("文本/条款名称（名称可以留空）", "privacy-policy/sdk")
    her.fill("标题 · 简体中文", "第三方SDK")
    her.fill("排在该条款之后", "sensitive-personal-information")
    assert "已完成" in her.answer("新建条款")
    her.press("clauses/privacy-policy/sdk.zh-Hans.md")
    her.write("sdk.zh-Hans", SDK)
    expect(her.text.locator("table tr")).to_have_count(3)
    assert her.file("privacy-policy/work.yaml").count("- sdk") == 2


def mark_what_is_sensitive(her: Counsel) -> None:
    """五、标出敏感个人信息."""
    her.open("经您同意")
    her.write("sensitive-personal-information.zh-Hans", f"# 敏感个人信息\n\n::: important\n{SENSITIVE}\n:::\n")
    expect(her.text.locator(".important")).to_have_text(SENSITIVE)


def let_english_follow(her: Counsel) -> None:
    """六、修改英文译文."""
    her.press("台账")
    row = her.page.locator(".states tr", has_text="sensitive-personal-information")
    expect(row).to_contain_text("尚未随原文更新")
    her.open("经您同意")
    text = f"# Sensitive personal information\n\n::: important\n{SENSITIVE_EN}\n:::\n"
    her.write("sensitive-personal-information.en", text)
    her.open("为向您提供服务")
    her.write("sdk.en", SDK_EN)
    her.confirm("sdk", "sensitive-personal-information")


TASKS: tuple[Callable[[Counsel], None], ...] = (
    start,
    bring_in,
    change_a_period,
    add_a_table,
    mark_what_is_sensitive,
    let_english_follow,
)


@pytest.fixture
def her(tmp_path: Path, browser: Chromium) -> Iterator[Counsel]:
    """Counsel before the page that a click on Clausebook opens; what the browser complains of is a fault of ours."""
    folder = tmp_path / "家 目录" / "法务 资料"
    folder.mkdir(parents=True)
    (folder / "隐私政策 定稿.docx").write_bytes(docx("".join(WORD), word_footnotes_xml=f"<w:footnotes {W}/>"))
    (folder / "policy.html").write_text(WEB, encoding="utf-8")
    faults: list[str] = []

    def refuse(asked: Dialog) -> None:
        faults.append(asked.message)
        asked.dismiss()

    with started(folder.parent) as address, browser.page(address) as page:
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("dialog", refuse)
        yield Counsel(page, folder)
    assert not faults


@pytest.mark.browser
@pytest.mark.slow
def test_thirteen_tasks_are_done_in_chinese_with_the_browser_alone(her: Counsel) -> None:
    for task in TASKS:
        task(her)
        assert her.page.evaluate(ENGLISH) == [], f"{task.__doc__} has English before her"


def test_the_handbook_names_what_she_presses() -> None:
    told = HANDBOOK.read_text("utf-8")
    pressed = re.findall(r'her\.(?:press|begin|answer)\("([^a-z"/]+)"\)', Path(__file__).read_text("utf-8"))
    assert {name for name in pressed if f"**{name}**" not in told} == set()
