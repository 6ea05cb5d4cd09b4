"""Choose among what is proposed: one encoder, and small heads over clauses."""

from .choosing import Choice, Chooser, load_chooser

__all__ = ["Choice", "Chooser", "load_chooser"]
