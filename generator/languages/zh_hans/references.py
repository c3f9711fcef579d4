"""How Chinese points to sections, links and formats."""

from __future__ import annotations

from ..parts.wording import Pointers, Sections
from ..pattern import NEVER, Pattern

_NUMERAL = "一二三四五六七八九十百千零〇"

SECTIONS = Sections(
    number=Pattern(
        rf"第 ?[{_NUMERAL}\d]+ ?(?:条(?![件例])|章(?!程)|节(?![点目日课])|部分)(?:第 ?[{_NUMERAL}\d]+ ?[款项])*"
        rf"|(?<=本条)第 ?[{_NUMERAL}\d]+ ?[款项]"
    ),
    own_behind=NEVER,
    law_behind=NEVER,
    law_before=Pattern(
        r"(?:(?<!政策)(?<!协议)(?<!声明)(?<!条款)(?<!须知)》(?:（[^（）]{0,20}）)?"
        r"|(?<![方做手说想看用合违依办])法|法律|(?<!本)(?:条例|规定|办法|规则|公约|解释)|GDPR|CCPA|CPRA|\ufffc)"
        r"(?:中|的|之|项下)?\s?\Z"
    ),
    joined=Pattern(r"(?:[、，,和及与至到或]|以及|或者)?"),
)
POINTERS = Pointers(
    contact=Pattern("^(?:如何|您如何)?(?:与我们联系|联系(?:我们|方式)?)$"),
    emphasis=Pattern(
        "加粗|粗体|加黑|黑体(?:字|加|标|提示)|[加带标以用]下划线(?!连)|下划线(?:标|提示|形式|显示|的(?:条款|内容|文字))"
    ),
    link=Pattern(
        r"点击(?:此处|这里|以下|下方)|(?:以下|下述|下列|如下)(?:链接|网址|网页)|(?:见|详见|参见)(?:下文|上文|下述|本页)"
    ),
)
