"""Parties and facts: who is named, how to reach them, what is counted."""
