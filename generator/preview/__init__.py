"""The draft in a browser, on this machine only: built in memory, shown again when a file is saved.

In: a project's folder and a port. Out: a web server on the loopback address. It writes nothing; what it serves carries
a banner and a reload script that no published file has.
"""

from __future__ import annotations

from .server import PortTakenError, serve

__all__ = ["PortTakenError", "serve"]
