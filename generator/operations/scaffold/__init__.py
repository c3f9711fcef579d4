"""New projects, works, clauses, languages and workflows: the texts of the files to write.

In: a Library, names and a day. Out: the whole new text of each file, by path. Comments and order of files that exist
stay as they are: a line is put in, nothing is printed anew. Writing them is the caller's.
"""

from __future__ import annotations

from .clause import absence, in_words, new_clause
from .locale import new_locale
from .project import new_project, surroundings
from .refusal import ScaffoldError
from .work import Wanted, new_work
from .workflows import COMPLETED, workflows

__all__ = [
    "COMPLETED",
    "ScaffoldError",
    "Wanted",
    "absence",
    "in_words",
    "new_clause",
    "new_locale",
    "new_project",
    "new_work",
    "surroundings",
    "workflows",
]
