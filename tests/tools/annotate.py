"""Print what the rules find in the cases of a page, in its own notation.

usage: python -m tests.tools.annotate RULE ...
"""

from __future__ import annotations

import sys

from tests.annotated import CASES, describe, read_cases
from tests.test_cases import findings_of


def main() -> None:
    """Print each case of each rule named, with its findings; those that the page does not expect carry a mark."""
    for rule in sys.argv[1:]:
        for case in read_cases(CASES / f"{rule}.md"):
            sys.stdout.write(f"## {case.name}\n")
            found = describe(findings_of(case))
            for place in sorted({*found, *case.expected}):
                mark = " " if place in found and place in case.expected else "+" if place in found else "-"
                sys.stdout.write(f"{mark} {place[0]}:{place[1]}  //! {place[2]}\n")


if __name__ == "__main__":
    main()
