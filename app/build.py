"""The whole pipeline on one screen: articles in, a folder of outputs out."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from posturemap.account import Account, plural
from posturemap.bringing import Brought, bring_layers
from posturemap.claims import Article, Claim, Project, ReviewState
from posturemap.claims.extract.cache import open_cache
from posturemap.claims.intake import Intake, is_contested
from posturemap.claims.record import record_of
from posturemap.claims.review import Reviewed, apply_review, read_review
from posturemap.claims.warn import reading_warnings
from posturemap.folder import publishing, refuse_foreign
from posturemap.gather import BRIEFING, Gathered, Read, Reading, gather
from posturemap.guarding import (
    Guard,
    guard_of,
    hold_back,
    quiet_account,
    quiet_layers,
    refuse_title,
)
from posturemap.history import follow
from posturemap.layers import (
    Posture,
    Register,
    assemble,
    extend_register,
    leave_out,
    load_register,
    quiet_register,
)
from posturemap.outputs import make_outputs
from posturemap.plan import FORMATS, USUAL_FORMATS, Plan, check_plan
from posturemap.run import Published, Run
from posturemap.step import Step, nothing
from posturemap.taking import Taking, open_taking, with_records

__all__ = ["BRIEFING", "FORMATS", "USUAL_FORMATS", "Plan", "Run", "build_map"]

_log = logging.getLogger("posturemap")


def build_map(
    plan: Plan, *, out: Path | str | None = None, force: bool = False, on_step: Step = nothing
) -> Run:
    """Read articles, place their claims, and write the map.

    Parameters
    ----------
    plan
        What to build from.
    out
        Folder to write; None writes nothing.
    force
        Replace files of an earlier run in `out` that somebody has changed since.
    on_step
        Told how far it is: which part, how much of it is done, and of how much.

    Raises
    ------
    InputError
        No article can be read, or with `strict` not every one; a choice, the project file, the
        review, a layer of your own or the output folder is wrong. Nothing is written then.
    """
    check_plan(plan)
    out = None if out is None else Path(out)
    if out is not None:
        refuse_foreign(out, force=force)
    brought = bring_layers(plan)
    guard = guard_of(plan.project.guard)
    if guard is not None:
        refuse_title(guard, plan.title)
        brought = quiet_layers(guard, brought)
    taking = open_taking((*plan.project.claim_files, *plan.claim_files))
    run = _run(plan, _gathered(plan, on_step), (taking, brought), guard)
    if out is None:
        held: dict[str, bytes] = {}
        make_outputs(plan, run, lambda n, parts: held.update({n: b"".join(parts)}), on_step=on_step)
        return replace(run, outputs=held)
    with publishing(out, force=force) as put:
        made = make_outputs(plan, run, put, on_step=on_step)
    _log.info("wrote %s to %s", plural(len(made), "file"), out)
    return replace(run, out=out, outputs=Published(out, made))


def _gathered(plan: Plan, on_step: Step) -> Gathered:
    gathered = gather(plan.project, plan.articles, _reading(plan, on_step))
    read, unread = len(gathered.read), len(gathered.unread)
    _log.info("read %s, left out %d", plural(read, "article"), unread)
    return gathered


def _run(plan: Plan, gathered: Gathered, given: tuple[Taking, Brought], guard: Guard | None) -> Run:
    """Put on the layers what was read and given, and make no file yet."""
    articles = tuple(one.article for one in gathered.read)
    taking = with_records(given[0], plan.project, articles)
    intake = taking.intake()
    reviewed = _reviewed(plan, _proved(intake, gathered), articles)
    judged: Sequence[Claim] = [_judged(claim, plan.project.floor) for claim in reviewed.claims]
    read = gathered.read
    if guard is not None:
        guard, judged, read = hold_back(guard, judged, read)
    posture = replace(_assemble(plan, judged, read, guard), own=given[1].layers)
    _log.info("placed %s", plural(len(posture.claims), "claim"))
    names = dict(zip((a.id for a in articles), (one.article.id for one in read), strict=True))
    articles = tuple(sorted((one.article for one in read), key=lambda article: article.id))
    title = plan.title or plan.project.title or _title(articles)
    account = _account(gathered, posture.claims, _notes(reviewed), names)
    account = _with_inputs(account, intake, taking, given[1])
    if plan.since is not None:
        history = follow(plan.since, posture.claims, as_of=posture.as_of)
        account = replace(account, history=history)
    if guard is not None:
        account = quiet_account(guard, account, names.__getitem__)
    return Run(title=title, articles=articles, posture=posture, account=account)


def _reading(plan: Plan, on_step: Step) -> Reading:
    cache = None if plan.cache is None else open_cache(plan.cache)
    return Reading(jobs=plan.jobs, cache=cache, strict=plan.strict, on_step=on_step)


def _account(
    gathered: Gathered, claims: Sequence[Claim], notes: Sequence[str], names: Mapping[str, str]
) -> Account:
    """Say what was read: warnings are about what was found, records count what is left of it."""
    count = Counter(claim.article for claim in claims)
    return Account(
        records=tuple(
            record_of(one.article, claims=count[names[one.article.id]]) for one in gathered.read
        ),
        warnings=tuple(
            warning
            for one in gathered.read
            for warning in reading_warnings(one.path, one.article, one.claims)
        ),
        unread=gathered.unread,
        passed_over=gathered.passed_over,
        notes=tuple(notes),
    )


def _with_inputs(account: Account, intake: Intake, taking: Taking, brought: Brought) -> Account:
    """Add what was read besides articles."""
    return replace(
        account,
        intake=intake.account(),
        inputs={**taking.inputs, **brought.inputs},
        stale=taking.alerts,
        brought=brought.alerts,
    )


def _title(articles: Sequence[Article]) -> str:
    if len(articles) == 1 and articles[0].title:
        return articles[0].title
    subject = "an article says" if len(articles) == 1 else f"{len(articles)} articles say"
    return f"NATO in the Baltics: what {subject}"


def _proved(intake: Intake, gathered: Gathered) -> list[Claim]:
    """Put claims from elsewhere to those that were found, as far as the text bears them out."""
    return [
        claim
        for one in gathered.read
        for claim in intake.prove(one.article, one.claims, file=one.path.name)
    ]


def _reviewed(plan: Plan, claims: Sequence[Claim], articles: Sequence[Article]) -> Reviewed:
    """Put the decisions of a review file on the claims."""
    written = plan.project.review
    path = plan.review or (plan.project.path(written) if written else None)
    if path is None:
        return Reviewed(claims=tuple(claims))
    return apply_review(read_review(path), claims, articles)


def _judged(claim: Claim, floor: float | None) -> Claim:
    """Say again whether a claim is sure: by a person's word, else by the project's floor."""
    if claim.review.state in (ReviewState.ACCEPTED, ReviewState.EDITED):
        return replace(claim, sure=True)
    if floor is None or is_contested(claim):
        return claim
    return replace(claim, sure=claim.confidence >= floor)


def _notes(reviewed: Reviewed) -> list[str]:
    return [
        *(
            f"the decision on claim {m.decided} is now on {m.claim} ({m.how})"
            for m in reviewed.moved
        ),
        *(f"the decision on claim {u.decided} is on none: {u.reason}" for u in reviewed.unapplied),
    ]


def _assemble(
    plan: Plan, claims: Sequence[Claim], read: Sequence[Read], guard: Guard | None
) -> Posture:
    project = plan.project
    register = _register(project)
    posture = assemble(
        claims,
        [one.article for one in read],
        as_of=str(plan.as_of) if plan.as_of else project.as_of,
        register=register if guard is None else quiet_register(register, guard.hidden),
        draw_all=plan.draw_all or project.register.all,
        reliability={one.article.id: one.reliability for one in read},
        grid=None if guard is None else guard.grid,
    )
    return leave_out(posture, project.layers.omit)


def _register(project: Project) -> Register:
    register = load_register()
    for written in project.register.files:
        register = extend_register(register, project.path(written))
    return register
