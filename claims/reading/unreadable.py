"""Why a document cannot be read, where its reader does not know the file's name."""


class UnreadableError(ValueError):
    """A document is broken, locked, or has nothing to read; the message says which."""
