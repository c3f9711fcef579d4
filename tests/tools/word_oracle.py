"""Have LibreOffice judge random edits as tracked changes of Word files, and print how many are right.

usage: python -m tests.tools.word_oracle [EDITS] [FIRST]
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.office import Office, has_office
from tests.word_judge import Verdict, judge

EDITS = 300


def main() -> None:
    if not has_office():
        sys.exit("no LibreOffice with UNO here: bash requirements/system.sh test")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else EDITS
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with tempfile.TemporaryDirectory(prefix="clausebook-office-") as folder:
        office = Office(Path(folder))
        verdicts = [told(judge(office, seed)) for seed in range(first, first + count)]
        office.close()
    summary(verdicts)
    sys.exit(any(one.faults for one in verdicts))


def told(verdict: Verdict) -> Verdict:
    for fault in verdict.faults:
        sys.stdout.write(f"{verdict.seed} {verdict.locale} {', '.join(verdict.edits)}: {fault}\n")
    return verdict


def summary(verdicts: list[Verdict]) -> None:
    for locale in sorted({one.locale for one in verdicts}):
        ours = [one for one in verdicts if one.locale == locale]
        sys.stdout.write(f"{locale}: {sum(not one.faults for one in ours)} of {len(ours)} right\n")
    made, wrong = (Counter(name for one in group for name in one.edits) for group in
                   (verdicts, [one for one in verdicts if one.faults]))  # fmt: skip
    for name, count in sorted(made.items()):
        sys.stdout.write(f"  {name}: {count}, in {wrong[name]} wrong\n")


if __name__ == "__main__":
    main()
