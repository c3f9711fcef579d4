"""A tree put in place file by file, where a target knows no switch.

First the tree that is there is kept, then files go before the pages that show them, then goes what is no longer part of
it, and the manifest comes at the end. PENDING stands there meanwhile, so that a run that was cut off is told from an
edit by hand, and publishing the same tree again finishes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ...disk.tree import MANIFEST, RECEIPT
from .target import PENDING, Delivery


class Store(Protocol):
    """Files at a target. Each is replaced in one step: a reader gets the old one or the new one."""

    def keep(self) -> None:
        """Copy the tree that is there to where the previous one lies."""
        ...

    def send(self, paths: Sequence[str]) -> None:
        """Write files of the delivery."""
        ...

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files."""
        ...


def place(store: Store, delivery: Delivery) -> None:
    """Put a delivery file by file."""
    if not delivery.resumes:
        store.keep()
        store.send([PENDING])
    for paths in (delivery.changing(delivery.assets), delivery.changing(delivery.pages)):
        store.send(paths)
    store.remove(delivery.plan.gone)
    store.send([RECEIPT])
    store.send([MANIFEST])
    store.remove([PENDING])
