"""Choose among what is proposed: one encoder, and small heads over clauses."""

from .carrying import carry
from .choosing import Choice, Chooser, Seen, load_chooser
from .columns import without_mixed
from .comparing import without_compared
from .crediting import with_credit
from .dating import with_entry_date
from .quoting import with_shared_voice, with_turn_voice
from .voices import with_pronouns, without_guesses

__all__ = [
    "Choice",
    "Chooser",
    "Seen",
    "carry",
    "load_chooser",
    "with_credit",
    "with_entry_date",
    "with_pronouns",
    "with_shared_voice",
    "with_turn_voice",
    "without_compared",
    "without_guesses",
    "without_mixed",
]
