"""The first sheet of a spreadsheet (XLSX) as rows of text."""

import io
import re
import zipfile
from collections.abc import Iterator
from posixpath import join, normpath
from typing import Any

from lxml import etree

from posturemap.claims.reading.archived import UNPACKING, check_archive
from posturemap.claims.reading.unreadable import UnreadableError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_CELL = re.compile(r"([A-Z]{1,3})\d+")
_INDEX = re.compile(r"[0-9]{1,9}")
_MOST_COLUMNS = 500


def sheet_rows(content: bytes) -> Iterator[list[str]]:
    """Yield the rows of a workbook's first sheet, cells without content as "".

    Raises
    ------
    UnreadableError
        It is no workbook, is locked, or unpacks to more than one would.
    """
    check_archive(content, "spreadsheet")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = _shared(_part(archive, "xl/sharedStrings.xml"))
        sheet = _part(archive, _first_sheet(archive))
        if sheet is None:
            raise UnreadableError("is no spreadsheet; wanted an XLSX workbook with a sheet")
        for row in _all(sheet, "row"):
            yield _cells(row, texts)


def _cells(row: Any, texts: list[str]) -> list[str]:
    found: dict[int, str] = {}
    for place, cell in enumerate(_all(row, "c")):
        named = _CELL.match(cell.get("r") or "")
        column = _number(named[1]) if named else place
        if column < _MOST_COLUMNS:
            found[column] = _value(cell, texts)
    return [found.get(column, "") for column in range(max(found, default=-1) + 1)]


def _number(letters: str) -> int:
    """Count a column's letters.

    >>> _number("A"), _number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Any, texts: list[str]) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return _words(cell)
    held = next((one.text or "" for one in _all(cell, "v")), "")
    if kind == "s":
        return texts[int(held)] if _INDEX.fullmatch(held) and int(held) < len(texts) else ""
    return "" if kind == "e" else held


def _shared(part: Any) -> list[str]:
    return [] if part is None else [_words(one) for one in _all(part, "si")]


def _words(element: Any) -> str:
    """Join the text of runs; how East Asian words are spoken is none of it."""
    return "".join(
        one.text or ""
        for space in (_MAIN, _STRICT)
        for one in element.iter(f"{space}t")
        if not one.getparent().tag.endswith("}rPh")
    )


def _first_sheet(archive: zipfile.ZipFile) -> str:
    book, links = (
        _part(archive, name) for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    )
    if book is None or links is None:
        raise UnreadableError("is no spreadsheet; wanted an XLSX workbook")
    first = next(iter(_all(book, "sheet")), None)
    wanted = (
        None
        if first is None
        else next((value for name, value in first.attrib.items() if name.endswith("}id")), None)
    )
    target = next((one.get("Target") for one in links if one.get("Id") == wanted), None)
    return normpath(join("xl", target)).lstrip("/") if target else ""


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    # Nothing outside of the part is read, and entities stay what they are.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(archive.read(name), parser)
    except KeyError:
        return None
    except (etree.XMLSyntaxError, *UNPACKING) as error:
        why = " ".join(str(error).split()) or "it ends in the middle"
        raise UnreadableError(f"has a broken part {name}: {why}; save it anew") from None


def _all(element: Any, name: str) -> Iterator[Any]:
    for space in (_MAIN, _STRICT):
        yield from element.iter(f"{space}{name}")
