"""Claims of articles as one page on which a person decides about them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from posturemap.claims import Article, Claim, find_inputs, init_review, read_review
from posturemap.claims.extract.cache import open_cache
from posturemap.claims.review import Agreement, ReviewFile, agreements, merge_reviews
from posturemap.claims.whole import write_whole
from posturemap.errors import ArticleError
from posturemap.extraction import extract_claims
from posturemap.gather import Files, Reading
from posturemap.maps.sheet import Reader, render_sheet

__all__ = ["SheetAccount", "write_sheet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAccount:
    """What a review sheet holds.

    Parameters
    ----------
    claims, unsure
        Numbers of claims, and of those that the reading is unsure of.
    disputed
        Ids of the claims that readers judge differently.
    agreement
        Every two readers side by side.
    unread
        Articles that could not be read, and why.
    """

    claims: int
    unsure: int
    disputed: tuple[str, ...] = ()
    agreement: tuple[Agreement, ...] = ()
    unread: tuple[ArticleError, ...] = ()


def write_sheet(
    articles: Files,
    out: Path | str,
    *,
    review: Path | str | None = None,
    readers: Sequence[Path | str] = (),
    by: str = "",
    cache: Path | str | None = None,
) -> SheetAccount:
    """Write the review sheet of articles: one HTML file that asks the network for nothing.

    Parameters
    ----------
    articles
        Files, folders and patterns, as `find_inputs` takes them.
    out
        The page; one that is there is replaced.
    review
        Review to go on with; one that is not there yet is an empty one.
    readers
        Review files of several readers, shown side by side; what none of them disputes is decided
        on the sheet.
    by
        Who will decide.
    cache
        Folder that keeps what was read; None keeps nothing.

    Raises
    ------
    ArticleError
        Nothing can be read.
    ReviewError
        A review file is wrong.
    InputError
        The page cannot be written.
    """
    known = read_review(review) if review and Path(review).is_file() else None
    others = read_readers(readers)
    found: list[tuple[Article, Sequence[Claim]]] = []
    account = extract_claims(
        find_inputs(articles),
        lambda article, claims: found.append((article, claims)),
        reading=Reading(cache=open_cache(cache) if cache else None),
    )
    claims = [claim for _, own in found for claim in own]
    listed = init_review(claims, known)
    merged = merge_reviews([listed, *(other.review for other in others)])
    shown = [article for article, _ in found]
    page = render_sheet(claims, shown, merged.review, readers=others, by=by)
    write_whole(Path(out), page)
    return SheetAccount(
        claims=len(claims),
        unsure=sum(not claim.sure for claim in claims),
        disputed=merged.disputed,
        agreement=agreements({other.name: other.review for other in others}),
        unread=account.unread,
    )


def is_sheet(content: bytes) -> bool:
    """Tell a review sheet, which holds no decision until one is saved elsewhere."""
    return b'<script type="application/json" id="sheet-data">' in content


def read_readers(paths: Sequence[Path | str]) -> tuple[Reader, ...]:
    """Read the review files of several readers.

    Returns
    -------
    A reader a file, named by who decided most of its claims; where several files have one name,
    or nobody decided, by the file's.
    """
    reviews = [(Path(path), read_review(path)) for path in paths]
    names = [_who(review) or path.stem for path, review in reviews]
    return tuple(
        Reader(name=name if names.count(name) == 1 else str(path), review=review)
        for name, (path, review) in zip(names, reviews, strict=True)
    )


def _who(review: ReviewFile) -> str | None:
    count = Counter(decision.by for decision in review.claim.values() if decision.by)
    return count.most_common(1)[0][0] if count else None
