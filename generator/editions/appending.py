"""What is written into the folder of an edition after its release: records that follow those that there are.

In: a frozen edition and what came to it. Out: all files of its folder anew, with the sums and the guide by which they
are proved without this program. Nothing that was frozen changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..disk.project import how_to_verify
from ..disk.reading import LARGEST_JSON, read_written
from ..disk.tree import GUIDE, SUMS, digest, sums_of
from ..model.codec import pack
from .archive import Frozen, read_file
from .supplements import Supplement, supplement_name
from .upgrades import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable


def appended(frozen: Frozen, files: Mapping[str, bytes], follows: Callable[[str], Supplement]) -> Mapping[str, bytes]:
    """Return the files of an edition with one more supplement, and with the files that this one tells of.

    `follows` makes the supplement, given the hash of the record that it follows. Raises EditionError where a file is
    not as it was frozen, and UnreadableFileError.
    """
    name = supplement_name(len(frozen.supplements) + 1)
    record = pack(follows(frozen.head[1]), SCHEMA)
    return with_guide({**_as_they_are(frozen), **files, name: record})


def with_guide(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the files of an edition with SHA256SUMS, and VERIFY.txt, which says how to prove them."""
    proved = {name: data for name, data in files.items() if name != SUMS} | {GUIDE: how_to_verify().encode()}
    return {**proved, SUMS: sums_of({name: digest(data) for name, data in proved.items()})}


def _as_they_are(frozen: Frozen) -> Mapping[str, bytes]:
    records = {name: read_written(frozen.folder / name, LARGEST_JSON) for name in frozen.records}
    return {**records, **{name: read_file(frozen, name) for name in frozen.files()}}
