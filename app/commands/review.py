"""The commands of `posturemap review`: parse, call one public function, print."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from posturemap.account import plural
from posturemap.errors import ReviewError

from .terminal import FILE, cache_beside, force_option, json_option, plain, say, say_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posturemap.claims import Article, Claim
    from posturemap.claims.review import ReviewFile

    Which = Callable[["ReviewFile"], tuple[str, ...]]
    Decide = Callable[["ReviewFile", str, str], "ReviewFile"]


@click.group()
def review() -> None:
    """Accept, correct and reject claims in a file that later builds apply."""


_Command = TypeVar("_Command", bound=Callable[..., None])
_TYPES = [
    "fortification",
    "exercise",
    "operation",
    "membership",
    "spending",
    "reinforcement_plan",
    "infrastructure",
    "capability",
    "deployment",
    "threat",
    "assessment",
]
_REVIEW = click.option(
    "--file", "path", type=FILE, default=Path("review.toml"), show_default=True, help="The review."
)
_STRICT = click.option("--strict", is_flag=True, help="Refuse where an input cannot be read.")


def _which(command: _Command) -> _Command:
    """Add the ways to say which claims are meant."""
    for option in (
        click.option("--all-unsure", is_flag=True, help="Undecided claims that are unsure."),
        click.option("--article", metavar="ID", help="Undecided claims of this article."),
        click.option("--type", "kind", type=click.Choice(_TYPES), help="Undecided ones of a type."),
        click.argument("claims", nargs=-1),
    ):
        command = option(command)
    return command


def _who(command: _Command) -> _Command:
    """Add who decides, when and why."""
    for option in (
        _REVIEW,
        click.option("--why", help="The reason."),
        click.option("--when", metavar="DATE", help="The day; today when left out."),
        click.option("--by", required=True, help="Who decides."),
    ):
        command = option(command)
    return command


def _meant(
    review: "ReviewFile",
    claims: tuple[str, ...],
    *,
    kind: str | None = None,
    article: str | None = None,
    all_unsure: bool = False,
) -> tuple[str, ...]:
    """Find the claims that are meant, by id or by what they are."""
    from posturemap.claims import ClaimType, ReviewState
    from posturemap.claims.review import find_ids, list_review

    if not (kind or article or all_unsure):
        if not claims:
            raise click.UsageError(
                "name claims by their ids, or by --type, --article, --all-unsure"
            )
        return find_ids(review, claims)
    found = list_review(
        review,
        state=ReviewState.NONE,
        article=article,
        type=ClaimType(kind) if kind else None,
        unsure=all_unsure,
    )
    named = find_ids(review, claims)
    return tuple(claim for claim, _ in found if not named or claim in named)


def _decide(path: Path, which: "Which", decide: "Decide", when: str | None) -> None:
    """Put one decision on all claims that are meant, or on none where one cannot take it."""
    from posturemap.claims import read_review, write_review

    with _about(path):
        decided = read_review(path)
        meant = which(decided)
        for claim in meant:
            decided = decide(decided, claim, when or _today())
    if not meant:
        say("no undecided claim is meant; look with review list", err=True)
        return
    write_review(path, decided)
    if len(meant) > 1:
        say(f"{path}: {plural(len(meant), 'claim')} decided")


@review.command("init")
@click.argument("articles", nargs=-1, required=True, type=FILE)
@_REVIEW
@_STRICT
def review_init(articles: tuple[Path, ...], path: Path, *, strict: bool) -> None:
    """List the claims of ARTICLES for review; decisions that are there stay."""
    from posturemap.claims import init_review, read_review, write_review

    claims = [claim for _, found in _extracted(articles, path, strict=strict) for claim in found]
    listed = init_review(claims, read_review(path) if path.exists() else None)
    write_review(path, listed)
    say(f"{path}: {plural(len(listed.claim), 'claim')} to review")


@review.command("list")
@click.option("--state", type=click.Choice(["none", "accepted", "edited", "rejected"]))
@click.option("--type", "kind", type=click.Choice(_TYPES))
@click.option("--article", metavar="ID", help="Claims of this article.")
@click.option("--unsure", is_flag=True, help="Claims that the reading is not sure of.")
@json_option
@_REVIEW
def review_list(
    state: str | None,
    kind: str | None,
    article: str | None,
    path: Path,
    *,
    unsure: bool,
    as_json: bool,
) -> None:
    """Print the claims of a review, all or those in one state, of one type or article."""
    from posturemap.claims import ClaimType, ReviewState, read_review
    from posturemap.claims.review import list_review

    listed = list_review(
        read_review(path),
        state=ReviewState(state) if state else None,
        article=article,
        type=ClaimType(kind) if kind else None,
        unsure=unsure,
    )
    if as_json:
        say_json([{"id": claim, **plain(decision)} for claim, decision in listed])
        return
    for claim, decision in listed:
        why = f" ({decision.by}, {decision.when}: {decision.why})" if decision.by else ""
        say(f"{claim}  {decision.state:8}  {decision.type}: {decision.quote}{why}")


@review.command("accept")
@_which
@_who
def review_accept(
    claims: tuple[str, ...], by: str, when: str | None, why: str | None, path: Path, **which: Any
) -> None:
    """Record that CLAIMS are right: ids, or the first digits of ids."""
    from posturemap.claims.review import accept

    _decide(
        path,
        lambda review: _meant(review, claims, **which),
        lambda review, claim, day: accept(review, claim, by=by, when=day, why=why),
        when,
    )


@review.command("reject")
@_which
@_who
def review_reject(
    claims: tuple[str, ...], by: str, when: str | None, why: str | None, path: Path, **which: Any
) -> None:
    """Record that CLAIMS are wrong, with --why; they stay in the ledger and support no feature."""
    from posturemap.claims.review import reject

    _decide(
        path,
        lambda review: _meant(review, claims, **which),
        lambda review, claim, day: reject(review, claim, by=by, when=day, why=why or ""),
        when,
    )


@review.command("edit")
@click.argument("claim")
@click.argument("corrections", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_who
def review_edit(
    claim: str,
    corrections: tuple[str, ...],
    by: str,
    when: str | None,
    why: str | None,
    path: Path,
) -> None:
    """Correct CLAIM: its id, or the first digits of it.

    type=, polarity=, date=, attribution=, quote=, quantity="up to 600 bunkers", actors=EE,NATO,
    places="Tapa;Ādaži" or places="the base=Tapa Army Base". An empty value clears a field.
    """
    from posturemap.claims.review import edit, parse_change

    _decide(
        path,
        lambda review: _meant(review, (claim,)),
        lambda review, one, day: edit(
            review, one, parse_change(corrections, review.claim[one]), by=by, when=day, why=why
        ),
        when,
    )


@review.command("apply")
@click.argument("articles", nargs=-1, required=True, type=FILE)
@click.option("-o", "output", type=FILE, required=True, help="Write the reviewed claims here.")
@_REVIEW
@_STRICT
@force_option
def review_apply(
    articles: tuple[Path, ...], output: Path, path: Path, *, strict: bool, force: bool
) -> None:
    """Extract ARTICLES again and put the decisions on their claims."""
    from posturemap.claims import apply_review, find_inputs, read_review, write_claims
    from posturemap.target import files_read, is_claims, refuse_target

    read = files_read([path, *(file.path for file in find_inputs(articles).files)])
    refuse_target(output, is_ours=is_claims, read=read, force=force)
    extracted = _extracted(articles, path, strict=strict)
    claims = [claim for _, found in extracted for claim in found]
    done = apply_review(read_review(path), claims, [article for article, _ in extracted])
    write_claims(output, done.claims)
    for moved in done.moved:
        say(f"decision on {moved.decided} is now on {moved.claim}, found by {moved.how}")
    for lost in done.unapplied:
        say(f"decision on {lost.decided} is on no claim: {lost.reason}", err=True)


def _extracted(
    articles: tuple[Path, ...], path: Path, *, strict: bool
) -> "list[tuple[Article, Sequence[Claim]]]":
    """Extract what can be read, and name what is left out; what was read is kept by the review."""
    from posturemap.claims import find_inputs
    from posturemap.claims.extract.cache import open_cache
    from posturemap.extraction import extract_claims
    from posturemap.gather import Reading

    found: list[tuple[Article, Sequence[Claim]]] = []

    def take(article: "Article", claims: "Sequence[Claim]") -> None:
        found.append((article, claims))

    beside = cache_beside(path)
    reading = Reading(strict=strict, cache=open_cache(beside) if beside else None)
    for one in extract_claims(find_inputs(articles), take, reading=reading).unread:
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
