"""What the texts claim to do and not to do."""
