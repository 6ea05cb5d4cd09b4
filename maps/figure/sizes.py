"""How large a still picture is, and what has its place where in it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A size of picture.

    Parameters
    ----------
    width, height
        Units in which it is drawn.
    width_mm
        Width on paper or screen, millimetres; the height follows.
    text
        Height of usual letters, units.
    beside
        Width of the legend beside the map, units; 0 puts it below.
    foot
        Lines of sources and credit below the map.
    dots
        Pixels a unit of a PNG.
    """

    width: int
    height: int
    width_mm: float
    text: int
    beside: int
    foot: int
    dots: float

    @property
    def head(self) -> int:
        """Height of the strip with the title, units."""
        return round(self.text * 3.4)

    @property
    def line(self) -> int:
        """Height of a line of text, units."""
        return round(self.text * 1.5)

    @property
    def pad(self) -> int:
        """Room round what stands at the edge, units."""
        return self.text


# A card of a feed or messenger, 1200 by 630 pixels; a column of a newspaper or journal, letters
# 7 pt; a slide of 16 to 9, letters 10 pt; an A2 sheet, letters 16 pt.
SIZES: Final = {
    "feed": Size(width=1200, height=630, width_mm=317.5, text=15, beside=300, foot=2, dots=1),
    "column": Size(width=480, height=760, width_mm=85, text=14, beside=0, foot=5, dots=3),
    "slide": Size(width=1280, height=720, width_mm=338.7, text=13, beside=270, foot=2, dots=2),
    "poster": Size(width=1684, height=1191, width_mm=594, text=16, beside=340, foot=6, dots=3),
}
