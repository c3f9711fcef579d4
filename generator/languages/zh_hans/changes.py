"""What decides in Chinese what people may do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..pattern import Pattern

_TEN = "一二两三四五六七八九十百千万亿〇零壹贰叁肆伍陆柒捌玖拾佰仟"
"""Characters that figures are written with, in books and in law."""

DECISIVE: Mapping[str, Pattern] = MappingProxyType(
    {
        "figure": Pattern(
            rf"[0-9０-９]+|[%％]|[{_TEN}]+分之[{_TEN}]*"
            rf"|[{_TEN}半数]+(?=[（(]|个|日|天|月|年|岁|周|倍|次|项|元|季度|小时|分钟)"
            rf"|[{_TEN[1:]}]+(?=[种类名份条款件位家])|第[{_TEN}]+(?![方者])"
            r"|至[少多]|最[少多高低]|超过|(?<=[0-9０-９个日天月年岁元])以[上下内]"
        ),
        "period": Pattern(
            rf"(?<=[0-9０-９{_TEN}半数每几个]) ?个?"
            r"(?:工作日|自然日|日|天|周|星期|月|季度|年|小时|分钟)"
            r"|(?:工作日|自然日)|[当次即][日天]|立即|立刻|马上|及时|永久|无限期|每[日天周月年]"
        ),
        "age": Pattern("周?岁|年龄|未?成年|儿童|幼儿|婴儿|少年"),
        "negation": Pattern(
            r"不(?!论|断|仅|但|久|妨|管|同(?!意))|未(?!来|成年)|无(?!论|限期)|没有|非(?!常)|勿|禁止"
            r"|(?<![删清消去移])除|仅|只(?!要)|拒绝|停止|以外|(?<!避)免(?!费)|(?<!是)否(?!则)"
        ),
        "modal": Pattern(
            r"应当|应该|必须|须|可以|不得|能够|有权|(?<!许)可(?!能|靠|见|信|用|行)"
            r"|(?<![相对反供响适效])应(?!用|急|对|付)|将(?!来)|允许|准许|有义务|(?<![必所急按供])需(?!求|要的)"
            r"|(?<![社机协员工学商年])会(?![员议话计面谈展所])|(?<![可功智性职技效万])能(?![力量源够])"
        ),
        "recipient": Pattern(
            r"第三[方者人]|服务商|服务提供商|服务提供者|供应商|关联(?:公司|方|企业)|合作伙伴|合作方"
            r"|广告商|受托人|受托方|子公司|接收方|监管机构|机关|政府|法院|警方|代理[人商]|经销商|受让[人方]"
        ),
    }
)
"""The patterns by what they decide: see `release/touches`."""
