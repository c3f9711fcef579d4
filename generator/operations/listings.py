"""Which pages a tree has to have that list editions or compare them: landing pages, histories, changes.

In: a tree, the texts that it is to hold and a day. Out: paths. They follow from the manifests of the editions; which
language is that of the top of the tree is for the tree to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from ..disk.tree import Tree
from ..editions import Series, Standing
from ..editions.neighbours import history_path, paths_of, steps_of
from ..render.addresses import INDEX, homes


def paths_of_listings(
    tree: Tree, texts: Sequence[Series], addresses: Collection[tuple[str, str]], day: date
) -> Iterator[str]:
    """Yield the paths; `addresses` are the languages and the folders of all texts that are known on the day."""
    listed = [one for one in texts if any(_is_listed(issue.standing) for issue in one.issues)]
    there = {one.locale for one in listed}
    first = str(tree.files.get(INDEX, {}).get("locale"))
    places = homes((first, *sorted(there - {first})), addresses)
    homes_there = ("", *(folder for locale, folder in places.items() if locale in there)) if listed else ()
    folders = [*homes_there, *map(history_path, listed)]
    folders += (path for steps in steps_of(texts, day).values() for path in paths_of(steps))
    yield from (folder + INDEX for folder in folders)


def _is_listed(standing: Standing) -> bool:
    return standing not in {Standing.CANCELLED, Standing.SUPERSEDED}
