"""What is raised where something new cannot be written.

In: a message. Out: an exception for users.
"""

from __future__ import annotations

from ...model.diagnostics import RefusalError


class ScaffoldError(RefusalError):
    """What was asked for cannot be written. Nothing was changed."""

    kind = "call"
