"""Days, periods and ages in Chinese."""

from __future__ import annotations

from ..han import TYPED_DATE
from ..parts.values import Ages, Dates, Periods
from ..pattern import EMPTY, Pattern

DATES = Dates(
    typed=TYPED_DATE,
    before=Pattern(r"(?:生效|更新|修订|施行|最后修改|最近更新)(?:日期|时间|于)?[为是：: ]*\Z"),
    behind=Pattern("[日起]{0,2}(?:生效|施行|起实施)"),
    future=Pattern("将于|将自|将在|即将|届满|到期|失效|有效期至|截至|尚未"),
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
)

AGES = Ages(children=Pattern("未成年|儿童|监护人"))
