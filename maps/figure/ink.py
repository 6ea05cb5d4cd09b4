"""Colours and letters of still pictures."""

from posturemap.maps.marks import html_text

WATER, GROUND, ALLIANCE, INK = "#dce8ef", "#efede6", "#c9d8e8", "#1d2733"
# One that every system has with the same widths, under one name or another.
FONTS = "Liberation Sans, Arial, Helvetica, sans-serif"


def xml(text: str) -> str:
    """Write text for XML, which lacks two characters more than HTML."""
    return html_text(text.translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}))


def halo(x: float, y: float, text: str, *, size: float) -> str:
    """Write letters that stand out from what is below them, with their middle at a point."""
    at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="middle"'
    light = 'stroke="#ffffff" stroke-width="3" stroke-opacity="0.8" paint-order="stroke"'
    return f"<text {at} {light}>{xml(text)}</text>"
