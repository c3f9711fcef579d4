"""Words: spelling, style, labels, and passages that stand twice."""
