"""What descriptions of options and keys give as samples, in languages that the reader knows."""

from __future__ import annotations

TAG = "en"
RIGHT_TO_LEFT = "ar"
CHAPTER = "第一条"
DATE = "y年M月d日"
