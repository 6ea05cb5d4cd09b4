"""Dates that stay unread because nobody says when the article appeared."""

from bisect import bisect_right
from datetime import date

from posturemap.claims.article import Article

from .dates import find_dates
from .edtf import Anchor

# Any day will do to see which dates need one.
_SOME_DAY = date(2024, 6, 12)


def unread_dates(article: Article) -> tuple[str, ...]:
    """List the words of running text that date something only where the article has a date.

    Returns
    -------
    Such as ``("last month", "on Tuesday")``; none where the article has a date.
    """
    if article.date is not None:
        return ()
    read = {mention.start for mention in find_dates(article.text, Anchor(None))}
    starts = [span.start for span in article.sentences]
    return tuple(
        article.text[mention.start : mention.end]
        for mention in find_dates(article.text, Anchor(_SOME_DAY))
        if mention.likely
        and mention.form != "stretch"
        and mention.start not in read
        and (at := bisect_right(starts, mention.start)) > 0
        and mention.end <= article.sentences[at - 1].end
    )
