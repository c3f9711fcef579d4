"""`clauses/<work>/<id>.<locale>.md`: one clause in one language.

In: a Source and what its name says. Out: a `Clause`; its text is read by `markup`, what stands before it by `front`.
References are not followed.
"""

from __future__ import annotations

from functools import lru_cache

from ..markup import parse_markup
from ..model.diagnostics import Diagnostic
from ..model.source import Source
from ..model.written import Clause
from .front import read_front_matter


@lru_cache(maxsize=4096)
def read_clause(source: Source, key: tuple[str, str, str]) -> tuple[Clause, tuple[Diagnostic, ...]]:
    """Return the clause that `key` names (owner, id, locale), as far as it could be read, and what is wrong with it.

    Equal files are read once in a run: a preview reads the whole project on every save of one of them.
    """
    front, start, wrong = read_front_matter(source)
    markup = parse_markup(source, start)
    owner, name, locale = key
    clause = Clause(
        owner=owner,
        id=name,
        locale=locale,
        title=markup.title,
        title_span=markup.title_span,
        blocks=markup.blocks,
        label=front.label,
        relation=front.relation,
        requirements=front.requirements,
        was=front.was,
        waivers=markup.waivers,
        source=source,
    )
    return clause, (*wrong, *markup.diagnostics)
