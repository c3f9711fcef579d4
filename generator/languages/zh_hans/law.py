"""Laws and standards that are named in Chinese."""

from __future__ import annotations

from ..han import FIGURE
from ..parts.wording import Law
from ..pattern import Pattern
from .places import LAWS

LAW = Law(
    cited=Pattern("(?<!本)《[^《》]{1,80}》"),
    section=Pattern(
        rf"(?P<law>《中华人民共和国(?P<name>[\u4e00-\u9fff]{{1,24}}[法典])》)第(?P<number>[0-9]+|[{FIGURE}]+)条(?!之)"
    ),
    ids={name: said.removeprefix("law.") for name, said in LAWS.items()} | {"密码法": "cryptography-law"},
    behind=Pattern("(?:保护|私隐|隐私|安全|出境)*(?:法(?![律规院定])|条例|指令|专员|委员会)"),
    former=Pattern("原(?=国家|工商|《|质|银|个人)|废止|失效|无效|取代|修订前|修正前|改为|更名|不再|旧称|前称"),
)
