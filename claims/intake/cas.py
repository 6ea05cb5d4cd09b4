"""What INCEpTION exports: UIMA CAS as JSON, and WebAnno TSV 3."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .given import Given
from .rows import values_of
from .verbatim import LONGEST

_STRUCTURES = "%FEATURE_STRUCTURES"
_ABOUT = 32  # characters of context
_MOST = 2 * LONGEST + 2  # units of a quote, which is then refused by its length
_GAPS = 10_000  # characters between all sentences of a file that is shorter itself
_TOKEN = re.compile(r"\d+-\d+(?:\.\d+)?\Z")
_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_MARKED = re.compile(r"(?P<value>.*?)\[(?P<number>\d+)\]\Z", re.DOTALL)
_STACKED = re.compile(r"(?:^|\|)((?:\\.|[^|])*)")
_ESCAPED = re.compile(r"\\(.)")
_CONTROL = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "b": "\b"}
# Layers that say how a text is written, and not what it claims.
_OF_THE_TEXT = re.compile(
    r"(?:^uima\.|\.(?:Sentence|Token|Lemma|POS|MorphologicalFeatures|Stem|Div|Heading|Paragraph|DocumentMetaData|TagDescription|TagsetDescription|CASMetadata)\Z|\.(?:pos|morph|syntax)\.)"
)


def is_cas(found: Any) -> bool:
    """Tell whether JSON is a CAS."""
    return isinstance(found, dict) and isinstance(found.get(_STRUCTURES), list)


def cas_to_given(found: Mapping[str, Any], *, reader: str, article: str) -> Iterator[Given]:
    """Read the annotations of a CAS that cover text.

    Parameters
    ----------
    found
        What its JSON holds. Offsets count UTF-16 units, as UIMA does.
    reader
        As in `Given`.
    article
        Name of the article where the CAS does not say.
    """
    held = [one for one in found[_STRUCTURES] if isinstance(one, dict)]
    sofas = {str(one.get("%ID")): one for one in held if one.get("%TYPE") == "uima.cas.Sofa"}
    titles = [one.get("documentTitle") for one in held] + [one.get("documentId") for one in held]
    names = tuple(dict.fromkeys([*(t for t in titles if isinstance(t, str)), article]))
    texts = {key: _Units(_text(one.get("sofaString"))) for key, one in sofas.items()}
    for number, one in enumerate(held, start=1):
        units = texts.get(str(one.get("@sofa")))
        begin, end = one.get("begin"), one.get("end")
        if units is None or not isinstance(begin, int) or not isinstance(end, int):
            continue
        if _OF_THE_TEXT.search(str(one.get("%TYPE"))) or not 0 <= begin < end <= units.length:
            continue
        yield Given(
            reader=reader,
            where=f"annotation {one.get('%ID', number)}",
            articles=names,
            quote=units.cut(begin, min(end, begin + _MOST)),
            prefix=units.cut(max(0, begin - _ABOUT), begin),
            suffix=units.cut(end, end + _ABOUT),
            values=values_of(_features(one)),
        )


def _features(one: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an annotation says; a lone label is a type or a polarity."""
    said = {str(key).casefold(): value for key, value in one.items() if key[:1] not in "%@^"}
    if isinstance(label := said.get("label") or said.get("value"), str):
        said.setdefault("type", label)
        said.setdefault("polarity", label)
    return said


class _Units:
    """A text that is counted in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._units = text.encode("utf-16-le", "surrogatepass")
        self.length = len(self._units) // 2

    def cut(self, begin: int, end: int) -> str:
        return self._units[2 * begin : 2 * end].decode("utf-16-le", "ignore")


def _text(held: Any) -> str:
    return held if isinstance(held, str) else ""


@dataclass(slots=True)
class _Span:
    """An annotation of one layer while its tokens are read."""

    begin: int
    end: int
    said: dict[str, str] = field(default_factory=dict)


def webanno_to_given(text: str, *, reader: str, article: str) -> Iterator[Given]:
    """Read the span annotations of a WebAnno TSV 3 file.

    Parameters
    ----------
    text
        The file.
    reader
        As in `Given`.
    article
        Name of the article, which the file does not say.
    """
    layers = _layers(text)
    units = _Units(_whole(text))
    spans: dict[tuple[object, ...], _Span] = {}
    for line in text.split("\n"):
        cells = line.rstrip("\r").split("\t")
        if len(cells) > 2 and (place := _place(cells)):
            _take(cells, layers, place, spans)
    for one in spans.values():
        yield Given(
            reader=reader,
            where=f"characters {one.begin} to {one.end}",
            articles=(article,),
            quote=units.cut(one.begin, min(one.end, one.begin + _MOST)),
            prefix=units.cut(max(0, one.begin - _ABOUT), one.begin),
            suffix=units.cut(one.end, one.end + _ABOUT),
            values=values_of(_features(one.said)),
        )


def _place(cells: list[str]) -> tuple[int, int] | None:
    """Return where a token begins and ends; None where the line is none of a token."""
    found = _PLACE.fullmatch(cells[1]) if len(cells) > 1 and _TOKEN.match(cells[0]) else None
    return (int(found[1]), int(found[2])) if found else None


def _layers(text: str) -> list[tuple[str, str]]:
    """Return layer and feature of each column behind the third; "" where it claims nothing."""
    found = []
    for line in text.split("\n"):
        if line.startswith("#T_SP="):
            layer, *features = line.rstrip("\r")[6:].split("|")
            layer = "" if _OF_THE_TEXT.search(layer) else layer
            found += [(layer, feature.casefold()) for feature in features or ["value"]]
        elif line.startswith(("#T_RL=", "#T_CH=")):
            found += [("", "") for _ in line.split("|")[1:]]
    return found


def _take(
    cells: list[str],
    layers: list[tuple[str, str]],
    place: tuple[int, int],
    spans: dict[tuple[object, ...], _Span],
) -> None:
    """Put a token's cells to their annotations; one over several tokens has a number."""
    for (layer, feature), held in zip(layers, cells[3:], strict=False):
        if not layer or held in ("_", ""):
            continue
        for order, cell in enumerate(_STACKED.findall(held)):
            marked = _MARKED.match(cell)
            key = (layer, marked["number"]) if marked else (layer, place, order)
            one = spans.setdefault(key, _Span(*place))
            one.begin, one.end = min(one.begin, place[0]), max(one.end, place[1])
            value = _unescaped(marked["value"] if marked else cell)
            if value not in ("*", "_", ""):
                one.said.setdefault(feature, value)


def _whole(text: str) -> str:
    """Put the sentences of a file where their tokens say that they stand."""
    found: list[str] = []
    sentence: list[str] = []
    length, room = 0, max(len(text), _GAPS)
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.startswith("#Text="):
            sentence.append(_unescaped(line[6:]))
        elif sentence and (place := _place(line.split("\t"))):
            gap = min(max(0, place[0] - length), room)
            found += ["\n" * gap, "\n".join(sentence)]
            length += gap + _Units(found[-1]).length
            room -= gap
            sentence = []
    return "".join(found)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: _CONTROL.get(match[1], match[1]), text)
