"""Where a sentence's finite verbs are, read off a string with one tag a word."""

import re

_PERFECT = re.compile(r"([bhe][an]{0,3})V")
_LED = re.compile(r"([dptm])([VBZU])")
_STRONG = re.compile(
    r"(?<![tm])[mbho]"  # auxiliaries
    r"|(?<=[xXraq\)\",])Z"  # sends
    r"|(?<=[xXr\)])U(?=[dtq])"  # plans to
    r"|(?<=[xXraqUu\)\"%,])V(?=[dqxXGrUuap\"][^.]?)(?![pt.,])"  # deployed a brigade
    r"|(?<=[rx\)])B(?=[dqxXtpas])"  # allies send
    r"|(?<=r)[uU]"  # they plan
)
_WEAK = re.compile(r"(?<=[xXraqUu\)\"%])V")


def finite(tags: str) -> str:
    """Mark finite verbs.

    Parameters
    ----------
    tags
        One letter a word, see `lexicon.Word`.

    Returns
    -------
    A string of the same length: ``F`` at a finite verb, ``f`` at a past form that may be a
    participle ("troops stationed in"), the tag itself elsewhere.
    """
    # twice, for "has been reinforced"; a verb form behind an article is a noun, behind "to" bare
    tags = _PERFECT.sub(r"\1P", tags)
    tags = _PERFECT.sub(r"\1P", tags)
    tags = _LED.sub(lambda m: m[1] + ("I" if m[1] in "tm" else "x"), tags)
    marks = list(tags)
    for m in _WEAK.finditer(tags):
        marks[m.start()] = "f"
    for m in _STRONG.finditer(tags):
        marks[m.start()] = "F"
    return "".join(marks)
