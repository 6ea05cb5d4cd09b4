"""Ways to put a text, which stands at [], into a Word file that no reader of it sees."""

import io
import zipfile
from collections.abc import Mapping

from docx import Document

WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
DRAWN = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
OLD = 'xmlns:v="urn:schemas-microsoft-com:vml"'
BLACK = '<w:color w:val="000000"/>'
PARAGRAPH = "<w:p><w:r><w:rPr>{}</w:rPr><w:t>[]</w:t></w:r></w:p>"


def word_file(
    *blocks: str,
    styles: str = "",
    parts: Mapping[str, str] | None = None,
    changed: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """Return a Word file with blocks of XML (``w:`` is known) put into its body.

    It has further parts, and parts in which the first words are put in place of others.
    """
    plain, out = io.BytesIO(), io.BytesIO()
    Document().save(plain)
    put = {
        "word/document.xml": ("<w:sectPr", "".join(blocks) + "<w:sectPr"),
        "word/styles.xml": ("</w:styles>", f"{styles}</w:styles>"),
    }
    with (
        zipfile.ZipFile(plain) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name).decode(errors="surrogateescape")
            for known in (put, changed or {}):
                content = content.replace(*known.get(name, ("", "")), 1)
            new.writestr(name, content.encode(errors="surrogateescape"))
        for name, content in (parts or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def filled(colour: str) -> str:
    return f"<w14:textFill {WORD_2010}>{colour}</w14:textFill>"


def box(anchor: str = "", place: str = "", shape: str = "", letters: str = "") -> str:
    return (
        f"<w:p><w:r><w:drawing {DRAWN}><wp:anchor {anchor}>{place}<a:graphic><a:graphicData>"
        f"<wps:wsp>{shape}<wps:txbx><w:txbxContent>{PARAGRAPH.format(letters)}</w:txbxContent>"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def old_box(shape: str, letters: str = "") -> str:
    name = shape.split(" ", 1)[0]
    return (
        f"<w:p><w:r><w:pict><v:{shape}><v:textbox><w:txbxContent>{PARAGRAPH.format(letters)}"
        f"</w:txbxContent></v:textbox></v:{name}></w:pict></w:r></w:p>"
    )


def table(properties: str = "", cell: str = "", letters: str = "") -> str:
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>"
        f"{PARAGRAPH.format(letters)}</w:tc></w:tr></w:tbl>"
    )


LETTERS = {
    "vanish": "<w:vanish/>",
    "white": '<w:color w:val="FFFFFF"/>',
    "ground of the theme": '<w:color w:val="000000" w:themeColor="background1"/>',
    "one point": '<w:sz w:val="2"/>',
    "pressed": '<w:w w:val="1"/>',
    "on one another": '<w:spacing w:val="-400"/>',
    "black on black": f'{BLACK}<w:shd w:val="clear" w:fill="000000"/>',
    "marked in its colour": '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
    "solid pattern": '<w:color w:val="FF0000"/><w:shd w:val="solid" w:color="FF0000"/>',
    "theme's text under it": f'{BLACK}<w:shd w:val="clear" w:fill="auto" w:themeFill="text1"/>',
    "filled white": filled('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'),
    "passing from white to white": filled(
        '<w14:gradFill><w14:gsLst><w14:gs><w14:srgbClr w14:val="FFFFFF"/></w14:gs>'
        '<w14:gs><w14:srgbClr w14:val="FEFEFE"/></w14:gs></w14:gsLst></w14:gradFill>'
    ),
}
PARAGRAPHS = {
    "frame off the page": '<w:framePr w:x="-9000" w:y="1"/>',
    "flat frame": '<w:framePr w:w="1" w:h="1" w:hRule="exact"/>',
    "far in": '<w:ind w:left="40000"/>',
    "first line far in": '<w:ind w:firstLine="40000"/>',
    "flat line": '<w:spacing w:line="2" w:lineRule="exact"/>',
    "style far in": '<w:pStyle w:val="Far"/>',
}
FAR = (
    '<w:style w:type="paragraph" w:styleId="Far"><w:name w:val="Far"/>'
    '<w:pPr><w:ind w:left="40000"/></w:pPr></w:style>'
)
BLOCKS = {
    "table far in": table('<w:tblInd w:w="40000" w:type="dxa"/>'),
    "table off the page": table('<w:tblpPr w:tblpX="-20000" w:tblpY="1"/>'),
    "cell of its colour": table("", '<w:shd w:val="clear" w:themeFill="text1"/>', BLACK),
    "box hidden": box('hidden="1"'),
    "shape hidden": box("", "", '<wps:cNvPr id="2" name="b" hidden="1"/>'),
    "box without size": box("", '<wp:extent cx="0" cy="0"/>'),
    "box far off": box(
        "",
        '<wp:positionH><p:pctPosHOffset xmlns:p="x">900000</p:pctPosHOffset></wp:positionH>',
    ),
    "box of its colour": box(
        shape='<wps:spPr><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></wps:spPr>',
        letters=BLACK,
    ),
    "old box without size": old_box(f'shape {OLD} style="width:0;height:0"'),
    "old box of its colour": old_box(f'shape {OLD} fillcolor="black"', BLACK),
    "pattern of shapes": old_box(f"shapetype {OLD}"),
    "for other programs": (
        f'<w:p><w:r><mc:AlternateContent {COMPATIBLE}><mc:Choice Requires="new"><w:t>[]</w:t>'
        "</mc:Choice><mc:Fallback><w:t>Norway stays.</w:t></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    ),
    "for old programs": (
        f'<w:p><w:r><mc:AlternateContent {COMPATIBLE}><mc:Choice Requires="w14"><w:t>It stays.'
        "</w:t></mc:Choice><mc:Fallback><w:t>[]</w:t></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    ),
    "backwards": '<w:p><w:bdo w:val="rtl"><w:r><w:t>[]</w:t></w:r></w:bdo></w:p>',
    "instruction": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>[]</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "deleted": "<w:p><w:del><w:r><w:delText>[]</w:delText></w:r></w:del></w:p>",
    "moved away": "<w:p><w:moveFrom><w:r><w:t>[]</w:t></w:r></w:moveFrom></w:p>",
}
UNSEEN = {
    **{name: PARAGRAPH.format(properties) for name, properties in LETTERS.items()},
    **{
        name: f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>[]</w:t></w:r></w:p>"
        for name, properties in PARAGRAPHS.items()
    },
    **BLOCKS,
}
SHOWN = {
    "white on a dark box": box(
        shape='<wps:spPr><a:solidFill><a:srgbClr val="1F3864"/></a:solidFill></wps:spPr>',
        letters='<w:color w:val="FFFFFF"/>',
    ),
    "white on a picture": box(
        shape="<wps:spPr><a:blipFill/></wps:spPr>", letters='<w:color w:val="FFFFFF"/>'
    ),
    "white on the theme's text": table(
        "", '<w:shd w:val="clear" w:themeFill="text1"/>', '<w:color w:val="FFFFFF"/>'
    ),
    "a new box": (
        f'<w:p><w:r><mc:AlternateContent {COMPATIBLE}><mc:Choice Requires="wps"><w:t>[]</w:t>'
        "</mc:Choice><mc:Fallback><w:t>[]</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ),
}
