"""Print what every rule finds in texts that others wrote, and some findings of each for a person to judge.

usage: python -m tests.tools.precision DIR [RULE ...]

Every file of the folder is imported into a project of its own, outside this one, and `check` reads that. With rules
named, 40 findings of each are printed, drawn by lot and the same ones each time: where, what is said, and the line.
A file that is refused is counted. A word is a Latin word or a Han character.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CLAUSEBOOK = str(Path(sys.executable).with_name("clausebook"))
SUFFIXES = {".txt", ".md", ".markdown", ".html", ".htm", ".docx"}
WORD = re.compile(r"[^\W\d_\u2e80-\u9fff]+|[\u4e00-\u9fff]")
SHOWN = 40
WIDE = 160
SECONDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A finding: its rule with the severity, where it is, what it says, and what stands there."""

    rule: str
    place: str
    message: str
    line: str


def main() -> None:
    """Print a line per rule, and the findings of those that are named."""
    folder, *wanted = sys.argv[1:]
    files = [path for path in sorted(Path(folder).rglob("*")) if path.suffix in SUFFIXES]
    found: list[Finding] = []
    words = refused = 0
    for path in files:
        with tempfile.TemporaryDirectory() as into:
            project = imported(path, Path(into) / "project")
            refused += project is None
            if project:
                words += sum(len(WORD.findall(text.read_text("utf-8"))) for text in project.glob("clauses/*/*.md"))
                found += checked(project, path.relative_to(folder))
    counts = Counter(finding.rule for finding in found).most_common()
    lines = [f"{len(files)} files, {refused} refused, {words} words"]
    lines += [f"{rule:40} {count:5}  {count * 1000 / max(1, words):6.2f} per 1,000 words" for rule, count in counts]
    for rule in wanted:
        lines += ["", *shown([finding for finding in found if finding.rule.split()[0] == rule])]
    sys.stdout.write("\n".join(lines) + "\n")


def imported(path: Path, project: Path) -> Path | None:
    """Return the project that a file became, or None where it was refused."""
    command = [CLAUSEBOOK, "import", str(path), "--into", str(project), "--no-freeze"]
    try:
        subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return None
    return project if (project / "clausebook.yaml").is_file() else None


def checked(project: Path, name: Path) -> Iterator[Finding]:
    """Yield what `check` finds in a project."""
    run = subprocess.run(
        [CLAUSEBOOK, "check", "--suggestions", "--format", "json"],
        cwd=project,
        capture_output=True,
        check=False,
        timeout=SECONDS,
    )
    for told in json.loads(run.stdout)["findings"]:
        file, number, column = project / told.get("file", ""), told.get("line", 1), told.get("column", 1)
        lines = file.read_text("utf-8").splitlines() if file.is_file() else [""]
        line = lines[number - 1] if number <= len(lines) else ""
        yield Finding(
            rule=f"{told['rule']} {told['severity']}",
            place=f"{name}: {told.get('file')}:{number}:{column}",
            message=told["message"],
            line=line[max(0, column - WIDE // 2) : column + WIDE // 2],
        )


def shown(found: list[Finding]) -> Iterator[str]:
    """Yield some of the findings as lines to read, the same ones each time."""
    for finding in random.Random(0).sample(found, min(SHOWN, len(found))):  # noqa: S311 - a sample, no secret
        yield f"{finding.rule}: {finding.message}\n    {finding.place}\n    … {finding.line} …"


if __name__ == "__main__":
    main()
