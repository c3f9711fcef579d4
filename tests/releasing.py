"""A small house in English and Chinese whose policies are released, and a history of it that tests go back to.

`House` is a project on disk and the commands run in it. PDFs are stand-ins: they take no engine, say which text they
are of and by which templates they were printed, and differ where either does. `history` releases `HISTORY` once.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from generator.editions import Archive, read_archive
from generator.model.codec import encode
from generator.model.diagnostics import Message
from generator.model.document import Document
from generator.operations import rendering
from generator.render import Engine, Rendering, Site, named
from generator.render.engine import MissingLibrary
from generator.render.site import NOTHING, Surroundings

FILES: Mapping[str, str] = {
    "clausebook.yaml": """\
        format: 1
        base-url: https://www.example.com/legal/
        publisher: acme
        timezone: Asia/Shanghai
        locales: {original: en}
        notice: {en: Sample., zh-Hans: 示例。}
        """,
    "clauses/facts.yaml": """\
        parties:
          acme: {name: {en: Acme, zh-Hans: 顶点公司}}
          carrier: {name: {en: Swift Parcel, zh-Hans: 迅达物流}}
        contacts:
          office: {party: acme, phone: "+86 755 2828 3350", email: a@example.com}
        periods: {answer: 15 days, keeping: 12 months}
        ages: {minor-age: 18}
        """,
    "clauses/policy/work.yaml": """\
        kind: policy
        notice-period: {material: 30 days}
        locales:
          en:
            title: Policy
            dates: [effective, last-modified]
            outline: [collection, sharing, {clause: children, as: section}, contact]
          zh-Hans:
            title: 政策
            dates: [effective, last-modified]
            outline: [collection, sharing, {clause: children, as: section}, contact]
        """,
    "clauses/policy/collection.en.md": """\
        # Collection

        We collect what you type, so that we can send your order. We may keep it for {{ keeping }}.

        - Your name and your address.
        - Your orders, for as long as two parcels are on their way.

        | What | Why |
        |---|---|
        | Address | The parcel |
        | Telephone | Questions about it |
        """,
    "clauses/policy/collection.zh-Hans.md": """\
        # 收集

        我们收集您填写的信息，以便寄送订单。我们可以将其保存{{ keeping }}。

        - 您的姓名和地址。
        - 您的订单，直至两件包裹送达。

        | 内容 | 目的 |
        |---|---|
        | 地址 | 寄送包裹 |
        | 电话 | 联系您 |
        """,
    "clauses/policy/sharing.en.md": """\
        # Sharing

        We do not sell it. The carrier gets the address, and must delete it afterwards.
        """,
    "clauses/policy/sharing.zh-Hans.md": """\
        # 共享

        我们不出售信息。承运人获得地址，并应当在事后删除。
        """,
    "clauses/policy/children.en.md": "# Children\n\nNobody younger than {{ minor-age }} orders here.\n",
    "clauses/policy/children.zh-Hans.md": "# 儿童\n\n未满{{ minor-age }}者请勿下单。\n",
    "clauses/policy/contact.en.md": "# Contact\n\nWe answer within {{ answer }}.\n\n::: contact office\n:::\n",
    "clauses/policy/contact.zh-Hans.md": "# 联系\n\n我们在{{ answer }}内答复。\n\n::: contact office\n:::\n",
    "clauses/addendum/work.yaml": """\
        kind: addendum
        amends: policy
        locales:
          en: {title: Addendum, dates: [effective, last-reviewed], outline: [rights]}
        """,
    "clauses/addendum/rights.en.md": "# Rights\n\nYou can ask us what we know of you.\n",
    "clauses/changelog.yaml": """\
        # The editions, newest first.
        - edition: 2019-12-19
          works:
            addendum: {change: adopted, summary: {en: First edition.}}
        """,
}
"""The project before its first release. The addendum was published before, and nobody kept its text."""

Edit = tuple[str, str, str]
"""A file below clauses/, what stands there, and what shall."""

CARRIER: Sequence[Edit] = (
    ("policy/sharing.en.md", "The carrier gets the address", "The carrier gets the address and your telephone number"),
    ("policy/sharing.zh-Hans.md", "承运人获得地址", "承运人获得地址和电话号码"),
)
SYNONYM: Sequence[Edit] = (
    ("policy/sharing.en.md", "The carrier gets", "The carrier receives"),
    ("policy/sharing.zh-Hans.md", "承运人获得", "承运人收到"),
)
TYPO: Sequence[Edit] = (("policy/collection.en.md", "as two parcels", "as 2 parcels"),)
PARTNERS: Sequence[Edit] = (
    ("policy/sharing.en.md", "We do not sell it.", "We sell it to partners."),
    ("policy/sharing.zh-Hans.md", "我们不出售信息。", "我们向合作伙伴出售信息。"),
)
NO_PARTNERS = tuple((path, new, old) for path, old, new in PARTNERS)
FACT: Sequence[Edit] = (("facts.yaml", "answer: 15 days", "answer: 10 days"),)


@dataclass(frozen=True, kw_only=True)
class Step:
    """A day, what is edited before, and the entry that is released on it."""

    day: str
    edits: Sequence[Edit] = ()
    entry: str


HISTORY: Sequence[Step] = (
    Step(
        day="2021-06-30",
        entry="""\
            - edition: 2021-06-30
              works:
                policy: {change: adopted, summary: {en: First., zh-Hans: 首版。}}
                addendum: {change: reviewed, summary: {en: Read again.}}
            """,
    ),
    Step(
        day="2021-09-01",
        edits=TYPO,
        entry="""\
            - edition: 2021-09-01
              works:
                policy: {change: editorial, locales: [en], clauses: [collection], summary: {en: A word.}}
            """,
    ),
    Step(
        day="2022-01-10",
        edits=PARTNERS,
        entry="""\
            - edition: 2022-01-10
              works:
                policy:
                  change: material
                  effective: 2022-02-09
                  summary: {en: We sell., zh-Hans: 我们出售。}
            """,
    ),
    Step(
        day="2022-01-20",
        edits=(*NO_PARTNERS, *CARRIER),
        entry="""\
            - edition: 2022-01-20
              cancels: 2022-01-10
              works:
                policy:
                  change: substantive
                  effective: 2022-03-01
                  summary: {en: The carrier may call you., zh-Hans: 承运人可以致电。}
            """,
    ),
    Step(
        day="2022-06-01",
        entry="""\
            - edition: 2022-06-01
              works:
                policy: {change: reviewed, summary: {en: Read again., zh-Hans: 复核。}}
            """,
    ),
    Step(
        day="2022-10-01",
        entry="""\
            - edition: 2022-10-01
              works:
                addendum: {change: withdrawn, effective: 2022-11-01, summary: {en: No longer needed.}}
            """,
    ),
    Step(
        day="2023-01-01",
        edits=FACT,
        entry="""\
            - edition: 2023-01-01
              works:
                policy:
                  change: material
                  effective: 2023-02-01
                  clauses: [contact]
                  summary: {en: We answer sooner., zh-Hans: 答复更快。}
            """,
    ),
)
"""What happened: a first edition, a slip of the pen in one language, an edition cancelled before its day by another
one that waits, a yearly review, a withdrawal, and one more edition that waits."""

EDITIONS = tuple(step.day for step in HISTORY)
LAST = HISTORY[-1].day


@dataclass(frozen=True, kw_only=True)
class House:
    """A project on disk, and the commands run in it."""

    root: Path

    def run(self, command: str, *arguments: str | Path) -> Result:
        """Run a command in the project; an exception that nobody caught fails the test."""
        return run(command, "--project", self.root, *arguments)

    def release(self, day: str, *arguments: str) -> Result:
        return self.run("release", "--as-of", day, *arguments)

    def build(self, day: str, *arguments: str | Path) -> Result:
        return self.run("build", "--as-of", day, *arguments)

    def verify(self, *arguments: str | Path) -> Result:
        return run("verify", self.root, *arguments)

    def edit(self, *edits: Edit) -> None:
        for name, old, new in edits:
            text = self.text(name)
            assert text.count(old) == 1, f"{name} has {text.count(old)} times {old!r}"
            self.write(name, text.replace(old, new))

    def write(self, name: str, text: str) -> None:
        """Write a file below clauses/; a common indentation is taken away."""
        path = self.root / "clauses" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")

    def text(self, name: str) -> str:
        return (self.root / "clauses" / name).read_text(encoding="utf-8")

    def enter(self, entry: str) -> None:
        """Put an entry at the top of the changelog, below its first line."""
        first, rest = self.text("changelog.yaml").split("\n", 1)
        self.write("changelog.yaml", f"{first}\n{dedent(entry)}{rest}")

    def take(self, step: Step) -> Result:
        self.edit(*step.edits)
        self.enter(step.entry)
        return self.release(step.day)

    def archive(self) -> Archive:
        archive, found = read_archive(self.root)
        assert not found, found
        return archive

    def folder(self, edition: str) -> Path:
        return self.root / "editions" / edition

    def state(self) -> dict[str, str]:
        """Return a digest of every file of the project, to tell that nothing was written."""
        return state(self.root)


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(commands, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def state(folder: Path) -> dict[str, str]:
    """Return a digest of every file below a folder, by path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def house(root: Path, files: Mapping[str, str] = FILES) -> House:
    """Write a project and return it."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(dedent(text), encoding="utf-8")
    return House(root=root)


def entry(day: str, works: str, cancels: str | None = None) -> str:
    """Return an entry of the changelog; `works` is a block of YAML."""
    head = f"- edition: {day}\n" + (f"  cancels: {cancels}\n" if cancels else "")
    return head + ("  works:\n" + indent(dedent(works).strip("\n"), "    ") + "\n" if works else "")


def findings(result: Result) -> list[str]:
    """Return the names of the rules in what a command said, in order."""
    import re

    return re.findall(r"^(?:error|warning)\[([^\]]+)\]", result.stderr, re.MULTILINE)


def json_of(result: Result) -> Any:
    """Return the intervals that `history --json` answered with."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["intervals"]


# --- PDFs without an engine -------------------------------------------------------------------------------------------


def _stand_in(document: Document, site: Site, _around: Surroundings = NOTHING) -> Rendering:
    """Return a PDF that is none: it differs where the text or the templates do."""
    looks = hashlib.sha256("".join(source.text for source in site.templates.values()).encode()).hexdigest()
    data = b"%PDF-stand-in\n" + looks.encode() + b"\n" + encode(document)
    (file,) = named("pdf").files
    return Rendering(artifacts=(file.made(document, data),))


@contextmanager
def without_engine() -> Iterator[None]:
    """Print stand-ins in this process instead of PDFs, and load no fonts for them."""
    with pytest.MonkeyPatch.context() as patch:
        files = tuple(replace(file, left_over=None) for file in named("pdf").files)
        engine = Engine(package="weasyprint", load=str)
        stand_in = replace(named("pdf"), files=files, render=_stand_in, engine=engine)
        patch.setattr("generator.render.pdf.FORMAT", stand_in)
        patch.setattr(
            rendering, "_map", lambda machine, work, _jobs: (rendering._render_task(machine, one) for one in work)
        )
        yield


@contextmanager
def without_pango() -> Iterator[None]:
    """Print no PDF at all, as on a machine without the libraries."""

    def missing() -> str:
        raise MissingLibrary(Message("missing-library.said", text="there is no Pango"))

    with without_engine(), pytest.MonkeyPatch.context() as patch:
        engine = Engine(package="weasyprint", load=missing)
        patch.setattr("generator.render.pdf.FORMAT", replace(named("pdf"), engine=engine))
        yield


# --- what every test of editions begins with --------------------------------------------------------------------------


def release_history(root: Path) -> House:
    """Return a project in which all of `HISTORY` was released."""
    made = house(root)
    for step in HISTORY:
        result = made.take(step)
        assert result.exit_code == 0, result.output
    return made


def copy_of(house: House, root: Path) -> House:
    """Return a copy to be spoilt; what is frozen is copied, never linked."""
    shutil.copytree(house.root, root, ignore=shutil.ignore_patterns("output"))
    return House(root=root)
