"""What laws and authorities were called until a day, by jurisdiction: one list, `DATED`. See docs/rules/law-stale.md.

A law is of a country and is cited in all languages, so these are looked for in every text. Only what is certain stands
here: each entry names what made the change, with the day on which that took effect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .pattern import Pattern, ignoring_case


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A phrase that was right until a day, what became of it (a message of `law-stale`), and what stands there `now`.

    Where a phrase is right in other sentences, it counts in one that has a word of each of `beside`.
    """

    phrase: Pattern
    change: str
    since: date
    jurisdiction: str
    source: str
    now: str
    beside: tuple[Pattern, ...] = ()


def citation(text: str) -> Pattern:
    """Return how a provision is cited: by the text of a record, of an American one from the section sign on.

    The name of a Chinese law may lack that of the state; "et seq." names no number of its own and is found nowhere.
    """
    literal = re.escape(text[max(text.find("§"), 0) :]).replace("中华人民共和国", "(?:中华人民共和国)?")
    return Pattern(rf"{literal}(?![\w(])")


def _section(number: str, letter: str) -> Pattern:
    """Return how a part of a Californian section is cited: 1798.140(o), or subdivision (o) of Section 1798.140."""
    section, part = number.replace(".", r"\."), r"(?:subdivision|subd\.|subsection|paragraph) ?"
    return ignoring_case(
        rf"(?<![\w.]){section},? ?(?:{part})?\({letter}\)"
        rf"|\b{part}\({letter}\) of (?:(?:California )?Civil Code )?(?:§|section) ?{section}(?!\d)"
    )


def _article(law: str, named: str, number: int, han: str) -> Pattern:
    """Return how an article of a Chinese law is cited in Chinese and in English; no article of another number."""
    return ignoring_case(
        rf"{law}》?(?:（[^（）]{{0,20}}）)?(?:的|中)?第 ?(?:{han}|{number}) ?条(?!之)"
        rf"|\b(?:article|art\.) {number}\b(?: of)? (?:the )?(?:PRC |China[’']s |Chinese )?{named}"
        rf"|\b{named}(?: of (?:the )?(?:PRC|China|People[’']s Republic of China))?,? (?:article|art\.) {number}\b"
    )


_CIVIL_CODE = date(2021, 1, 1)
_CPRA = date(2023, 1, 1)
_CYBERSECURITY = date(2026, 1, 1)
_CYBERSECURITY_SOURCE = "全国人民代表大会常务委员会2025年10月28日关于修改《中华人民共和国网络安全法》的决定"
_CYBERSECURITY_NAME = "Cybersecurity Law"

_OUTDATED = r"""
\bDirective 95/46(?:/EC)?\b|\b95/46/EC\b ; repealed ; 2018-05-25 ; EU
    ; Regulation (EU) 2016/679, Article 94 ; Regulation (EU) 2016/679

\bDirective 97/7(?:/EC)?\b|\b97/7/EC\b ; repealed ; 2014-06-13 ; EU
    ; Directive 2011/83/EU, Article 31 ; Directive 2011/83/EU

\bData Protection Act 1998\b ; repealed ; 2018-05-25 ; UK
    ; Data Protection Act 2018, Schedule 19 ; Data Protection Act 2018

\bUnfair Terms in Consumer Contracts Regulations 1999\b ; repealed ; 2015-10-01 ; UK
    ; Consumer Rights Act 2015, Schedule 4 ; Consumer Rights Act 2015

\bDistance Selling\)? Regulations 2000\b ; repealed ; 2014-06-13 ; UK
    ; SI 2013/3134, regulation 2
    ; Consumer Contracts (Information, Cancellation and Additional Charges) Regulations 2013

\bPayment Services Regulations 2009\b ; repealed ; 2018-01-13 ; UK
    ; SI 2017/752, Schedule 8 ; Payment Services Regulations 2017

\bDirective 2007/64(?:/EC)?\b|\b2007/64/EC\b ; repealed ; 2018-01-13 ; EU
    ; Directive (EU) 2015/2366, Article 114 ; Directive (EU) 2015/2366

\bDirective 2002/65(?:/EC)?\b|\b2002/65/EC\b ; repealed ; 2026-06-19 ; EU
    ; Directive (EU) 2023/2673, Article 3 ; Directive 2011/83/EU

\bPrivacy Shield\b|隐私盾 ; annulled ; 2020-07-16 ; EU
    ; C-311/18 ; EU-U.S. Data Privacy Framework; Decision (EU) 2021/914

\bSafe Harbor (?:Framework|Principles|Agreement)|\b(?:EU|U\.S\.)-?(?:U\.S\.|EU|US)? Safe Harbor\b
    ; annulled ; 2015-10-06 ; EU ; C-362/14 ; EU-U.S. Data Privacy Framework; Decision (EU) 2021/914

\bRegulation \(EU\) (?:No\.? ?)?524/2013\b|\bec\.europa\.eu/(?:consumers/)?odr\b|\b(?:EU|European
    Commission[’']s|European) (?:Online Dispute Resolution|ODR) platform\b ; repealed ; 2025-07-20 ; EU
    ; Regulation (EU) 2024/3228 ; Directive 2013/11/EU

\bSale of Goods Act 1979\b ; replaced ; 2015-10-01 ; UK
    ; Consumer Rights Act 2015, Schedule 1 ; Consumer Rights Act 2015 ; \b(?:consumers?|you|your)\b

\bDecision 2010/87(?:/EU)?\b|\bDecision 2004/915(?:/EC)?\b|\bDecision 2001/497(?:/EC)?\b ; repealed ; 2021-09-27 ; EU
    ; Decision (EU) 2021/914, Article 4 ; Implementing Decision (EU) 2021/914

\bDo Not Sell My (?:Personal )?Info(?:rmation)?\b ; renamed ; 2023-01-01 ; California
    ; Civil Code § 1798.135(a)(1) ; Do Not Sell or Share My Personal Information

《(?:中华人民共和国)?治安管理处罚条例》 ; repealed ; 2006-03-01 ; CN
    ; 《中华人民共和国治安管理处罚法》（2005年）第一百一十九条 ; 《中华人民共和国治安管理处罚法》

GB/?T ?35273[-—–]2017 ; replaced ; 2020-10-01 ; CN
    ; GB/T 35273-2020 ; GB/T 35273-2020

个人敏感信息 ; renamed ; 2021-11-01 ; CN
    ; 《中华人民共和国个人信息保护法》第二十八条 ; 敏感个人信息

(?:国家)?工商(?:行政管理)?(?:总局|局|部门|机关|管理部门)|工商行政管理(?!人员|费) ; renamed ; 2018-03-17 ; CN
    ; 第十三届全国人民代表大会第一次会议关于国务院机构改革方案的决定 ; 市场监督管理部门

(?:国家)?质量(?:技术)?监督(?:检验检疫)?(?:总局|局|部门)|国家食品药品监督管理总局 ; renamed ; 2018-03-17 ; CN
    ; 第十三届全国人民代表大会第一次会议关于国务院机构改革方案的决定 ; 市场监督管理部门

(?:中国)?银(?:行)?保(?:险)?监(?:督管理委员)?会 ; renamed ; 2023-05-18 ; CN
    ; 第十四届全国人民代表大会第一次会议关于国务院机构改革方案的决定 ; 国家金融监督管理总局
"""
"""Phrases that are right in no sentence any more: how they are typed, what became of them and when, where, by what, and
what holds now; then what stands beside a phrase that is right elsewhere."""
_CHANGES = {
    id.rpartition(".")[2]: id
    for id in ("law-stale.annulled", "law-stale.renamed", "law-stale.repealed", "law-stale.replaced")
}


def _outdated(record: str) -> Dated:
    phrase, change, since, place, source, now, *beside = " ".join(record.split()).split(" ; ")
    return Dated(
        phrase=ignoring_case(phrase),
        change=_CHANGES[change],
        since=date.fromisoformat(since),
        jurisdiction=place,
        source=source,
        now=now,
        beside=tuple(map(ignoring_case, beside)),
    )


DATED: tuple[Dated, ...] = (
    *map(_outdated, _OUTDATED.strip().split("\n\n")),
    # --- California
    Dated(
        phrase=_section("1798.140", "o"),
        change="law-stale.renumbered",
        since=_CPRA,
        jurisdiction="California",
        source="Proposition 24 (2020), section 14",
        now="Civil Code § 1798.140(v)",
    ),
    Dated(
        phrase=_section("1798.140", "t"),
        change="law-stale.renumbered",
        since=_CPRA,
        jurisdiction="California",
        source="Proposition 24 (2020), section 14",
        now="Civil Code § 1798.140(ad)",
        beside=(ignoring_case(r"\b(?:sells?|sale|selling|sold)\b"),),
    ),
    Dated(
        phrase=Pattern(
            r"(?<![\w.])999\.3[0-3][0-9](?![\w.]*[0-9])(?=[^.]{0,60}\b(?:CCPA|Code Regs|CCR)\b)"
            r"|(?:CCPA|Code Regs\.|CCR|Code of Regulations),? (?:[Ss]ections? |§+ ?)999\.3[0-3][0-9]"
        ),
        change="law-stale.renumbered",
        since=date(2022, 5, 5),
        jurisdiction="California",
        source="11 CCR § 7000 et seq.",
        now="11 CCR § 7000 et seq.",
    ),
    Dated(
        phrase=ignoring_case(
            r"\b(?:(?:does|do|shall|will) not (?:yet )?(?:apply|extend|cover)|exempt(?:s|ed|ions?)?|excluded)\b"
        ),
        change="law-stale.expired",
        since=_CPRA,
        jurisdiction="California",
        source="Civil Code § 1798.145(m), (n)",
        now="Civil Code § 1798.100 et seq.",
        beside=(
            Pattern(r"\bCCPA\b|\bCalifornia Consumer Privacy Act\b"),
            ignoring_case(
                r"\b(?:employees?|employment|personnel|staff|job applicants?|business[- ]to[- ]business|B2B)\b"
            ),
            ignoring_case(r"\buntil\b|\bexempt|\bmoratorium\b|\bbefore (?:January|1 January)\b"),
        ),
    ),
    # --- China
    *(
        Dated(
            phrase=Pattern(rf"《(?:中华人民共和国)?{law}》"),
            change="law-stale.repealed",
            since=_CIVIL_CODE,
            jurisdiction="CN",
            source="《中华人民共和国民法典》第一千二百六十条",
            now=f"《中华人民共和国民法典》{part}",
        )
        for law, part in (
            ("合同法", "合同编"),
            ("侵权责任法", "侵权责任编"),
            ("民法(?:总则|通则)", "总则编"),
            ("物权法", "物权编"),
            ("担保法", "物权编、合同编"),
            ("婚姻法", "婚姻家庭编"),
            ("继承法", "继承编"),
        )
    ),
    *(
        Dated(
            phrase=_article("网络安全法", _CYBERSECURITY_NAME, number, han),
            change="law-stale.renumbered",
            since=_CYBERSECURITY,
            jurisdiction="CN",
            source=_CYBERSECURITY_SOURCE,
            now=f"《中华人民共和国网络安全法》第{now}条",
            beside=beside,
        )
        for number, han, now, beside in (
            (40, "四十", "四十二", ()),
            (41, "四十一", "四十三", ()),
            # the number that article 40 has today, so what the sentence is about has to tell
            (42, "四十二", "四十四", (ignoring_case("泄露|毁损|丢失|篡改|补救|匿名|leak|breach|tamper|damag|loss"),)),
        )
    ),
)
"""Every dated phrase, by jurisdiction."""
