"""Japanese: what needs no more than its numbers, marks and set phrases. What it lacks, nobody has judged yet."""

from __future__ import annotations

from . import han
from .characters import HAN, KANA, SQUARE, WIDE_MARKS
from .figures import SIGNS, common_readers
from .pack import Pack
from .parts.recognition import Hallmarks, Titles
from .parts.values import Ages, DateForms, FigureReaders, Periods, Reader, Units, said_by
from .parts.wording import Sections
from .parts.writing import Lists, ProseMeasures, Quotes, Wide
from .pattern import EMPTY, NEVER, Pattern

_BESIDE = f"[{SQUARE}{WIDE_MARKS}「」『』]"
_UNITS = said_by(
    "business-day 営業日; day 日間 日; week 週間; year 年間 年; month か月 ヶ月 ヵ月 カ月 箇月; hour 時間; "
    "minute 分間; second 秒間 秒"
)
_CURRENCIES = said_by("JPY 円 ¥ ￥; USD 米ドル ドル; EUR ユーロ; GBP ポンド")
_SCALES = {"": 1, "万": 10**4, "億": 10**8}
_LAW = "(?:法|法律|政令|省令|(?<!本)(?:規則|条例)|GDPR|CCPA|\ufffc)"

VALUES = FigureReaders(
    cue=han.CUE,
    readers=(
        *common_readers(_SCALES),
        han.DATE,
        han.DAY_OR_YEAR,
        Reader(
            kind="percent",
            pattern=Pattern(
                rf"(?:(?P<share>(?<![0-9])[0-9]{{1,9}}(?:\.[0-9]{{1,9}})?)|(?P<words>[{han.FIGURE}]{{1,20}}))"
                " ?(?:%|パーセント)"
            ),
        ),
        Reader(
            kind="money",
            pattern=Pattern(
                rf"{han.AMOUNT} ?"
                r"(?P<scale>[万億])?(?P<sign>円|米?ドル|ユーロ|ポンド)"
            ),
        ),
        Reader(kind="age", pattern=Pattern(rf"(?<![.0-9{han.FIGURE}]){han.NUMBER} ?[歳才]")),
        Reader(kind="article", pattern=Pattern(rf"第{han.NUMBER}条")),
        han.period_reader(_UNITS, unlike="[月度代本齢]"),
    ),
    number=han.BARE_NUMBER,
    numerals=han.NUMERALS,
    units=_UNITS,
    currencies={**SIGNS, **_CURRENCIES},
    scales=_SCALES,
    each={
        "hour": Pattern("毎時|時間(?:ごと|毎)"),
        "day": Pattern("毎日|日(?:ごと|毎|次)"),
        "week": Pattern("毎週|週(?:ごと|毎|次)"),
        "month": Pattern("毎月|月(?:ごと|毎|次)"),
        "year": Pattern("毎年|年(?:ごと|毎|次|に一度)"),
    },
    spelling={ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９％", "0123456789%", strict=True)},
)
PACK = Pack(
    tag="ja",
    name="language.japanese",
    zone="Asia/Tokyo",
    sentences=han.SENTENCES,
    values=VALUES,
    hallmarks=Hallmarks(units=Pattern(f"[{SQUARE}]"), marks=Pattern(f"[{KANA}]"), least=0.1),
    titles=Titles(
        document=Pattern("プライバシー|個人情報保護方針|利用規約"),
        kinds={"privacy-policy": Pattern("プライバシー|個人情報"), "terms": Pattern("利用規約")},
        addendum=NEVER,
        heading_style=Pattern(r"見出し\s*([1-9])"),
        signer=Pattern(r"(?:株式会社|合同会社)\Z|^(?:株式会社|合同会社)"),
    ),
    units=Units(joined="営業日|日間|週間|[かヶヵカ箇]月間?|年間|時間|分間|歳|円"),
    dates=DateForms(
        typed=han.TYPED_DATE,
        before=Pattern(r"(?:施行|発効|制定|改定|改訂|更新)日?[はを：: ]*\Z"),
        behind=Pattern("(?:より|から|に|付で)?(?:施行|発効|制定|改定|改訂|更新)"),
        cue=han.DATE_CUE,
        month=han.MONTH_ALONE,
        labels={
            "last-reviewed": Pattern("見直し"),
            "effective": Pattern("施行|発効"),
            "last-modified": Pattern("改定|改訂|制定|更新|公開"),
        },
        future=Pattern("予定|見込み|今後|施行され(?:る|ます)|開始(?:する|します)|終了(?:する|します)"),
    ),
    periods=Periods(
        vague=Pattern("(?:一定|合理的|相当|必要)(?:の|な)?(?:期間|期限)|しばらくの間|必要な限り"),
        duties={"answering": Pattern("回答|返答|返信"), "deleting": Pattern("削除|消去"), "notifying": Pattern("通知")},
        before=EMPTY,
        behind=Pattern("以内"),
    ),
    ages=Ages(children=Pattern("未成年|子ども|子供|児童|保護者"), apart=frozenset({16, 18, 20})),
    wide=Wide(
        forms={",": "、", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"},
        letter=Pattern(f"[{SQUARE}]"),
        letter_or_mark=Pattern(_BESIDE),
        half=han.half_width(_BESIDE),
        inside=NEVER,
        ends=NEVER,
    ),
    quotes=Quotes(double=("「", "」"), pairs={"「": "」", "『": "』", "“": "”"}, foreign={}),
    lists=Lists(
        many=Pattern(r"(?:以下|次)の(?:もの|各号|情報|場合|目的|事項)[^。]{0,20}\Z"),
        some=Pattern(r"(?:以下|次)の(?:とおり|通り)[^。]{0,10}[:：]\s*\Z"),
        joiners=("および", "及び", "または", "又は"),
        open_end=Pattern(r"(?:[、，]|および|及び|または|又は|ならびに|並びに)\s*\Z"),
    ),
    prose=ProseMeasures(
        counted=Pattern(f"[{SQUARE}]"),
        unit="readability.characters",
        long=30,
        twice=Pattern(rf"([{HAN}]{{2,8}})\1|([をがに])\2"),
    ),
    sections=Sections(
        number=Pattern(
            rf"第 ?[{han.FIGURE}\d]+ ?(?:条(?!件)|章|節)(?:の[{han.FIGURE}\d]+)?(?:第 ?[{han.FIGURE}\d]+ ?[項号])*"
        ),
        law_before=Pattern(rf"{_LAW}(?:（[^（）]{{0,20}}）)?の?\s?\Z"),
        joined=Pattern("(?:[、，と]|および|及び|または|又は|から|ないし)?"),
    ),
)
