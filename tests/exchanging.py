"""A small project of a library that has some of its texts translated, and what `clausebook exchange` makes of it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner, Result

from generator.cli import commands
from generator.exchange.labels import labels_of
from generator.exchange.units import ClauseUnits, TextUnit, clauses_of
from generator.model.library import Library
from generator.operations.build import read
from generator.operations.ledger.originals import find_kept
from tests.updating import FILES as LIBRARY

FILES = {
    **{name: text for name, text in LIBRARY.items() if name != "clauses/rules/loans.zh-Hans.md"},
    "clauses/rules/work.yaml": LIBRARY["clauses/rules/work.yaml"]
    .replace("amounts: 金额见价目表", "amounts: unread")
    .replace('paragraphs: ["1.1"]', 'paragraphs: ["1.1", "1.1.1"]')
    .replace("    outline:\n      - loans\n      - {clause: fines, w", "    outline:\n      - {clause: fines, w"),
    "clauses/rules/rooms.zh-Hans.md": """\
# 阅览室

::: important
请将外衣交给门卫
保管。
:::

阅览室工作日开放。
""",
}
"""`loans` has no translation, of `amounts` nobody has looked why; `rooms` is a translation, the others counterparts."""


def agency(folder: Path) -> Path:
    """Write the project, and return its folder; `rooms` was accepted."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert run(folder, "accept", "rules/rooms", "--locale", "zh-Hans").exit_code == 0
    return folder


def run(root: Path, *arguments: str) -> Result:
    """Run a command in a project."""
    return CliRunner().invoke(commands, (*arguments, "--project", str(root)))


def exported(root: Path, *options: str) -> dict[str, bytes]:
    """Return the files that are sent, by name."""
    with TemporaryDirectory() as folder:
        result = run(root, "exchange", "export", "--locale", "zh-Hans", "--out", folder, *options)
        assert result.exit_code == 0, result.output
        return {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()
        }


def returned(root: Path, data: bytes, *options: str, name: str = "returned.xliff") -> Result:
    """Bring a file back into a project."""
    file = root.parent / name
    file.write_bytes(data)
    return run(root, "exchange", "import", str(file), *options)


def library_of(root: Path) -> Library:
    """Return what a project says."""
    library = read(root, None).library
    assert library is not None
    return library


def clauses(root: Path) -> tuple[ClauseUnits, ...]:
    """Return the clauses of the project that are sent."""
    found = clauses_of(library_of(root), "zh-Hans", lambda clause: find_kept(root, clause))
    return tuple(one for one in found if one.sent)


def sent_units(root: Path) -> dict[str, TextUnit]:
    """Return every unit of the project that is sent, by its id."""
    labels = labels_of(library_of(root), "zh-Hans").values()
    units = (*(unit for some in labels for unit in some), *(unit for one in clauses(root) for unit in one.units))
    return {unit.id: unit for unit in units}
