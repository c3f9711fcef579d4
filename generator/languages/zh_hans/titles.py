"""How documents and their headings are called in Chinese, and what tells a text in simplified characters."""

from __future__ import annotations

from ..characters import HAN
from ..parts.recognition import Hallmarks, Matters, Titles
from ..pattern import Pattern, ignoring_case

HALLMARKS = Hallmarks(
    units=Pattern(f"[{HAN}]"),
    marks=Pattern("[们个这为国与条权续关应该资讯请对时还进会业务实际网标经过湾隐联络]"),
    least=0,
)
"""Characters that the other script writes otherwise; a text without any is taken for simplified Chinese."""
TITLES = Titles(
    document=Pattern(
        "(?:隐私|个人信息保护|用户|儿童|服务|使用).{0,12}(?:政策|条款|声明|协议|指引|权限|规则|保护)|补充(?:条款|声明)"
    ),
    kinds={
        "california-addendum": Pattern("加州|加利福尼亚"),
        "acceptable-use-policy": Pattern("可接受使用|合理使用|使用规范"),
        "terms": Pattern("用户协议|服务条款|服务协议|使用条款|使用协议"),
        "children-policy": Pattern("儿童|未成年"),
        "privacy-policy": Pattern("隐私|个人信息"),
        "cookie-policy": ignoring_case("cookie"),
    },
    addendum=Pattern("附加|补充"),
    heading_style=Pattern(r"标题\s*([1-9])"),
    contents_style=Pattern(r"目录\s*[1-9]"),
    signer=Pattern(r"(?:公司|集团|中心|工作室)\Z"),
)
MATTERS = Matters(
    titles={
        "non-discrimination": Pattern("不歧视"),
        "do-not-track": Pattern("请勿(?:追踪|跟踪)|不跟踪"),
        "sale": Pattern("出售"),
        "agents": Pattern("授权代理"),
        "submit-request": Pattern("如何行使"),
        "response": Pattern("响应|答复"),
        "access": Pattern("查阅|查询|访问权"),
        "deletion": Pattern("删除权|注销"),
        "rights": Pattern(
            "(?:您|你|用户)?(?:所享有|享有)?的?(?:各项)?(?:合法)?权利|管理您的(?:个人)?信息|个人信息权利"
        ),
        "choices": Pattern("选择|退订"),
        "children": Pattern("未成年|儿童|孩子"),
        "cookies": Pattern("同类技术|自动收集"),
        "sources": Pattern("信息(?:的)?来源"),
        "transfers": Pattern("跨境|境外|全球范围内转移|出境"),
        "security": Pattern("保护[您你]的|[您你]的(?:个人)?信息的?保护|安全"),
        "retention": Pattern("存储|保存|留存|存放"),
        "sharing": Pattern("共享|分享|披露|转让|提供给第三方|委托处理|对外提供"),
        "legal-basis": Pattern("法律依据|合法性基础|处理依据"),
        "categories": Pattern("信息类别"),
        "use": Pattern("使用您的|使用你的|如何使用|使用目的|处理目的|用途"),
        "collection": Pattern("收集|搜集|采集"),
        "links": Pattern("第三方(?:网站|链接|服务)|链接"),
        "changes": Pattern("变更|更新|修订|修改"),
        "complaints": Pattern("投诉|争议|纠纷|监管"),
        "definitions": Pattern("定义|释义"),
        "scope": Pattern("适用范围|适用"),
        "contact": Pattern("联系|个人信息保护负责人"),
        "law": Pattern("法律适用|管辖"),
        "introduction": Pattern("引言|前言|序言|导言|概述|总则|特别提示|重要提示"),
        "outline": Pattern("目录"),
    }
)
