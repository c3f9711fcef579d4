"""Counsel in Shenzhen at the desk: thirteen tasks of hers in Chinese, with the browser alone.

She has neither a terminal nor git, and of the handbooks the Chinese one. What she presses has the name that it gives
it, what she reads is Chinese, and what she did is in the files of the project.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from generator.team.parcel import unpacked
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
NOTICE = "notice-period: {material: 30 days}\n"
SENSITIVE = "经您同意，我们收集您的人脸信息，用于核验您的身份。"
SENSITIVE_EN = "With your consent, we collect your face data to check who you are."
ENGLISH = """() => {
    const own = "[lang=en], .where, code, pre, del, ins, option, textarea, a[download]";
    const parts = [...document.querySelectorAll("body > :is(header, aside, main, p)")];
    const said = parts.flatMap((part) => part.innerText ? [...part.querySelectorAll("*")] : [])
        .filter((one) => !one.closest(own) && one.checkVisibility())
        .flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data));
    const left = (text) => text.replace(/`[^`]*`/g, "").replace("Blue Door Privacy Policy", "");
    return said.filter((text) => /([A-Za-z]{2,}[ ,;.]+){2}[A-Za-z]{2,}/.test(left(text)));
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
    def today(self) -> date:
        """The day that the newest entry of the changelog is of."""
        return date.fromisoformat(self.file("changelog.yaml").partition("edition: ")[2][:10])

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
        self.page.evaluate("document.querySelector('.answer')?.setAttribute('data-old', '')")
        self.page.locator("#side").get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_selector(".answer:not([data-old])", timeout=180_000)
        return self.page.inner_text(".answer")

    def write(self, path: str, text: str) -> None:
        """Type the text of a file that is open beside the page, and save it."""
        form = self.page.locator(f"form[data-source='{path}']")
        area = form.get_by_role("textbox").first
        area.fill(text)
        form.get_by_role("button", name="保存").click()
        until(lambda: bool(area.evaluate("one => one.value === one.defaultValue")))  # the desk has the answer
        assert (self.project / path).read_text("utf-8").endswith(text)

    def open(self, words: str) -> None:
        """Click a passage of the page, which opens its source in every language."""
        self.text.get_by_text(words).first.click()
        self.page.wait_for_selector(".editors")

    def confirm(self, *clauses: str) -> None:
        """Say that the translations of clauses are read against the original."""
        if "verb=accept" not in self.page.url:
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
    her.write("clauses/privacy-policy/sdk.zh-Hans.md", SDK)
    expect(her.text.locator("table tr")).to_have_count(3)
    assert her.file("privacy-policy/work.yaml").count("- sdk") == 2


def mark_what_is_sensitive(her: Counsel) -> None:
    """五、标出敏感个人信息."""
    her.open("经您同意")
    her.write(
        "clauses/privacy-policy/sensitive-personal-information.zh-Hans.md",
        f"# 敏感个人信息\n\n::: important\n{SENSITIVE}\n:::\n",
    )
    expect(her.text.locator(".important")).to_have_text(SENSITIVE)


def let_english_follow(her: Counsel) -> None:
    """六、修改英文译文."""
    her.press("台账")
    row = her.page.locator(".states tr", has_text="sensitive-personal-information")
    expect(row).to_contain_text("尚未随原文更新")
    her.open("经您同意")
    text = f"# Sensitive personal information\n\n::: important\n{SENSITIVE_EN}\n:::\n"
    her.write("clauses/privacy-policy/sensitive-personal-information.en.md", text)
    her.open("为向您提供服务")
    her.write("clauses/privacy-policy/sdk.en.md", SDK_EN)
    her.confirm("sdk", "sensitive-personal-information")


def look(her: Counsel) -> None:
    """七、预览."""
    her.press("语言对照")
    expect(her.text).to_contain_text(SENSITIVE)
    expect(her.text).to_contain_text(SENSITIVE_EN)
    her.press("草稿")
    for width, seen in {"手机": "phone", "全宽": "full"}.items():
        her.page.get_by_role("combobox", name="宽度").select_option(width)
        expect(her.page.locator("#stage")).to_have_attribute("data-width", seen)


def read_findings(her: Counsel) -> None:
    """八、查看提示."""
    her.press("提示")
    finding = her.page.locator(".findings > li", has_text="半角")
    finding.locator("summary").first.click()
    expect(finding.get_by_text("规则说明：punct-cjk-ascii")).to_be_visible()
    finding.get_by_role("button", name="改正", exact=True).click()
    expect(her.page.locator(".done")).to_contain_text("已改为")
    assert her.clause("sdk.zh-Hans").endswith(SDK.replace(",", "，"))
    expect(her.page.locator(".findings > .warning")).to_contain_text("翻译之后，原文已有修改")
    her.begin("确认译文")
    her.page.get_by_label("原文的修订无须改译").check()
    her.confirm("sdk")
    her.press("提示")
    expect(her.page.locator(".findings > :is(.error, .warning)")).to_have_count(0)


def set_the_day(her: Counsel) -> None:
    """九、确定生效日期."""
    her.press("文字")
    her.press("条款")
    her.press("clauses/privacy-policy/work.yaml")
    text = her.file("privacy-policy/work.yaml")
    her.write("clauses/privacy-policy/work.yaml", text.replace("\nlocales:", f"\n{NOTICE}locales:"))
    her.begin("拟写修订条目")
    assert "已完成" in her.answer("拟写修订条目")
    her.press("文字")
    her.press("修订记录")
    her.choose("修订类别", "重大修订")
    her.fill("生效日期", (her.today + timedelta(days=30)).isoformat())
    her.fill("变更摘要 · 简体中文", "延长订单的保存期限，列明第三方SDK。")
    her.fill("变更摘要 · 英语", "Orders are kept longer, and third-party SDKs are listed.")
    her.press("保存")
    until(lambda: "change: material" in her.file("changelog.yaml"))
    assert NOTICE in her.file("privacy-policy/work.yaml")


def release(her: Counsel) -> None:
    """十、固化发布."""
    her.begin("固化发布")
    told = her.answer("先看结果")
    assert f"将固化 {her.today}" in told
    assert not (her.project / "editions" / str(her.today)).exists(), "nothing is frozen unasked"
    assert f"已固化 {her.today}" in her.answer("立即执行：固化发布")
    assert (her.project / "editions" / str(her.today) / "zh-Hans.privacy-policy.json").exists()
    effective = her.today + timedelta(days=30)
    her.press("台账")
    expect(her.page.locator("#side")).to_contain_text(f"自 {effective} 起生效")
    her.press("指定日期")
    for day, period in {her.today: "24个月", effective: "18个月"}.items():
        her.page.get_by_label("日期", exact=True).fill(day.isoformat())
        expect(her.text).to_contain_text(f"我们保存您的订单{period}")


def print_it(her: Counsel) -> None:
    """十一、生成 PDF."""
    her.press("草稿")
    with her.page.expect_response("**/_desk/print/**", timeout=180_000) as printed, her.page.expect_popup() as tab:
        her.press("PDF")
    assert printed.value.ok and printed.value.headers["content-type"] == "application/pdf"
    tab.value.wait_for_url(re.compile("^blob:"))
    tab.value.close()
    assert (her.project / "editions" / str(her.today) / "zh-Hans.privacy-policy.pdf").read_bytes().startswith(b"%PDF-")


def show_the_boss(her: Counsel) -> None:
    """十二、为领导生成 Word 和 PDF 修订对照."""
    her.begin("导出修订对照")
    assert f"草稿与 {her.today} 内容相同" in her.answer("导出修订对照")
    for form, name in {"docx": "Word", "pdf": "PDF"}.items():
        her.begin("导出修订对照")
        her.choose("对照的版本", "2026-01-15")
        her.choose("格式", name)
        assert "已完成" in her.answer("导出修订对照")
        with her.page.expect_download() as out:
            her.page.click(f".answer a[download$='.{form}']")
        data = Path(out.value.path()).read_bytes()
        if form == "pdf":
            assert data.startswith(b"%PDF-")
        else:
            with zipfile.ZipFile(io.BytesIO(data)) as word:
                text = word.read("word/document.xml").decode()
            assert "<w:ins " in text and "<w:del " in text and "第三方SDK" in text


def send(her: Counsel) -> None:
    """十三、提交给同事."""
    her.begin("提交")
    her.fill("修改说明", "延长订单的保存期限，列明第三方SDK。")
    her.fill("您的姓名", "林伟")
    told = her.answer("先看结果")
    assert "clauses/privacy-policy/sdk.zh-Hans.md" in told
    her.answer("立即执行：提交")
    with her.page.expect_download() as out:
        her.page.click(".answer a[download$='.clausebook.zip']")
    parcel = unpacked(Path(out.value.path()).read_bytes())
    assert parcel.author == "林伟" and "clauses/facts.yaml" in parcel.changes


TASKS: tuple[Callable[[Counsel], None], ...] = (
    start,
    bring_in,
    change_a_period,
    add_a_table,
    mark_what_is_sensitive,
    let_english_follow,
    look,
    read_findings,
    set_the_day,
    release,
    print_it,
    show_the_boss,
    send,
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
    assert {name for name in pressed if f"**{name}**" not in told and f"“{name}”" not in told} == set()
