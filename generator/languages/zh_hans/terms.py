"""How Chinese defines terms."""

from __future__ import annotations

from ..parts.wording import Definitions
from ..pattern import NEVER, Pattern

DEFINITIONS = Definitions(
    bracket=NEVER,
    quoted=NEVER,
    beside=frozenset(),
    articles=(),
    means=(
        Pattern(r"(?:以下|下)(?:统|合|简|或)?称(?:为|作)?[“「『]([^“”「」『』]{1,20})[”」』]"),
        Pattern(r"[“「『]([^“”「」『』]{1,20})[”」』]，?(?:是指|系指|指的是|指)"),
    ),
    explained=NEVER,
    persons=frozenset({"我们", "您", "你", "你们", "我方", "贵方"}),
)
