"""The policy and the California addendum of 2021: whole texts of some length, in two languages, that stay as they are.

They were the first edition of the sample at the root of the repository, whose own texts go on with the law. What leans
on words, figures, clauses or dates leans on these.
"""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECTS = tuple(sorted((ROOT / "tests" / "projects").iterdir()))
CALIFORNIA = ROOT / "tests" / "projects" / "california-2021"


def california(folder: Path, *without: str) -> Path:
    """Copy the project into a folder, but for those of its folders that are named, and return the folder."""
    ignored = shutil.ignore_patterns("expected", *without)
    return Path(shutil.copytree(CALIFORNIA, folder, ignore=ignored, dirs_exist_ok=True))
