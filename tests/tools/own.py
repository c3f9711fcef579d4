"""Print what rules find in a project: `python -m tests.tools.own [RULE ...]`, in the folder of the project."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from generator.check import RULES, all_rules
from generator.model.diagnostics import Severity
from generator.operations.build import read
from generator.report import as_text
from tests.support import ENGLISH


def main() -> None:
    """Print the findings of the rules named, or of all."""
    wanted = [RULES[name] for name in sys.argv[1:]]
    reading = read(
        Path.cwd(),
        date(2021, 7, 1),
        ("html",),
        lambda settings: tuple(wanted) or all_rules(settings),
        Severity.SUGGESTION,
    )
    sys.stdout.write(as_text(reading.diagnostics, ENGLISH) or "nothing found\n")


if __name__ == "__main__":
    main()
