"""What the law asks of the texts."""
