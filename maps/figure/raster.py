"""A still picture as PDF or PNG, by the renderer of the extra `figure`."""

import re
from typing import Any

from posturemap.errors import PageError

from .sizes import Size

_SIZE = re.compile(r'width="[\d.]+mm" height="[\d.]+mm"')


def picture_pdf(svg: str, size: Size) -> bytes:
    """Turn a picture into a PDF of one page, of the picture's size, with its letters as text.

    Raises
    ------
    PageError
        The extra `figure` is not installed.
    """
    points = size.width_mm / 25.4 * 72
    return bytes(_renderer().svg_to_pdf(_sized(svg, points, size)))


def picture_png(svg: str, size: Size) -> bytes:
    """Turn a picture into a PNG of `size.width` times `size.dots` pixels.

    Raises
    ------
    PageError
        The extra `figure` is not installed.
    """
    return bytes(_renderer().svg_to_png(_sized(svg, size.width * size.dots, size)))


def _sized(svg: str, width: float, size: Size) -> str:
    """Give a picture a width in the renderer's units: points of a PDF, pixels of a PNG."""
    height = width * size.height / size.width
    return _SIZE.sub(f'width="{width:g}" height="{height:g}"', svg, count=1)


def _renderer() -> Any:
    try:
        import vl_convert  # noqa: PLC0415  an extra, and large
    except ImportError:
        raise PageError(
            "PDF and PNG need an extra: pip install 'posturemap[figure]'; SVG does not"
        ) from None
    return vl_convert
