"""Laws and standards that are named in Chinese."""

from __future__ import annotations

from datetime import date

from ..parts.wording import Law, Outdated
from ..pattern import Pattern, ignoring_case

_CIVIL_CODE = date(2021, 1, 1)

LAW = Law(
    cited=Pattern("(?<!本)《[^《》]{1,80}》"),
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
