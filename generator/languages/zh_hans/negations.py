"""What Chinese negates."""

from __future__ import annotations

from ..parts.wording import Negations
from ..pattern import Pattern

NEGATIONS = Negations(
    duty=Pattern(
        "(?:不得(?!不|已|少于|超过|低于|高于|晚于|早于|迟于)|不会|不能|不可(?!抗力|缺|或缺|避免|分割|撤销)|不应|不予|不向|不将|不再"
        "|禁止|并不|决不|绝不|从不)"
    ),
    every=Pattern(
        "(?:不(?!同|断|仅|但|论|过|久|良)|无(?!论)|未(?!成年|来)|非(?!常)|没有|勿|禁|拒绝|停止|仅限?|只|除非|避免|防止|免|限制|杜绝|保密|否)"
    ),
)
