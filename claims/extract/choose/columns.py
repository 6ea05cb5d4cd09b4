"""What a row of a table says of one thing, and what of several columns."""

from dataclasses import replace

from posturemap.claims.extract.propose import Proposals

from .choosing import Choice
from .rows import head_of


def without_mixed(choice: Choice, proposals: Proposals) -> Choice:
    """Leave a row that has several figures, or several days, without any: they are of its columns.

    Parameters
    ----------
    choice
        Any.
    proposals
        Of its article.

    Returns
    -------
    The same, but where it is a whole row: no quantity if it has two, and no date if it has two.
    """
    sentence, text = proposals.sentences[choice.sentence], proposals.article.text
    is_whole = (choice.start, choice.end) == (sentence.words[0][0], sentence.words[-1][1])
    if not is_whole or not head_of(text, sentence):
        return choice
    days = [d for d in proposals.dates if _is_in(choice, d.start)]
    numbers = [
        q.quantity
        for q in proposals.quantities
        if _is_in(choice, q.start) and not any(d.start <= q.start < d.end for d in days)
    ]
    # The number of the row counts nothing, where another has a unit.
    figures = {n.value for n in numbers if n.unit} or {n.value for n in numbers}
    return replace(
        choice,
        quantity=choice.quantity if len(figures) < 2 else None,
        date=choice.date if len({d.value for d in days}) < 2 else None,
    )


def _is_in(choice: Choice, at: int) -> bool:
    return choice.start <= at < choice.end
