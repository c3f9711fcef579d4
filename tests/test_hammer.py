"""A few publications of `make hammer`: no reader gets an error or half a page."""

from __future__ import annotations

import pytest

from .tools.hammer import WAYS, is_whole, texts, try_way


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_nobody_gets_an_error_or_half_a_page_while_a_site_is_published(way: str) -> None:
    load = try_way(way, 3)
    assert load.asked > 10 and len(load.seen) > 1
    assert (load.failed, load.torn) == (0, 0)


def test_half_a_page_is_seen() -> None:
    page = texts(7)["index.html"].encode()
    assert is_whole(page) and not is_whole(page[:-1]) and not is_whole(page.replace(b"<7>", b"<8>"))
