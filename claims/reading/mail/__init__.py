"""Mails and pages saved as mails: the article in them."""

from .eml import read_eml
from .mhtml import read_mhtml

__all__ = ["read_eml", "read_mhtml"]
