"""What a Chinese sentence says that its translation has to say as well."""

from __future__ import annotations

from ..han import FIGURE
from ..parts.statements import Cue, Statements, read_words
from ..pattern import Pattern
from .places import LAWS, PLACES

_MEASURE = (
    "个|项|种|类|名|份|条(?!件)|次|位|家|件|点|款|步|倍|台|层|级|处|组|封|张|"
    "部(?!分)|页|段|票|批|轮|辆|笔|栏|期(?!限|间|满)|人(?![员民工们信身数类])"
)
_NUMERAL = "二三四五六七八九十"
_BEHIND = rf"(?<=[0-9{FIGURE}\ufffc日天月年周时钟岁个名次项人元倍%）期])"
_AHEAD = rf"(?= ?[0-9{FIGURE}\ufffc])"
_INTERVALS = {
    "小时": "hour",
    "[天日]": "day",
    "(?:周|星期)(?![一二三四五六日])": "week",
    "月": "month",
    "季度?": "quarter",
    "年": "year",
}
_DAYS = ("一", "二", "三", "四", "五", "六", "[日天]")

_WORDS = (
    # what only looks like a negation, and bounds
    Cue("《[^《》]{2,40}(?:法|法典|条例|规定|办法|规范|标准)》", "law.any"),
    Cue("无论如何", "", "universal any negation"),
    Cue("无论|不论|不管", "universal", "negation exception or any condition exclusive"),
    Cue("毫不迟延|不(?:得|加|当)?(?:迟延|拖延|延误)|毫无拖延", "", "negation"),
    Cue("不仅|不但|不断|不限于|不久|无限|不妨|不可抗力|不时|不过(?!\\d)|此外|不同(?!意)|不一致|除此之外",
          "", "negation or exception"),
    Cue("不(?:得|应|能)?(?:少|低|早|短|小)于|不得?低过", "least", "negation more"),
    Cue("不(?:得|应|能|会)?(?:再)?(?:超过|超出|多于|晚于|迟于|高于|长于|大于|逾)", "most", "negation less exclusive"),
    Cue("至少|最少|最早|起码|最低|最短", "least", "more"),
    Cue("[至最][多晚迟]|最长|最高|上限", "most", "less"),
    Cue(f"{_BEHIND}(?:及|或|和)?以上", "least", "more"),
    Cue(f"{_BEHIND}(?:及|或|和)?以下", "most", "less"),
    Cue("(?:过去|此前|最近|近)[^，。；]{0,10}内", "", "most"),
    Cue(f"以内|{_BEHIND}(?:期限|时间)?之?内(?![容部])", "most", "less"),
    Cue("前|之前|以前|事先", "order.before", "ordinal.1 condition"),
    Cue("[提此事]前|先|预先|前[款条述]", "", "order.before ordinal.1"),
    Cue("后|之后|以后|此后", "order.after", "condition"),
    Cue("(?:自|从)(?=[^，。；]{0,20}起)|经|届满|时|一旦|起|随后|嗣后|事后", "", "order.after condition"),
    Cue("儿童|青少年|儿|内|超出|期间", "", "most less more"),
    Cue("超过|过半|多于|高于|长于|大于|晚于|迟于|逾(?!期)", "more", "least"),
    Cue("少于|低于|短于|小于|早于|不足", "less", "most negation"),
    Cue(f"未满|不满{_AHEAD}|未达到?{_AHEAD}", "less", "most"),
    Cue(f"年满|已满{_AHEAD}|(?<![期届未])满{_AHEAD}|达到{_AHEAD}", "least", "more"),
    # modals
    Cue("未成年人?", "", "less"),
    Cue("无权|没有权利|不享有", "negation", "entitlement prohibition permission"),
    Cue("无需|不必|无须|毋需|不需要?|没有(?:义务|责任)|无义务|不用", "negation", "exemption obligation"),
    Cue("不得已|选填|可选|任选|自愿|闲置", "", "negation permission"),
    Cue("不得(?!不)|不可(?!或缺|避免|分割|撤销|靠)|禁止|严禁|不许|不准|不允许", "prohibition negation",
          "permission obligation duty"),
    Cue("请勿|切勿|勿", "negation", "prohibition"),
    Cue("不得不", "obligation", "negation"),
    Cue("不应当?|不能|不会|不再|不将|不予|无法", "negation", "prohibition obligation permission"),
    Cue("(?<![相对反供响适效答回])应(?:[当该]|(?![用急对付答聘邀]))|必须|须|务必|有义务", "obligation", "duty"),
    Cue("同意", "basis.consent", "obligation"),
    Cue("合同", "basis.contract"),
    Cue("协议|契约|约定", "", "basis.contract"),
    Cue("(?:正当|合法)(?:利益|权益)", "basis.interests", "permission entitlement"),
    Cue("会|将(?!来)|有责任|负责", "", "obligation duty"),
    Cue("和(?!平)|以及|(?<![涉普波言])及(?!时)", "and"),
    Cue("与|并且?", "", "and"),
    Cue("需|要求|请|责任|义务|承诺|保证|强制|履行|(?<=[我们方您])要", "", "obligation"),
    Cue("接受|认可|答应", "", "obligation basis.consent"),
    Cue("有权(?!利)|享有(?=[^，。；]{0,12}权利)|有权利", "entitlement", "permission power"),
    Cue("权利?|自行|自主|可以选择|选择", "", "entitlement permission"),
    Cue("这可以|可以(?=帮助)", "", "permission"),
    Cue("可以", "permission", "entitlement power"),
    Cue("可(?:能|以|否)?|能够|能|允许|准许|得以|许可|授权|也许|或许|潜在", "", "permission entitlement basis.consent"),
    # negations
    Cue("除(?=[^，。；]{1,20}外，?[^，。；]{0,6}[还也])", "", "exception"),
    Cue("除(?!此|非)(?=[^，。；]{1,20}外(?![部地国出界汇]))|除非|除外|另有[^，。；]{0,8}的除外",
        "exception", "negation exclusive"),
    Cue("是否|能否|可否|否则|与否", "", "or permission"),
    Cue("无(?:线|偿|形|效|关|害|条件|理|故)|毫无根据", "", "negation"),
    Cue("非(?!常)(?=[^，。；]{1,6})", "negation", "universal any prohibition"),
    Cue("没有|并非|绝非|而非|从未|从不|绝不|决不|并不|未经|尚未|未能|不", "negation", "prohibition universal any"),
    Cue("未(?![来])|无(?!障碍|缺|误)|没(?!收)", "negation", "universal any prohibition"),
    Cue("非法|非|免(?!费)|拒绝|停止|终止|解除|避免|防止|排除|禁|撤[回销]|缺|失败|否|退[出订]|取消"
        "|反对", "", "negation"),
    Cue("限制", "", "negation exclusive"),
    Cue("(?<![删清消去移排扣解])除(?!了)|以外|之外|例外|但|其他|另|其它|别的", "", "exception"),
    Cue("直至|直到", "", "exclusive order.before"),
    Cue("如果|如有?|若|倘若|假如|只要|当|凡", "", "condition"),
    # limits
    Cue("仅(?=[有供限在为由以对就能可])|仅|只有|只(?![要是])|唯一|唯有", "exclusive", "exception most"),
    Cue("单独(?=的?(?:书面|明确)?(?:同意|授权|许可))", "qualifier.separate"),
    Cue("单独|另行|分别|独立|分开|各自", "", "exclusive qualifier.separate universal"),
    Cue("明确(?!责任)|明示", "qualifier.express"),
    Cue("清楚|清晰|特别|具体|说明|载明|规定", "", "qualifier.express"),
    Cue("书面", "qualifier.written"),
    Cue("函|信件|写", "", "qualifier.written"),
    Cue("本[^，。；以本]{1,10}为准", "precedence.own"),
    Cue("为准", "precedence.other"),
    Cue("优先", "", "precedence.other precedence.own ordinal.1"),
    Cue("才|方[可能]|为限", "", "exclusive then permission obligation"),
    Cue("专|唯|限于|(?<![权期上下])限(?![期度额制])|特定|纯粹|独|只", "", "exclusive"),
    Cue("任何?一方|任何其他|任何时[候间]", "", "universal any or"),
    Cue("任一|任何一", "any", "or universal"),
    Cue("所有权|所有[人者]|归[^，。；]{0,10}所有", "", "universal entitlement"),
    Cue("任何", "any", "universal"),
    *(Cue(f"每(?:一个?|个)?{unit}|按{unit}", f"each.{name}", "universal any") for unit, name in _INTERVALS.items()),
    Cue("所有|全部|一切|全体|凡是?|每(?=一?[个名位项家份次种类封条台件张])", "universal", "any"),
    Cue("每|各|均|都(?!柏|市)|皆|一律|始终|整个|全|总|双方|分别|逐|任意|随时", "", "universal any"),
    Cue("年度", "", "each.year"),
    Cue("(?:组成|超出)部分|(?<=[余该此])部分|部分(?=[中内，。、])", "", "partial"),
    Cue("部分|某些|有些|一些|若干|大多数?|大部分|多数|少数|几[个项种类家]", "partial", "hedge"),
    Cue("某|有的|多|主要", "", "partial hedge"),
    Cue("通常|一般(?![法人来])|往往|一般来[说讲]", "hedge", "partial"),
    Cue("和/或|及/或|和或|还是|、(?![^，。；、或]{1,24}(?:和|以及|及|与|并))", "", "or"),
    Cue("(?<=[”」])或(?=[“「我])", "", "or"),
    Cue("或者?|抑或", "or", "any"),
    # ordinals, numbers, days
    Cue("第三(?:方|人|者)", "", "ordinal.3"),
    Cue("第一(?![条款章节编部方项])", "ordinal.1"),
    Cue("首[次个份位名先]|最先|初次?|最初|原始?|头", "", "ordinal.1"),
    *(Cue(rf"第(?:{sign}|{number}(?!\d))(?![条款章节编部方项十百])", f"ordinal.{number}")
      for number, sign in enumerate(_NUMERAL, 2)),
    Cue("其次", "", "ordinal.2"),
    Cue("再次", "", "ordinal.3"),
    Cue("双|两|俩|一倍|再", "", "count.2"),
    *(Cue(rf"(?<!每)(?<!一)(?<!两)(?:周|星期|礼拜){day}(?![次个名家])", f"weekday.{number}")
      for number, day in enumerate(_DAYS, 1)),
    *(Cue(rf"(?<=[至到]){day}(?![个项次日天月年])", "", f"weekday.{number}") for number, day in enumerate(_DAYS, 1)),
    Cue("周末|工作日", "", "weekday.6 weekday.7 weekday.1 weekday.5"),
    # who, and for what
    Cue("法院|法庭|仲裁庭", "recipient.court"),
    Cue("司法|审判|仲裁", "", "recipient.court recipient.authority"),
    Cue("主管[机部][关门]|监管(?:机构|部门|机关)|行政机关|政府|当局|国家机关",
          "recipient.authority", "recipient.police"),
    Cue("警方|警察|公安|执法", "recipient.police", "recipient.authority"),
    Cue("机关|部门|机构|官方|监管|主管", "",
          "recipient.authority recipient.police recipient.court recipient.auditor"),
    Cue("关联(?:公司|方|企业)|附属公司|子公司", "recipient.affiliate"),
    Cue("关联|附属|集团|母公司", "", "recipient.affiliate"),
    Cue("父母|监护人|家长", "recipient.parent"),
    Cue("广告(?:商|主|服务商|公司)", "recipient.advertiser purpose.advertising"),
    Cue("保险(?:公司|人|机构)", "recipient.insurer"),
    Cue("审计(?:机构|师|员|人员)", "recipient.auditor"),
    Cue("律师|法律顾问", "recipient.lawyer"),
    Cue("顾问|会计师|审计", "", "recipient.lawyer recipient.auditor"),
    Cue("快递|承运|物流", "recipient.carrier", "purpose.delivery"),
    Cue("员工|雇员|职工|工作人员", "recipient.employee"),
    Cue("人员|职员", "", "recipient.employee"),
    Cue("合作(?:伙伴|方)", "recipient.partner"),
    Cue("伙伴|合伙", "", "recipient.partner"),
    Cue("广告", "purpose.advertising", "recipient.advertiser"),
    Cue("研究(?![员生])|调研|市场调查", "purpose.research"),
    Cue("营销|市场推广|促销", "purpose.marketing", "purpose.advertising"),
    Cue("推广|推送|推荐|商业|宣传|市场", "", "purpose.marketing purpose.advertising purpose.research"),
    Cue("统计", "purpose.statistics"),
    Cue("分析|测量|衡量|计数|汇总|聚合|指标", "", "purpose.statistics"),
    Cue("调查|学术|研发|科研", "", "purpose.research"),
    Cue("欺诈|诈骗", "purpose.fraud"),
    Cue("训练|培训", "purpose.training"),
    Cue("画像", "purpose.profiling"),
    Cue("个性化|定制|定向|个体", "", "purpose.personalisation"),
    Cue("出售|售卖|销售", "purpose.sale"),
    Cue("卖|买|购|经销|商品|售", "", "purpose.sale"),
    Cue("出租(?![人方])|租赁(?!物|双方)|租用", "purpose.rent"),
    Cue("备份", "purpose.backup"),
)  # fmt: skip
_FOUND, _MEANINGS = read_words(_WORDS)

STATEMENTS = Statements(
    words=_FOUND,
    meanings=_MEANINGS,
    counted=Pattern(
        rf"(?<![第.0-9,{FIGURE}])(?P<number>[0-9]{{1,6}}|[{FIGURE}]{{1,8}}) ?(?:{_MEASURE})"
        r"(?!月|工作日|自然日|小时|季度|星期|体|人信)"
    ),
    row=Pattern("(?:、[^，。；、：]{1,30})+(?:，(?:以及|或者?|还是|还|和|并)[^，。；、：]{1,30})?"),
    between=Pattern("、"),
    joiner=Pattern("以及|或|和|及|与|并"),
    clause=Pattern("[，；：]"),
    bearer=Pattern(
        r"(?<![向给对与为由将把请使令经])(?:(?P<we>我们)|(?P<you>您))(?:[^，。；：的您我]|我(?!们)){0,30}\Z"
    ),
    clock=Pattern(
        r"(?:(?:(?P<later>下午|傍晚)|(?P<earlier>凌晨)|(?P<night>晚上?|[深半午]夜|夜里)) ?)?"
        r"(?<![\d:：.])(?P<hour>\d{1,2})(?:[:：点时](?!间)(?P<minute>\d\d)?(?!\d))?"
    ),
    parts=Pattern("、|，|；|以及|或者?|同时|[和及与并且兼也还]|/"),
    names={**PLACES, **LAWS},
)
