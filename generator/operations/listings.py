"""Which pages a tree has to have that list editions or compare them: landing pages, histories, changes.

In: a tree, its editions, the texts that it is to hold and a day. Out: paths. They follow from the manifests of the
editions; which language is that of the top of the tree is for the tree to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..disk.tree import Tree
from ..editions import Archive, Series, series_on
from ..editions.neighbours import history_path, paths_of, steps_of, together_of
from ..editions.redirects import first_places
from ..render.addresses import INDEX, homes
from .extent import beside_each_other


def paths_of_listings(tree: Tree, archive: Archive, texts: Sequence[Series], day: date) -> Iterator[str]:
    """Yield the paths."""
    first = first_places(series_on(archive, day))
    listed = [one for one in texts if (one.work, one.locale) in first]
    there = {one.locale for one in listed}
    top = str(tree.files.get(INDEX, {}).get("locale"))
    known = (one for frozen in archive.editions if frozen.day <= day for one in frozen.manifest.documents)
    places = homes((top, *sorted(there - {top})), {(one.locale, one.path) for one in known})
    homes_there = ("", *(folder for locale, folder in places.items() if locale in there)) if listed else ()
    folders = [*homes_there, *map(history_path, listed)]
    folders += (path for steps in steps_of(texts, day).values() for path in paths_of(steps))
    folders += together_of(texts, beside_each_other(tree.manifest))
    yield from (folder + INDEX for folder in folders)
