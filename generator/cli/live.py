"""`clausebook history --live-on`: what a target showed on a day, by its receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from ..disk.project import zone_of
from ..operations.publication.hand_over import scratch_folder
from ..operations.publication.receipt import ReceiptLine, live_on
from ..operations.publication.survey import receipt_in
from ..operations.publication.targets import open_target
from ..operations.record import read_receipts
from ..operations.record.rows import LiveLine
from .gathering import answer
from .publish import RECEIPTS, copy_of, not_published
from .speech import say
from .talk import FINDINGS, put, refuse, stop_with


def live_lines(root: Path, address: str | None) -> Mapping[str, Sequence[ReceiptLine]]:
    """Return the receipt of a target, fetched from there, or all those that the project has copies of, by name."""
    if address is None:
        return copies(root)
    target = open_target(address, root)
    with not_published(), scratch_folder() as scratch:
        live = target.live(scratch / "live", root / "output")
        return {copy_of(root, address).stem: receipt_in(live)}


def copies(root: Path) -> Mapping[str, Sequence[ReceiptLine]]:
    """Return the receipts that a project has copies of, by name; one that was altered ends the run."""
    told, wrong = read_receipts(root / RECEIPTS)
    if wrong:
        stop_with(wrong)
    return told


def tell_live(lines: Mapping[str, Sequence[ReceiptLine]], day: date, timezone: str) -> None:
    """Say for each target what it showed on a day, from the first moment of it to the last."""
    zone = zone_of(timezone)
    shown = [(name, line) for name, told in lines.items() for line in live_on(told, day, zone)]
    if not shown:
        refuse("history.live-unknown", FINDINGS, day=day)
    answer(live=tuple(LiveLine(target=name, line=line) for name, line in shown))
    for name, line in shown:
        since = line.moment.astimezone(zone).isoformat(" ")
        if line.edition and line.edition_sha256:
            put(say("history.live", target=name, since=since, edition=line.edition))
            put(say("history.live-edition", hash=line.edition_sha256))
        else:
            put(say("history.live-unreleased", target=name, since=since))
        put(say("history.live-manifest", hash=line.manifest))
        if line.commit:
            put(say("history.live-commit", commit=line.commit))
