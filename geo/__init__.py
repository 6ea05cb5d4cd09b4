"""Where things are, what they are called, and which of them a text means."""
