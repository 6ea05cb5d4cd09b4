"""What a PDF holds besides its pages."""

import re
from collections.abc import Iterator

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from posturemap.claims.reading.remarks import ATTACHMENT, SCRIPT, remark

_LAUNCHES = re.compile(rb"/S\s*/Launch\b")
_SCRIPTS = re.compile(rb"/S\s*/JavaScript\b")
_FILES = re.compile(rb"/EmbeddedFile\b")


def pdf_remarks(content: bytes) -> Iterator[str]:
    """Remark on scripts, programs to be started, and attached files.

    Those that lie in packed objects are known as far as PDFium counts them.

    Parameters
    ----------
    content
        A PDF that `read_pdf` could read.
    """
    document = pypdfium.PdfDocument(content)
    try:
        scripts = pdfium.FPDFDoc_GetJavaScriptActionCount(document)
        files = pdfium.FPDFDoc_GetAttachmentCount(document)
    finally:
        document.close()
    if scripts > 0 or _SCRIPTS.search(content):
        yield remark(SCRIPT, "holds JavaScript, which is not run")
    if _LAUNCHES.search(content):
        yield remark(SCRIPT, "would start a program, which is not done")
    if files > 0 or _FILES.search(content):
        yield remark(ATTACHMENT, f"{max(files, 1)} not read")
