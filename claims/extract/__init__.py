"""From an article's text to its claims."""
