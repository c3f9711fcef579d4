"""References: what a text points to and promises."""
