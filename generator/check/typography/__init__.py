"""Typography: marks and spaces."""
