"""`posturemap review sheet` and `merge`: a page to decide on, and several readers' decisions."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from posturemap.account import plural

from .review import review
from .terminal import FILE, cache_beside, force_option, json_option, say, say_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posturemap.claims.review import Agreement


@review.command("sheet")
@click.argument("articles", nargs=-1, required=True, type=FILE)
@click.option("-o", "--out", type=FILE, default=Path("review.html"), show_default=True)
@click.option(
    "--file",
    "path",
    type=FILE,
    default=Path("review.toml"),
    show_default=True,
    help="The review to go on with; none there yet is an empty one.",
)
@click.option(
    "--reader",
    "readers",
    type=FILE,
    multiple=True,
    help="A reader's review.toml, shown beside each claim; may be given again.",
)
@click.option("--by", default="", help="Who will decide; the page asks otherwise.")
@click.option("--open", "opens", is_flag=True, help="Open the sheet in the browser.")
@force_option
def review_sheet(
    articles: tuple[Path, ...],
    out: Path,
    path: Path,
    readers: tuple[Path, ...],
    by: str,
    **flags: bool,
) -> None:
    """Write the claims of ARTICLES as one HTML page to decide about them by keys.

    Each claim is shown in its article, unsure ones first. The page asks the network for nothing;
    what is decided is saved as review.toml by download.
    """
    from posturemap.claims import find_inputs
    from posturemap.sheet import is_sheet, write_sheet
    from posturemap.target import files_read, refuse_target

    named = [path, *readers, *(file.path for file in find_inputs(articles).files)]
    refuse_target(out, is_ours=is_sheet, read=files_read(named), force=flags["force"])
    account = write_sheet(
        articles, out, review=path, readers=readers, by=by, cache=cache_beside(out)
    )
    for one in account.unread:
        say(f"warning: {one.path}: left out: {one.what}", err=True)
    _tell_agreement(account.agreement, len(account.disputed))
    said = f"{plural(account.claims, 'claim')}, {account.unsure:,} of them unsure"
    say(f"wrote {out}: {said}; open it in a browser")
    if flags["opens"]:
        click.launch(out.absolute().as_uri())


@review.command("merge")
@click.argument("reviews", nargs=-1, required=True, type=FILE)
@click.option("-o", "--out", type=FILE, required=True, help="Write the one review here.")
@json_option
@force_option
def review_merge(reviews: tuple[Path, ...], out: Path, *, as_json: bool, force: bool) -> None:
    """Make one review of several readers' REVIEWS of the same claims.

    What they judge differently stays undecided and is named; Cohen's kappa is printed for every
    two readers.
    """
    from posturemap.claims import write_review
    from posturemap.claims.review import agreements, merge_reviews
    from posturemap.sheet import read_readers
    from posturemap.target import files_read, is_empty, refuse_target

    refuse_target(out, is_ours=is_empty, read=files_read(reviews), force=force)
    readers = read_readers(reviews)
    merged = merge_reviews([reader.review for reader in readers])
    found = agreements({reader.name: reader.review for reader in readers})
    write_review(out, merged.review)
    if as_json:
        say_json({"agreement": found, "disputed": merged.disputed})
        return
    _tell_agreement(found, len(merged.disputed))
    for claim in merged.disputed:
        say(f"{claim}  {merged.review.claim[claim].quote}")
    say(f"wrote {out}: {plural(len(merged.review.claim), 'claim')}")


def _tell_agreement(found: "Sequence[Agreement]", disputed: int) -> None:
    for pair in found:
        kappa = "cannot be said" if pair.kappa is None else f"{pair.kappa:.2f}"
        say(f"{pair.one}, {pair.other}: {pair.same} of {pair.both} the same, Cohen's κ {kappa}")
    if found:
        say(f"{plural(disputed, 'claim')} judged differently")
