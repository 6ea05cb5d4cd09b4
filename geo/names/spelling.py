"""The form in which two spellings of one name are equal."""

import re
import unicodedata

# Letters that Unicode does not take apart, as English writers drop their marks.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_MARKS = re.compile(r"[\u0300-\u036f]")
_APOSTROPHES = re.compile(r"['’‘ʼʹ`´″ʺ]")
# Letters that are neither Latin nor Cyrillic.
_FOREIGN = re.compile(
    r"[\u0370-\u03ff\u0530-\u1dff\u1f00-\u1fff\u2c00-\uffff\U00010000-\U0010ffff]"
)
# An alternate name shorter than this collides with words; all in capitals and shorter, is a code.
_SHORTEST, _CODE = 4, 6
_NOT_LETTERS = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """Fold case, diacritics, apostrophes, hyphens and dashes out of a name.

    Latin and Cyrillic stay apart: "Псков" folds to Cyrillic letters.

    Parameters
    ----------
    name
        In any script and any Unicode normal form.

    Returns
    -------
    Lower-case words with one space between them; "" where the name has no letter or digit.
    Folding twice is folding once (tests/property).

    >>> fold("Suwałki–Gap"), fold("O'Leary"), fold("Ädaži"), fold("Йошкар-Ола")
    ('suwalki gap', 'oleary', 'adazi', 'иошкар ола')
    """
    # Twice: casefold can bring marks back ("İ"), and marks can hide a case pair.
    plain = name if name.isascii() else _without_marks(_without_marks(name).casefold())
    plain = plain.casefold()
    if plain.isalnum():
        return plain
    return _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def is_written(alternate: str) -> bool:
    """Say whether writers of Latin or Cyrillic would use an alternate name of GeoNames.

    GeoNames mixes in codes of airports ("DGP") and romanised Asian spellings, which start with a
    small letter.

    Parameters
    ----------
    alternate
        The name, four letters or more and not folded.
    """
    if len(alternate) < _SHORTEST or not alternate[0].isupper():
        return False
    if len(alternate) < _CODE and alternate.isupper():
        return False
    return alternate.isascii() or _FOREIGN.search(alternate) is None


def _without_marks(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
