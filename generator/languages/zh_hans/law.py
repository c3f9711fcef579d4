"""Laws and standards that are named in Chinese."""

from __future__ import annotations

from ..han import FIGURE
from ..parts.wording import Law
from ..pattern import Pattern

LAW = Law(
    cited=Pattern("(?<!本)《[^《》]{1,80}》"),
    section=Pattern(
        rf"(?P<law>《中华人民共和国(?P<name>[\u4e00-\u9fff]{{1,24}}[法典])》)第(?P<number>[0-9]+|[{FIGURE}]+)条(?!之)"
    ),
    ids={
        "网络安全法": "cybersecurity-law",
        "数据安全法": "data-security-law",
        "个人信息保护法": "personal-information-protection-law",
        "电子商务法": "e-commerce-law",
        "消费者权益保护法": "consumer-protection-law",
        "未成年人保护法": "minors-protection-law",
        "民法典": "civil-code",
        "民事诉讼法": "civil-procedure-law",
        "广告法": "advertising-law",
        "著作权法": "copyright-law",
        "劳动合同法": "labour-contract-law",
        "密码法": "cryptography-law",
    },
    behind=Pattern("(?:保护|私隐|隐私|安全|出境)*(?:法(?![律规院定])|条例|指令|专员|委员会)"),
    former=Pattern("原(?=国家|工商|《|质|银|个人)|废止|失效|无效|取代|修订前|修正前|改为|更名|不再|旧称|前称"),
)
