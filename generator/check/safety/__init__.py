"""Safety: what the eye cannot see."""
