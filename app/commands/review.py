"""The commands of `posturemap review`: parse, call one public function, print."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from posturemap.account import plural
from posturemap.errors import ReviewError

from .terminal import FILE, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posturemap.claims import Article, Claim


@click.group()
def review() -> None:
    """Accept, correct and reject claims in a file that later builds apply."""


_REVIEW = click.option(
    "--file", "path", type=FILE, default=Path("review.toml"), show_default=True, help="The review."
)
_BY = click.option("--by", required=True, help="Who decides.")
_WHEN = click.option("--when", metavar="DATE", help="The day; today when left out.")
_STRICT = click.option("--strict", is_flag=True, help="Refuse where an input cannot be read.")


@review.command("init")
@click.argument("articles", nargs=-1, required=True, type=FILE)
@_REVIEW
@_STRICT
def review_init(articles: tuple[Path, ...], path: Path, *, strict: bool) -> None:
    """List the claims of ARTICLES for review; decisions that are there stay."""
    from posturemap.claims import init_review, read_review, write_review

    claims = [claim for _, found in _extracted(articles, strict=strict) for claim in found]
    listed = init_review(claims, read_review(path) if path.exists() else None)
    write_review(path, listed)
    say(f"{path}: {plural(len(listed.claim), 'claim')} to review")


@review.command("list")
@click.option("--state", type=click.Choice(["none", "accepted", "edited", "rejected"]))
@_REVIEW
def review_list(state: str | None, path: Path) -> None:
    """Print the claims of a review, all or those in one state."""
    from posturemap.claims import ReviewState, read_review
    from posturemap.claims.review import list_review

    wanted = ReviewState(state) if state else None
    for claim, decision in list_review(read_review(path), state=wanted):
        why = f" ({decision.by}, {decision.when}: {decision.why})" if decision.by else ""
        say(f"{claim}  {decision.state:8}  {decision.type}: {decision.quote}{why}")


@review.command("accept")
@click.argument("claim")
@_BY
@_WHEN
@click.option("--why", help="The reason.")
@_REVIEW
def review_accept(claim: str, by: str, when: str | None, why: str | None, path: Path) -> None:
    """Record that CLAIM is right."""
    from posturemap.claims import read_review, write_review
    from posturemap.claims.review import accept

    with _about(path):
        decided = accept(read_review(path), claim, by=by, when=when or _today(), why=why)
    write_review(path, decided)


@review.command("reject")
@click.argument("claim")
@_BY
@_WHEN
@click.option("--why", required=True, help="The reason.")
@_REVIEW
def review_reject(claim: str, by: str, when: str | None, why: str, path: Path) -> None:
    """Record that CLAIM is wrong; it stays in the ledger and supports no feature."""
    from posturemap.claims import read_review, write_review
    from posturemap.claims.review import reject

    with _about(path):
        decided = reject(read_review(path), claim, by=by, when=when or _today(), why=why)
    write_review(path, decided)


@review.command("edit")
@click.argument("claim")
@click.argument("corrections", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_BY
@_WHEN
@click.option("--why", help="The reason.")
@_REVIEW
def review_edit(
    claim: str,
    corrections: tuple[str, ...],
    by: str,
    when: str | None,
    why: str | None,
    path: Path,
) -> None:
    """Correct CLAIM: type=, polarity=, date=, attribution=, quote=, actors=EE,NATO.

    An empty value clears a field. Places and quantities are corrected in the file itself.
    """
    from posturemap.claims import read_review, write_review
    from posturemap.claims.correction import parse_change
    from posturemap.claims.review import edit

    change = parse_change(corrections)
    with _about(path):
        decided = edit(read_review(path), claim, change, by=by, when=when or _today(), why=why)
    write_review(path, decided)


@review.command("apply")
@click.argument("articles", nargs=-1, required=True, type=FILE)
@click.option("-o", "output", type=FILE, required=True, help="Write the reviewed claims here.")
@_REVIEW
@_STRICT
def review_apply(articles: tuple[Path, ...], output: Path, path: Path, *, strict: bool) -> None:
    """Extract ARTICLES again and put the decisions on their claims."""
    from posturemap.claims import apply_review, read_review, write_claims

    extracted = _extracted(articles, strict=strict)
    claims = [claim for _, found in extracted for claim in found]
    done = apply_review(read_review(path), claims, [article for article, _ in extracted])
    write_claims(output, done.claims)
    for moved in done.moved:
        say(f"decision on {moved.decided} is now on {moved.claim}, found by {moved.how}")
    for lost in done.unapplied:
        say(f"decision on {lost.decided} is on no claim: {lost.reason}", err=True)


def _extracted(
    articles: tuple[Path, ...], *, strict: bool
) -> "list[tuple[Article, Sequence[Claim]]]":
    """Extract what can be read, and name what is left out."""
    from posturemap.claims import find_inputs
    from posturemap.extraction import extract_claims

    found: list[tuple[Article, Sequence[Claim]]] = []

    def take(article: "Article", claims: "Sequence[Claim]") -> None:
        found.append((article, claims))

    for one in extract_claims(find_inputs(articles), take, strict=strict).unread:
        say(f"warning: {one.path}: left out: {one.what}", err=True)
    return found


@contextmanager
def _about(path: Path) -> Iterator[None]:
    """Name the review's file in what is wrong with a decision."""
    try:
        yield
    except ReviewError as error:
        raise ReviewError(path, error.what, error.line) from None


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
