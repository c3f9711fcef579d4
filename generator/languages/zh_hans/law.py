"""Laws and standards that are named in Chinese."""

from __future__ import annotations

from datetime import date

from ..han import FIGURE
from ..parts.wording import Law, Outdated
from ..pattern import Pattern, ignoring_case

_CIVIL_CODE = date(2021, 1, 1)

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
    outdated=(
        Outdated(
            phrase=Pattern("《(?:中华人民共和国)?合同法》"),
            since=_CIVIL_CODE,
            reason="《民法典》第一千二百六十条废止了《合同法》",
            replacement="《中华人民共和国民法典》合同编",
        ),
        Outdated(
            phrase=Pattern("《(?:中华人民共和国)?侵权责任法》"),
            since=_CIVIL_CODE,
            reason="《民法典》第一千二百六十条废止了《侵权责任法》",
            replacement="《中华人民共和国民法典》侵权责任编",
        ),
        Outdated(
            phrase=Pattern("《(?:中华人民共和国)?民法(?:总则|通则)》"),
            since=_CIVIL_CODE,
            reason="《民法典》第一千二百六十条废止了《民法总则》和《民法通则》",
            replacement="《中华人民共和国民法典》总则编",
        ),
        Outdated(
            phrase=ignoring_case(r"GB/?T ?35273[-—–]2017"),
            since=date(2020, 10, 1),
            reason="GB/T 35273-2020代替了2017年版",
            replacement="GB/T 35273-2020",
        ),
    ),
)
