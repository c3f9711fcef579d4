"""Chinese in traditional characters: what is simplified Chinese but for the characters and the quotation marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from . import zh_hans
from .parts.writing import Encoded, Quotes
from .pattern import Pattern

_SIMPLIFIED = (
    "专业两个为义亿仅从们会关内决击则删别办务华协单历员响团国声处够婴学实对将届岁币带广应当总护数断无时显权条来标欧没满"
    "点独监称简类约线经绝统编职联节见规计订让许论话该详说课谈责费过这违连迟释钟链销镑间陆隐页项须马龄"
    "万与于几划并构机种网里系复适准周托注体参后议叁贰儿"
    "续资讯请还进际湾络录题储审闲询访问选择转纠纷辖导换补"
    "东严买云亚传伙兰冈剑卖双发图圣场备头宁宾尔属层岛师庆张强归彻执旧术桥汇汉沈泽测济滨潜犹码碍礼级纯纳纽"
    "练终缅罗肃苏荐营萨证讲诈误诸诺调负败购贵赁轮辽达运递郑锡长门闭阳陕险随顾顿骗龙画迈俩"
)
_TRADITIONAL = (
    "專業兩個為義億僅從們會關內決擊則刪別辦務華協單歷員響團國聲處夠嬰學實對將屆歲幣帶廣應當總護數斷無時顯權條來標歐沒滿"
    "點獨監稱簡類約線經絕統編職聯節見規計訂讓許論話該詳說課談責費過這違連遲釋鐘鏈銷鎊間陸隱頁項須馬齡"
    "萬與於幾劃並構機種網裡係覆適準週託註體參後議參貳兒"
    "續資訊請還進際灣絡錄題儲審閒詢訪問選擇轉糾紛轄導換補"
    "東嚴買雲亞傳夥蘭岡劍賣雙發圖聖場備頭寧賓爾屬層島師慶張強歸徹執舊術橋匯漢瀋澤測濟濱潛猶碼礙禮級純納紐"
    "練終緬羅肅蘇薦營薩證講詐誤諸諾調負敗購貴賃輪遼達運遞鄭錫長門閉陽陝險隨顧頓騙龍畫邁倆"
)
_TABLE = {ord(one): other for one, other in zip(_SIMPLIFIED, _TRADITIONAL, strict=True)}
"""The characters of the pack of simplified Chinese that are others here."""

Part = TypeVar("Part")


def _traditional(part: Part) -> Part:
    """Return a part of a pack with its words in traditional characters."""
    made: object = part
    if isinstance(part, str):
        made = part.translate(_TABLE)
    elif isinstance(part, Pattern):
        made = Pattern(part.source.translate(_TABLE), part.flags)
    elif isinstance(part, tuple | frozenset):
        made = type(part)(map(_traditional, part))
    elif isinstance(part, Mapping):
        made = {name: _traditional(value) for name, value in part.items()}
    elif is_dataclass(part) and not isinstance(part, type):
        made = replace(part, **{field.name: _traditional(getattr(part, field.name)) for field in fields(part)})
    return made  # type: ignore[return-value]  # of the type that came in


_PACK = zh_hans.PACK

PACK = replace(
    _traditional(_PACK),
    tag="zh-Hant",
    name="language.traditional-chinese",
    values=_PACK.values,  # which reads either script
    quotes=Quotes(double=("「", "」"), pairs={"「": "」", "『": "』", "“": "”", "《": "》"}, foreign={}),
    encoded=Encoded(own="big5", other="gb2312", other_name="script-mixed.simplified"),
    rewriting=replace(_traditional(_PACK.rewriting), words=False) if _PACK.rewriting else None,  # jieba has few of them
)
