"""The first sheet of a workbook as rows of text."""

import io
import zipfile

import pytest

from posturemap.claims.intake.sheet import sheet_rows
from posturemap.claims.reading.unreadable import UnreadableError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(cells, shared="", space=MAIN, **other):
    """Write a workbook of one sheet; other parts by their names, None leaves one out."""
    parts = {
        "workbook": f'<workbook xmlns="{space}" xmlns:r="{LINKED}"><sheets>'
        '<sheet name="a" sheetId="2" r:id="rId7"/><sheet name="b" sheetId="3" r:id="rId8"/>'
        "</sheets></workbook>",
        "links": '<Relationships><Relationship Id="rId8" Target="worksheets/two.xml"/>'
        '<Relationship Id="rId7" Target="worksheets/one.xml"/></Relationships>',
        "strings": f'<sst xmlns="{space}">{shared}</sst>',
        "one": f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>',
        "two": f'<worksheet xmlns="{space}"><sheetData><row><c><v>no</v></c></row></sheetData>'
        "</worksheet>",
    } | other
    names = {
        "workbook": "xl/workbook.xml",
        "links": "xl/_rels/workbook.xml.rels",
        "strings": "xl/sharedStrings.xml",
        "one": "xl/worksheets/one.xml",
        "two": "xl/worksheets/two.xml",
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for part, text in parts.items():
            if text is not None:
                archive.writestr(names[part], text)
    return content.getvalue()


def rows(*given, **other):
    return list(sheet_rows(workbook(*given, **other)))


def fault_of(content):
    with pytest.raises(UnreadableError) as fault:
        list(sheet_rows(content))
    return str(fault.value)


@pytest.mark.parametrize("space", [MAIN, STRICT])
def test_the_first_sheet_s_rows_are_read(space):
    cells = (
        '<row><c r="A1" t="s"><v>1</v></c><c r="C1"><v>4.5</v></c></row>'
        '<row></row><row><c r="B3" t="inlineStr"><is><t>Ta</t><t>pa</t></is></c></row>'
    )
    shared = "<si><t>none</t></si><si><r><t>Ru</t></r><r><t>kla</t></r></si>"
    assert rows(cells, shared, space) == [["Rukla", "", "4.5"], [], ["", "Tapa"]]


def test_cells_without_a_name_stand_in_their_order():
    assert rows("<row><c><v>1</v></c><c/><c><v>3</v></c></row>") == [["1", "", "3"]]
    assert rows('<row><c r="AB1"><v>x</v></c></row>') == [[""] * 27 + ["x"]]
    assert rows('<row><c r="aa1"><v>x</v></c></row>') == [["x"]]


def test_columns_beyond_the_five_hundredth_are_left_out():
    cells = '<row><c r="SF1"><v>last</v></c><c r="SG1"><v>one more</v></c></row>'
    assert rows(cells) == [[""] * 499 + ["last"]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c t="s"><v>0</v></c>', "Tapa"),
        ('<c t="s"><v>1</v></c>', ""),
        ('<c t="s"><v>-1</v></c>', ""),
        ('<c t="s"><v>1234567890</v></c>', ""),
        ('<c t="s"/>', ""),
        ('<c t="e"><v>#REF!</v></c>', ""),
        ('<c t="str"><v>made</v></c>', "made"),
        ("<c><v/></c>", ""),
        ('<c t="inlineStr"><is><t/></is></c>', ""),
    ],
)
def test_a_cell_is_its_text(cell, text):
    assert rows(f'<row>{cell}<c r="B1"><v>end</v></c></row>', "<si><t>Tapa</t></si>") == [
        [text, "end"]
    ]


def test_how_words_are_spoken_is_none_of_the_text():
    shared = "<si><t>Tapa</t><rPh><t>tah-pah</t></rPh></si>"
    assert rows('<row><c t="s"><v>0</v></c></row>', shared) == [["Tapa"]]


def test_a_workbook_needs_no_shared_texts_and_may_name_its_sheet_from_the_root():
    links = (
        '<Relationships><Relationship Id="rId7" Target="/xl/worksheets/one.xml"/></Relationships>'
    )
    cells = '<row><c t="s"><v>0</v></c><c><v>7</v></c></row>'
    assert rows(cells, strings=None, links=links) == [["", "7"]]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"workbook": None}, "is no spreadsheet; wanted an XLSX workbook"),
        ({"links": None}, "is no spreadsheet; wanted an XLSX workbook"),
        ({"one": None}, "is no spreadsheet; wanted an XLSX workbook with a sheet"),
        (
            {"workbook": f'<workbook xmlns="{MAIN}"/>'},
            "is no spreadsheet; wanted an XLSX workbook with a sheet",
        ),
        (
            {"workbook": f'<workbook xmlns="{MAIN}"><sheet name="a"/></workbook>'},
            "is no spreadsheet; wanted an XLSX workbook with a sheet",
        ),
        (
            {"links": "<Relationships/>"},
            "is no spreadsheet; wanted an XLSX workbook with a sheet",
        ),
    ],
)
def test_what_is_no_workbook_is_refused(other, why):
    assert fault_of(workbook("", **other)) == why


def test_a_broken_part_is_named():
    fault = fault_of(workbook("<row>"))
    assert fault.startswith("has a broken part xl/worksheets/one.xml: Opening and ending tag")
    assert fault.endswith("; save it anew")


def test_nothing_outside_a_part_is_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    one = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><worksheet xmlns="{MAIN}">'
        "<row><c><v>a&e;b</v></c></row></worksheet>"
    )
    assert "secret" not in str(rows("", one=one))
