"""What headings of privacy documents are usually about.

In: a title. Out: an id for its clause, the same in every language, how sure that is, and the topic that it usually
stands below. The list was made by reading policies of many companies; the order decides where two patterns fit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A matter that clauses are about: its id, the patterns of its titles, and the topics that it may stand below."""

    id: str
    patterns: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The topic of a title; `sure` is 1 where the title is made of its words, less where it has others as well."""

    topic: Topic
    sure: float


_TABLE = r"""
sale-opt-out < sale
    opt[-_]?out_(?:and|or)_opt[-_]?in_rights  sales?_opt[-_]?out  right_to_opt[-_]?out
non-discrimination
    non[-_]?discrimination  no_discrimination  不歧视
shine-the-light
    shine_the_light  other_california_(?:privacy_)?rights
do-not-track
    do[-_]not[-_]track  请勿(?:追踪|跟踪)  不跟踪
categories-12m
    (?:information|categories).*(?:have_)?collected.*(?:past|preceding|last)
disclosures-12m < sharing
    (?:historical_|preceding_)?disclosures?_of_personal_information.*business
sales-12m < sharing sale
    historical_sales?_of_personal_information
sale
    sales?_of_(?:your_)?personal_(?:information|data)  do_we_sell  selling  出售
agents < rights
    authorized_agents?  授权代理
submit-request < rights
    exercis(?:ing|e)_(?:access|your|these).*  how_to_(?:submit|exercise|make)_.*  如何行使
response < rights
    response_timing  timing_and_format  how_(?:long|quickly)_.*respond  响应  答复
access < rights
    access_to_specific  data_portability  right_(?:of|to)_access  right_to_know  查阅  查询  访问权
deletion < rights
    deletion_(?:request_)?rights?  right_to_(?:erasure|deletion|delete)  删除权  注销
state-rights
    state[-_]specific  additional_(?:state_)?(?:privacy_)?rights  your_state
rights
    your_(?:privacy_|data_(?:protection_)?|legal_)?(?:rights|choices_and_rights|rights_and_choices)
    data_subject_rights  your_rights.*  access(?:ing)?_and_correct(?:ing|ion).*  gdpr.*rights
    (?:您|你|用户)?(?:所享有|享有)?的?(?:各项)?(?:合法)?权利  管理您的(?:个人)?信息  个人信息权利
choices
    (?:your_)?choices  marketing_preferences  opt[-_]?out  选择  退订
children
    child(?:ren)?  minors?  under_(?:the_age_of_)?1[0-9]  未成年  儿童  孩子
cookies
    cookies?  tracking_technolog  similar_technologies  web_beacons  cookie  同类技术  自动收集
sources < categories-12m
    sources?_of_(?:personal_)?(?:information|data)  where_we_(?:get|obtain)  信息(?:的)?来源
transfers
    (?:international|cross[-_]border|overseas).*transfers?
    transfers?_of_(?:your_)?(?:personal_)?(?:data|information)  where_we_store  跨境  境外  全球范围内转移  出境
security
    security  how_(?:do_)?we_(?:protect|secure|keep)  safeguard  保护您的  保护你的  安全
retention
    retention  how_long  storage_(?:period|of)  存储  保存  留存  存放
sharing
    shar(?:e|ing)  disclos(?:e|ure|ures|ing)  who_(?:we|has|receives)  recipients
    third[-_]part(?:y|ies)_(?:we|service)  共享  分享  披露  转让  提供给第三方  委托处理  对外提供
legal-basis
    legal_bas[ei]s  lawful_bas[ei]s  why_we_are_allowed  legitimate_interests?  法律依据  合法性基础  处理依据
categories
    information_we_will_collect  categories_of_(?:personal_)?(?:information|data).*  信息类别
use
    (?:how_)?(?:do_)?(?:we|our)_us(?:e|ing)  us(?:e|es)_of  purposes?(?:_of)?
    使用您的  使用你的  如何使用  使用目的  处理目的  用途
collection
    (?:information|data|what).*(?:we_)?(?:may_)?(?:collect|process|gather).*  collection_of
    how_(?:do_)?we_(?:collect|get)  收集  搜集  采集
links
    (?:third[-_]party|other|external)_(?:web)?(?:sites?|links?)  links_to  第三方(?:网站|链接|服务)  链接
changes
    (?:changes|updates?|amendments?|revisions?|modifications?)_(?:to|of)  policy_(?:changes|updates)  changes$
    变更  更新  修订  修改
complaints
    complain  supervisory_authorit  regulator  投诉  争议  纠纷  监管
definitions
    definitions?  key_terms  interpretation  定义  释义
scope
    scope  who_(?:this|does_this)  applicab  when_this  适用范围  适用
contact
    contact  how_to_reach  questions  data_protection_officer  who_we_are  data_controller  controller  联系
    个人信息保护负责人
law
    governing_law  jurisdiction  applicable_law  法律适用  管辖
introduction
    introduction  overview  about_this  our_commitment  general  preamble  summary  引言  前言  序言  导言  概述  总则
    特别提示  重要提示
outline
    (?:table_of_)?contents  目录
"""
"""A topic and, behind `<`, those that it may stand below; then the patterns of its titles, `_` for a space."""


def _topics() -> Iterator[Topic]:
    for entry in re.split(r"\n(?=\S)", _TABLE.strip()):
        head, *patterns = entry.split("\n")
        name, _, below = head.partition(" < ")
        words = (word.replace("_", " ") for word in " ".join(patterns).split())
        yield Topic(id=name, patterns=tuple(words), below=tuple(below.split()))


_TOPICS = tuple(_topics())

_LONGEST = 40
"""Characters of an id."""
_SMALL = frozenset(
    re.findall(
        r"[a-z]+",
        "a an and are as at by for from how in information is it its may of on or our personal that the this to us we"
        " what will with you your",
    )
)
"""Words that tell no clause from another."""


def match(title: str) -> Match | None:
    """Return the topic of a title, or None where no pattern fits."""
    text = " ".join(title.casefold().split())
    for topic in _TOPICS:
        for pattern in topic.patterns:
            found = re.search(rf"(?<![a-z])(?:{pattern})(?![a-z])", text)
            if found:
                return Match(topic=topic, sure=_share(text, found[0]))
    return None


def slug(title: str) -> str:
    """Return an id made of the words of a title, "" where none of them is Latin."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _SMALL] or re.findall(r"[a-z0-9]+", plain)
    name = "-".join(words[:5])[:_LONGEST].strip("-")
    return name if not name or name[0].isalpha() else f"s-{name}"


def _share(text: str, found: str) -> float:
    """Return how much of a title its pattern covers, at least a half: the rest may be what it is really about."""
    own, whole = (len(re.sub(r"[\W\d_]+", "", part)) for part in (found, text))
    return round(0.5 + 0.5 * own / max(whole, 1), 2)
