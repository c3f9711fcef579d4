"""What decides in Chinese what people may do, and what one may write in several ways."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..parts.writing import Rewriting
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
        "scope": Pattern(
            r"全部|所有|全体|一切|任何|任一|任意|每(?=[个一位次项名条])|各(?=[类项种方])|均|都(?!市)|部分|某些|有些|一些|大多|多数"
            r"|主要|一般(?!法)|通常|始终|总是|等(?=[信数情方个服，。；）]|$)|包括|例如|限于|范围|其他|其它|另行|进一步|全球"
        ),
        "condition": Pattern(
            "如果|倘若|假如|若(?!干)|如(?=您|我们|有|需|因|你)|除非|只要|当(?=您|我们|你)|条件|前提|情形|情况下|期间|视为|但(?!是书)"
        ),
        "joiner": Pattern("以及|或者|或(?!许)|和(?!平|谐)|及(?!时|其他人身)|与(?!众)|并(?!非)|且|、"),
        "right": Pattern(
            "权利|权益|同意|授权|撤回|撤销|拒绝|投诉|举报|申诉|异议|选择|查阅|复制|更正|注销|可携带|放弃|责任|赔偿|违约|解除|终止"
            "|退款|费用|收费|仲裁|诉讼|管辖"
        ),
        "purpose": Pattern(
            "目的|用于|广告|营销|推广|推送|画像|个性化|分析|研究|训练|出售|销售|出租|交易|共享|分享|披露|公开|转让|转移|提供给"
            "|委托|合并|跟踪|追踪|监测|监控|敏感|生物识别|人脸|健康|金融|精确|匿名|去标识|假名|个人信息|出境|境外"
        ),
    }
)
"""The patterns by what they decide: see `release/touches`."""

REWRITING = Rewriting(
    forms=(
        (Pattern(rf"百分之([0-9.]+|[{_TEN}]+)"), r"\1%"),
        (Pattern("帐(?=[户戶号號目单單])"), "账"),
        (Pattern("其它"), "其他"),
        (Pattern("部份"), "部分"),
        (Pattern("成份"), "成分"),
        (Pattern("登陆(?=后|时|账|系统|密码|本|网|名|状态|信息|页|界)"), "登录"),
        (Pattern("做为"), "作为"),
        (Pattern("图象"), "图像"),
    ),
    places=Pattern(
        rf"第[0-9{_TEN}]+[项条点款种]|前者|后者|[前后][项述款条]|[上下]述|以上|依次|顺序|分别|优先"
        r"|其他|其它|上[项款]|末项|该等|此外|还"
    ),
)
"""Words that differ in a character alone are few: those here are one in two spellings."""
