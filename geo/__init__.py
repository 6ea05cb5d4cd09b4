"""Where things are, and how long and far."""
