"""Train the reader: ``python _build/train [--leave-out HANDS --predictions DIR]``.

Without an option it trains on all annotated articles but those of one group and one hand, which
are spared so that the shipped weights have figures of their own, and writes
``claims/data/encoder.npz``. With ``--leave-out`` nothing is shipped: the articles of some groups or
hands ("z" or "zb,zc") are left out of training, what is then read in them is written to DIR for
``corpus/score.py``, and what speaks for each claim and each who may act in it to
``DIR/signs.jsonl``; with ``--read-with FILE`` weights that never saw them read them, and none are
trained. ``--calibrate DIR ...`` learns from such folders what the chances are worth, and to weigh
who acts.
Needs the dependency group ``train`` and trains on the processor: half an hour on two cores.
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "corpus"))

import acting  # noqa: E402
from apart import Apart, read_apart  # noqa: E402
from base import fetch  # noqa: E402
from calibrate import FLOORS, calibration, chances, compared, reliability, sure, write  # noqa: E402
from export import write_weights  # noqa: E402
from fit import Course, Shelf, fit  # noqa: E402
from lessons import Lesson  # noqa: E402
from marks import Gold  # noqa: E402
from mixing import mixed, side_by_side  # noqa: E402
from texts import Part, clause_lessons, make_lesson, parts_of, read_corpus  # noqa: E402

from posturemap.claims import claim_to_json, read_article  # noqa: E402
from posturemap.claims.extract.choose import Choice, Chooser  # noqa: E402
from posturemap.claims.extract.choose.acting import load_acting  # noqa: E402
from posturemap.claims.extract.choose.confidence import Calibration  # noqa: E402
from posturemap.claims.extract.choose.pieces import Vocabulary  # noqa: E402
from posturemap.claims.extract.choose.weights import read  # noqa: E402
from posturemap.claims.extract.engine import find_claims_and_choices  # noqa: E402
from posturemap.claims.extract.matching import matching  # noqa: E402
from posturemap.claims.extract.threads import one_thread  # noqa: E402
from posturemap.errors import ArticleError  # noqa: E402

CORPUS, DATA = ROOT / "corpus", ROOT / "claims" / "data"
CACHE = ROOT / ".cache" / "train"
SPARED = ("h", "zy")
"""What is never trained on: a group of short news, and a hand of whole articles."""
_SLOWER = 0.45  # the steps of a training that goes on from weights
_BELOW = 0.85  # the steps of each layer, of the layer above it, where all are trained
_SENTENCES = 2400  # that stand beside sentences of other articles
THRESHOLDS = {
    "claim": 0.75,
    "row": 0.5,
    "change": 0.5,
    "place": 0.4,
    "place outside": 0.9,
    "actor": 0.45,
    "date": 0.3,
    "date outside": 0.45,
    "quantity": 0.3,
    "speaker": 0.25,
}
"""Chance from which something is taken; chosen on groups that training had not seen yet: p and r,
then j, o and y, then z, those of claims, places and actors last on zz, those of dates on half of h;
a row's on tables of forces, money, trade and sport."""


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leave-out", type=_hands, metavar="HANDS", default=())
    parser.add_argument("--predictions", type=Path, metavar="DIR", default=CACHE / "predictions")
    parser.add_argument("--calibrate", type=Path, nargs="+", metavar="DIR")
    parser.add_argument("--unrelated", type=Path, metavar="DIR", help="plain texts of other things")
    parser.add_argument("--epochs", type=int, default=Course().epochs)
    parser.add_argument("--go-on", type=Path, metavar="FILE", help="weights to go on from, slower")
    parser.add_argument(
        "--fresh", type=_hands, metavar="HANDS", default=(), help="taken whole in every round"
    )
    parser.add_argument("--again", type=float, default=Course().again, help="of the others")
    parser.add_argument("--kept", type=int, default=Course().kept, help="layers left as they are")
    parser.add_argument("--read-with", type=Path, metavar="FILE", help="weights, not to train any")
    given = parser.parse_args()
    if given.calibrate:
        _calibrate(given.calibrate)
        return
    if given.read_with:
        _predict(given.read_with, given.leave_out, given.predictions)
        return
    base, pieces = fetch(CACHE)
    shelf = _shelf(Vocabulary(pieces), given.leave_out, given.unrelated)
    course = Course(
        epochs=given.epochs,
        fresh=given.fresh,
        again=given.again,
        kept=given.kept,
        slower=_BELOW if given.kept < Course().told else 1.0,
    )
    if given.go_on:
        course = replace(course, rate=course.rate * _SLOWER, head_rate=course.head_rate * _SLOWER)
    network = fit(base, shelf, course, begun=read(given.go_on) if given.go_on else None)
    path = (
        DATA / "encoder.npz" if not given.leave_out else CACHE / f"{''.join(given.leave_out)}.npz"
    )
    write_weights(path, network, pieces, shelf)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    if given.leave_out:
        _predict(path, given.leave_out, given.predictions)


def _hands(given: str) -> tuple[str, ...]:
    """Read a list of groups or hands: how the names of their articles begin."""
    return tuple(hand for hand in given.split(",") if hand)


def _shelf(vocabulary: Vocabulary, left_out: tuple[str, ...], unrelated: Path | None) -> Shelf:
    rng = random.Random(7)  # noqa: S311  no secret
    articles: list[tuple[Lesson, Sequence[Lesson]]] = []
    texts: list[Part] = []
    for path in sorted((CORPUS / "articles").glob("*.txt")):
        if path.stem.startswith(left_out + SPARED):
            continue
        text, gold, ignored = read_corpus(CORPUS, path.stem)
        texts.append((text, gold, ignored))
        parts = [
            lesson
            for part in parts_of(text, gold, ignored, rng)
            if (lesson := _part_lesson(part, path.stem, vocabulary))
        ]
        whole = make_lesson(text, path.stem, gold, ignored, vocabulary)
        articles.append((whole, parts if len(parts) > 1 else ()))
    for number, part in enumerate([*mixed(texts, rng), *side_by_side(texts, rng, _SENTENCES)]):
        if lesson := _part_lesson(part, f"+mixed-{number}", vocabulary):
            articles.append((lesson, ()))
    short = list(clause_lessons(Path(__file__).parent, vocabulary))
    files = sorted(unrelated.glob("*.txt")) if unrelated else []
    other = [make_lesson(t.read_text("utf-8"), t.stem, [], [], vocabulary) for t in files]
    return Shelf(articles, short, other)


def _part_lesson(part: Part, name: str, vocabulary: Vocabulary) -> Lesson | None:
    """Make a lesson of some paragraphs; None where they are no running text by themselves."""
    text, gold, ignored = part
    try:
        return make_lesson(text, name, gold, ignored, vocabulary)
    except ArticleError:
        return None


def _predict(path: Path, hands: tuple[str, ...], folder: Path) -> None:
    """Read the articles of some groups with weights that never saw them."""
    folder.mkdir(parents=True, exist_ok=True)
    chooser = Chooser(read(path), Calibration(THRESHOLDS, {}, {}, 1.0), load_acting())
    with (folder / "signs.jsonl").open("a", encoding="utf-8") as signs:
        for article in sorted((CORPUS / "articles").glob("*.txt")):
            if not article.stem.startswith(hands):
                continue
            copy = matching(read_article(article))
            with one_thread():
                found = list(find_claims_and_choices(copy.article, chooser))
            rows = [claim_to_json(copy.as_read(claim)) for claim, _ in found]
            (folder / f"{article.stem}.jsonl").write_text("".join(f"{r}\n" for r in rows), "utf-8")
            signs.writelines(_known(article.stem, choice) for _, choice in found)


def _known(article: str, choice: Choice) -> str:
    """Write down what speaks for a claim, and for each who may act in it."""
    actors = {a: [round(sign, 4) for sign in row] for a, row in choice.actor_signs.items()}
    return json.dumps({"article": article, "signs": choice.signs, "actors": actors}) + "\n"


def _calibrate(folders: Sequence[Path]) -> None:
    """Learn what chances are worth, and say how that holds in groups it did not learn from."""
    articles = [one for folder in folders for one in read_apart(folder, CORPUS)]
    _weigh_actors(articles)
    told = [t for o in articles for t in compared(o.gold, o.read, o.signs, o.ignored, o.hand)]
    write(DATA / "calibration.json", calibration(told, THRESHOLDS))
    confidences = chances(told)
    print("confidence  right  claims")
    for confidence, share, many in reliability(told, confidences):
        print(f"{confidence:.2f}  {share:.2f}  {many}")
    known = sum(len(_annotated(path.stem)) for folder in folders for path in _read_in(folder))
    print("floor  right  right of those with a place  right and sure of all")
    for floor in FLOORS:
        print(f"{floor}", *(f"{share:.2f}" for share in sure(told, confidences, floor, known)))


def _weigh_actors(articles: Sequence[Apart]) -> None:
    """Learn who acts, and say how that does in hands it did not learn from."""
    claims = [c for o in articles for c in acting.compared(o.gold, o.read, o.actors, o.hand)]
    print(f"actors F1 {acting.left_out(claims, THRESHOLDS['actor']):.3f}")
    acting.write(DATA / "acting.json", acting.fit(claims))


def _read_in(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.jsonl")) if path.stem != "signs"]


def _annotated(name: str) -> list[Gold]:
    return read_corpus(CORPUS, name)[1]


if __name__ == "__main__":
    main()
