"""Values, days and periods as Chinese says them, in either script."""

from __future__ import annotations

from .. import han
from ..figures import SIGNS, common_readers
from ..parts.values import Ages, DateForms, FigureReaders, Periods, Reader, Units, Wordings, said_by
from ..pattern import EMPTY, Pattern

_UNITS = said_by(
    "business-day 个工作日 工作日; second 秒钟 秒; minute 分钟; hour 个小时 小时; "
    "day 个自然日 自然日 日历日 个日历日 天 日; week 个星期 星期 周; month 个月; quarter 个季度; year 年"
)
_CURRENCIES = said_by("USD 美元; EUR 欧元; GBP 英镑; CNY 元 人民币; HKD 港元 港币; JPY 日元")
_SCALES = {"": 1, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SCALES |= {"百万": 10**6, "千万": 10**7, "万": 10**4, "亿": 10**8}
_ODD = "０１２３４５６７８９％個時鐘週歲條節萬億兩歐鎊幣曆貳參陸"
_EVEN = "0123456789%个时钟周岁条节万亿两欧镑币历贰叁陆"

UNITS = Units(
    joined="个?工作日|个?自然日|个?月|个?小时|周岁|周|日|天|年|岁|元|分钟", numerals="〇零一二三四五六七八九十百千两"
)
VALUES = FigureReaders(
    cue=han.CUE,
    readers=(
        *common_readers(_SCALES),
        han.DATE,
        han.DAY_OR_YEAR,
        Reader(
            kind="percent",
            pattern=Pattern(
                rf"(?P<share>(?<![0-9])[0-9]{{1,9}}(?:\.[0-9]{{1,9}})?) ?%"
                rf"|百分(?:之(?=[{han.FIGURE}]))?(?P<words>(?<=之)[{han.FIGURE}]{{1,20}}|百)"
            ),
        ),
        Reader(
            kind="money",
            pattern=Pattern(
                rf"{han.AMOUNT} ?"
                r"(?P<scale>百万|千万|[万亿])?(?P<sign>美元|欧元|英镑|港元|港币|日元|人民币|元(?![数素件旦气老首年月化]))"
            ),
        ),
        Reader(
            kind="age",
            pattern=Pattern(
                rf"(?<![.0-9{han.FIGURE}]){han.NUMBER}"
                rf"(?= ?周?岁| ?[至到~—–-]+ ?[0-9{han.FIGURE}]{{1,20}} ?周?岁)(?: ?周?岁)?"
            ),
        ),
        Reader(kind="article", pattern=Pattern(rf"第{han.NUMBER}[条节]")),
        han.period_reader(_UNITS, unlike="[月份度龄代岁起年元]|历(?!史)"),
    ),
    number=han.BARE_NUMBER,
    numerals=han.NUMERALS,
    units=_UNITS,
    currencies={**SIGNS, **_CURRENCIES},
    scales=_SCALES,
    each={
        "hour": Pattern("[每上下前一]一?个?小时"),
        "day": Pattern("[每当前次一]一?[天日]"),
        "week": Pattern("[每本上下前一]一?个?(?:周|星期)"),
        "month": Pattern("[每当本上下前]一?个?月|一个月"),
        "year": Pattern("[每当本去前全一]一?年|年度"),
    },
    spelling={ord(one): other for one, other in zip(_ODD, _EVEN, strict=True)},
)
"""Full-width figures are read as narrow ones, traditional characters as simplified ones."""
DATES = DateForms(
    typed=han.TYPED_DATE,
    before=Pattern(r"(?:生效|更新|修订|施行|最后修改|最近更新|版本)(?:日期|时间|于)?[为是：: ]*\Z"),
    behind=Pattern("[日起]{0,2}(?:生效|施行|起实施)"),
    future=Pattern(
        "将(?![来军近其您你我该此上所个本这信相])|届满|到期|失效|有效期至|截至|尚未|预计|拟(?=[于在])|计划(?=[于在])|请(?=[于在])"
    ),
    stretch=Pattern(r"(?P<year>(?:19|20)\d\d) ?年(?:底|末|初|年?中|[春夏秋冬][季天]?|[上下]半年|第?[一二三四1-4]季度)"),
    opens=Pattern(r"(?:自|从|于|在|到)\s*\Z"),
    cue=han.DATE_CUE,
    month=han.MONTH_ALONE,
    labels={
        "last-reviewed": Pattern("审阅|复核"),
        "effective": Pattern("生效|施行|实施|起效"),
        "last-modified": Pattern("更新|修订|修改|修正|发布|公布|制定|版本|日期"),
    },
    version=Pattern(r"(?:版本|版次)号?\s?[:：]?\s?[Vv]?(?P<version>\d+(?:\.\d+)*)"),
)

PERIODS = Periods(
    vague=Pattern("(?:一定|合理|必要|适当)(?:的)?(?:期限|期间|时间|时期)|一段时间"),
    duties={
        "answering": Pattern("答复|回复|回应"),
        "deleting": Pattern("删除|注销"),
        "notifying": Pattern("通知|告知"),
    },
    before=EMPTY,
    behind=Pattern("(?:之?内|以内)"),
    roles={
        "retention": Pattern("保存|保留|存储|留存|存放"),
        "response": Pattern("答复|回复|回应|响应"),
        "deletion": Pattern("删除|清除|销毁|匿名化"),
        "notice": Pattern("通知|告知|公告|公示|提前|发布后"),
        "inactivity": Pattern("未使用|未登录|闲置|不活动|会话"),
        "refund": Pattern("退款|退货|撤销|取消"),
        "renewal": Pattern("续订|续期|续费|试用"),
        "remedy": Pattern("改正|纠正|补救|更正"),
        "payment": Pattern("付款|支付|缴纳"),
        "review": Pattern("审阅|复核|审计"),
        "look-back": Pattern("过去|此前|最近"),
    },
    material=Pattern("重大|实质|重要"),
)

AGES = Ages(
    children=Pattern("未成年|儿童|监护人"),
    apart=frozenset({14, 18}),
    least=Pattern(r"(?:您|用户)(?:应当?|须|必须|需)?(?:已经?)?年?满\s*\Z"),
    upwards=EMPTY,
    barred=Pattern(
        "(?:未满|不满|低于|小于)[^，。；]{2,6}岁的?(?:人士?|用户|自然人|个人|公民|者)?[，]?(?:一律|均|都)?(?:不得|不能|不可|请勿|严?禁止?|无权)(?!向|收集|处理)"
    ),
)
WORDINGS = Wordings(
    word=Pattern("[\u4e00-\u9fff]"),
    small=frozenset(
        "的了在于之将会应当须我们您你并且自起日内前后以至少多最长短不超过得于个天年月周时小则也均将为是由等即少多早晚或即"
    ),
    few=2,
    many=5,
    extending=Pattern("[延另再额]"),
    condition=Pattern("如果|如(?!下|实)|若|除非|特殊|但(?!是书)|情形|情况|例外|另有|对于|针对"),
)
