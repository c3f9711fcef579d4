"""How Chinese names companies and documents."""

from __future__ import annotations

from ..parts.wording import Documents, Parties
from ..pattern import Pattern

_FORM = "股份有限公司|有限责任公司|有限公司|集团公司|合伙企业"
_KIND = "政策|声明|条款|协议|指引|通知"

PARTIES = Parties(
    company=Pattern(rf"[\u4e00-\u9fff（）()]{{2,24}}?(?:{_FORM})"),
    before=Pattern("^.*(?:由|与|和|及|向|为|是|指|即|、|的|或|对)"),
    form=Pattern(_FORM),
)
DOCUMENTS = Documents(
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
