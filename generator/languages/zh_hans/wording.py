"""What Chinese says in words: companies, documents, terms, references, negations."""

from __future__ import annotations

from ..parts import wording as parts
from ..pattern import Pattern

_FORM = "股份有限公司|有限责任公司|有限公司|集团公司|合伙企业"
_KIND = "政策|声明|条款|协议|指引|通知"

PARTIES = parts.Parties(
    company=Pattern(rf"[\u4e00-\u9fff（）()]{{2,24}}?(?:{_FORM})"),
    before=Pattern(
        "^.*(?:由|与|(?<!北京)(?<!上海)(?<!广州)(?<!深圳)(?<!中国)(?<![市省共泰永祥谐仁])和|及(?!时)|向|(?<!华)为|是|指|即(?![刻时])"
        "|、|的|或|对)"
    ),
    form=Pattern(_FORM),
    speaking=(
        Pattern(
            r"(?P<name>[\u4e00-\u9fff（）()]{2,30}?(?<![本该贵])(?:公司|集团|中心|工作室)"
            r"|(?<![\u4e00-\u9fff])(?![本该贵我])[\u4e00-\u9fff]{2,8}"
            r"|[A-Z][A-Za-z0-9 .]{1,40}?)"
            r"[（(](?:[^（()）“”]{1,60}[，；,;])?[^（()）“]{0,12}[“「『\"](?:我们|本公司|公司)[”」』\"]"
        ),
        Pattern(r"我们[（(，,]?(?:即|指|是)?(?P<name>[\u4e00-\u9fff（）()]{2,30}?(?<![本该贵])公司)"),
        Pattern(
            r"(?:公司名称|(?:经营|运营|开发)(?:主体|者|单位|商)|主办单位)[”」』\"]?[：:]\s*"
            r"(?P<name>(?![\[【（(])[^\s，。；：、]{2,30})"
        ),
        Pattern(
            rf"由(?P<name>[\u4e00-\u9fff（）()]{{2,24}}?(?:{_FORM}))[^，。；]{{0,6}}(?:运营|开发|提供|所有|制定|发布)"
        ),
    ),
    acting=(
        Pattern(r"(?:您与|欢迎(?:您)?使用) ?(?P<name>[A-Z][A-Za-z0-9.]{1,40})"),
        Pattern(
            r"(?<![A-Za-z0-9.])(?P<name>[A-Z][A-Za-z0-9.]{1,40}) ?"
            "(?:保留[^，。；]{0,12}权利?|的(?:任何)?(?:服务|产品|网站))"
        ),
    ),
    titled=Pattern(
        r"\A《?(?P<name>[A-Za-z][A-Za-z0-9 .&]{1,30}?|[^\s《》]{2,16}?(?= ?[-–—:：|])) ?(?:[-–—:：|] ?)?"
        "(?:隐私|用户|服务|个人信息)"
    ),
    rights=Pattern(r"\s*(?:版权所有|保留所有)"),
)
DOCUMENTS = parts.Documents(
    name=Pattern(r"(?:政策|声明|条款|协议|通知|规则|指引)\Z"),
    others=Pattern("第三方|他们|她们|其|该|对方|他人|合作|供应商|各自|另行|单独|\ufffc《?\\Z"),
    reach=16,
    subjects=("隐私",),
    own=(
        Pattern(rf"(?P<whose>本|我们的)《?(?P<name>隐私权?(?:保护)?(?P<kind>{_KIND}))"),
        Pattern(rf"(?<!本)(?<!我们的)(?P<whose>《)(?P<name>隐私权?(?:保护)?(?P<kind>{_KIND}))》"),
        Pattern(r"(?P<whose>本)(?P<name>(?P<kind>政策|声明|协议|指引))(?!者|所|类)"),
    ),
    this="本",
)
DEFINITIONS = parts.Definitions(
    means=(
        Pattern(r"(?:以下|下)(?:统|合|简|或)?称(?:为|作)?[“「『]([^“”「」『』]{1,20})[”」』]"),
        Pattern(r"[“「『]([^“”「」『』]{1,20})[”」』]，?(?:是指|系指|指的是|指)"),
    ),
    persons=frozenset({"我们", "您", "你", "你们", "我方", "贵方"}),
    site=Pattern("(?<=简称|统称|称为|下称)“(?P<term>[^“”]{2,20})”"),
)
CATEGORIES = parts.Categories(
    label=Pattern(r"(?:类别|\A)(?P<letter>[A-Z])(?:[.:：、] ?| [–—-] | \()(?P<label>[^.:;()。；：（）]{3,80})"),
    tag=Pattern(r"类别(?P<letters>[A-Z](?:[、和及][A-Z])*)"),
)
_NUMERAL = "一二三四五六七八九十百千零〇"

SECTIONS = parts.Sections(
    number=Pattern(
        rf"第 ?[{_NUMERAL}\d]+ ?(?:条(?![件例])|章(?!程)|节(?![点目日课])|部分)(?:第 ?[{_NUMERAL}\d]+ ?[款项])*"
        rf"|(?<=本条)第 ?[{_NUMERAL}\d]+ ?[款项]|(?<=[见按照依据到])第 ?[{_NUMERAL}\d]+ ?[款项]"
        rf"|第 ?[（(][{_NUMERAL}\d]+[）)] ?[条款项]|第 ?\d+(?:\.\d+)+ ?[条款项节]"
        rf"|附[件录表] ?(?:[{_NUMERAL}]{{1,3}}|\d{{1,2}})(?![\d{_NUMERAL}.]|[日年月个份张页])"
    ),
    law_before=Pattern(
        r"(?:(?<!政策)(?<!协议)(?<!声明)(?<!条款)(?<!须知)》(?:（[^（）]{0,20}）)?"
        r"|(?<![方做手说想看用合违依办])法|法律|(?<!本)(?:条例|规定|办法|规则|公约|解释)|GDPR|CCPA|CPRA|\ufffc)"
        r"(?:中|的|之|项下)?\s?\Z"
    ),
    joined=Pattern(r"(?:[、，,和及与至到或]|以及|或者)?"),
)
NAMED_SECTIONS = parts.NamedSections(
    quoted=Pattern(
        r"[“「《](?P<title>(?<=《)[^《》]{2,40}(?=》[一这该][节章])|(?<![《])[^“”「」《》]{2,40})[”」》](?:一|这一|该)?(?:[节章条]|部分|条款|章节|小节)(?!件)"
        r"|(?:本[政策协议声明条款]{2}|上文|下文|前文|上述)(?:第[^“”，。]{0,6})?[“「](?P<title_>[^“”「」]{2,40})[”」]"
        r"|(?:上|下|前|后)一[节章条](?:的)?[“「](?P<behind_>[^“”「」]{2,40})[”」]"
    ),
    placed=Pattern(
        "(?:如|见|参见|详见|按照?|依照?|根据|以及|在)(?:(?P<before>[上前]一?[节章])|(?P<behind>[下后]一?(?P<many>几)?[节章]))"
        "(?:关于(?P<matter>[\u4e00-\u9fff]{2,12}?)的?(?:内容|规定|约定|说明))?(?![日目假气])"
    ),
    word=Pattern("[\u4e00-\u9fff]{2,}"),
    screen=Pattern("点击|点选|选择|勾选|进入|打开|首选项|菜单|页面|界面|路径|按钮"),
    near=8,
)
POINTERS = parts.Pointers(
    contact=Pattern("^(?:如何|您如何)?(?:与我们联系|联系(?:我们|方式)?)$"),
    dialled=Pattern(r"(?:电话|热线|致电)[^0-9]{0,12}\Z"),
    emphasis=Pattern(
        "加粗|粗体|加黑|黑体(?:字|加|标|提示)|[加带标以用]下划线(?!连)|下划线(?:标|提示|形式|显示|的(?:条款|内容|文字))"
    ),
    link=Pattern(
        r"点击(?:此处|这里|以下|下方)|(?:以下|下述|下列|如下)(?:链接|网址|网页)|(?:见|详见|参见)(?:下文|上文|下述|本页)"
    ),
)
NEGATIONS = parts.Negations(
    every=Pattern(
        "(?:不(?!同|断|仅|但|论|过|久|良)|无(?!论)|未(?!成年|来)|非(?!常)|没有|勿|禁|拒绝|停止|仅限?|只|除非|避免|防止|免|限制|杜绝|保密|否)"
    )
)
SYNONYMS = parts.Synonyms(always=(("个人信息", "个人数据"),))
