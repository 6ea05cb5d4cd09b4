"""Choose among what is proposed: one encoder, and small heads over clauses."""

from .choosing import Choice, Chooser, Seen, load_chooser

__all__ = ["Choice", "Chooser", "Seen", "load_chooser"]
