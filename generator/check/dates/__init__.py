"""Dates, periods and ages: typed, stale, or at odds with each other."""
