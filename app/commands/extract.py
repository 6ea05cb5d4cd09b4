"""`posturemap extract`: articles in, claims out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .terminal import (
    FILE,
    cache_beside,
    cache_option,
    force_option,
    jobs_option,
    reading_options,
    say_escaped,
    steps,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posturemap.claims import Article, Claim, Inputs
    from posturemap.extraction import Take


@click.command()
@click.argument("articles", nargs=-1, required=True, type=FILE)
@click.option("-o", "output", type=FILE, help="Write all claims to this file.")
@click.option("--out-dir", type=FILE, help="Write <article id>.jsonl for each article.")
@jobs_option
@force_option
@cache_option
@reading_options
def extract(
    articles: tuple[Path, ...],
    output: Path | None,
    out_dir: Path | None,
    *,
    quiet: bool,
    verbose: bool,
    **choices: Any,
) -> None:
    """Write the claims of ARTICLES as JSON lines, to standard output unless told otherwise.

    ARTICLES are files, folders, quoted patterns, or - for standard input. With -o or --out-dir,
    what was read is kept in .posturemap-cache beside it, so that a file which has not changed is
    not read again.
    """
    from posturemap.claims import find_inputs
    from posturemap.claims.extract.cache import open_cache
    from posturemap.claims.store import write_claims
    from posturemap.extraction import extract_claims
    from posturemap.gather import Reading

    from .told import tell

    if output and out_dir:
        raise click.UsageError("-o and --out-dir exclude each other")
    inputs, force = find_inputs(articles), choices.pop("force")
    _refuse(output, out_dir, inputs, force=force)
    found: list[Claim] = []
    take = _into(out_dir, inputs, force=force) if out_dir else _collect(found) if output else _print
    beside = cache_beside(output or out_dir, no_cache=choices.pop("no_cache"))
    given = choices.pop("claims")
    with steps(quiet=quiet) as step:
        reading = Reading(cache=open_cache(beside) if beside else None, on_step=step, **choices)
        account = extract_claims(inputs, take, reading=reading, claims=given)
    if output:
        write_claims(output, found)
    tell(account, quiet=quiet, verbose=verbose)


def _refuse(output: Path | None, out_dir: Path | None, inputs: "Inputs", *, force: bool) -> None:
    """Refuse before the work what can be refused then."""
    from posturemap.target import files_read, is_claims, refuse_target

    targets = [output] if output else []
    targets += [out_dir / f"{file.id}.jsonl" for file in inputs.files] if out_dir else []
    read = files_read(file.path for file in inputs.files)
    for target in targets:
        refuse_target(target, is_ours=is_claims, read=read, force=force)


def _into(folder: Path, inputs: "Inputs", *, force: bool) -> "Take":
    from posturemap.claims.store import write_claims
    from posturemap.target import files_read, is_claims, refuse_target

    read = files_read(file.path for file in inputs.files)

    def write(article: "Article", claims: "Sequence[Claim]") -> None:
        target = folder / f"{article.id}.jsonl"
        folder.mkdir(parents=True, exist_ok=True)
        refuse_target(target, is_ours=is_claims, read=read, force=force)
        write_claims(target, claims)

    return write


def _collect(found: "list[Claim]") -> "Take":
    return lambda _, claims: found.extend(claims)


def _print(_: "Article", claims: "Sequence[Claim]") -> None:
    from posturemap.claims.store import claims_to_text

    if text := claims_to_text(claims).rstrip("\n"):
        say_escaped(text)
