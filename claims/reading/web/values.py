"""Numbers and lengths as style sheets write them, sums and all, in pixels.

What a length is a share of is not known without drawing the page: shares of what it stands in and
of the screen are taken of usual sizes.
"""

import re

EM = 16.0
"""Pixels of a letter of usual size."""
VIEW_WIDTH, VIEW_HEIGHT = 1280.0, 800.0
"""Pixels of a screen of usual size."""
_PERCENT = 9.0  # pixels a hundredth of what it is moved in: a hundred of them lie off the page
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
    "%": _PERCENT,
    **dict.fromkeys(("em", "rem", "ex", "ch", "lh", "rlh"), EM),
    **dict.fromkeys(("vw", "svw", "lvw", "dvw", "vi", "vmax"), VIEW_WIDTH / 100),
    **dict.fromkeys(("vh", "svh", "lvh", "dvh", "vb", "vmin"), VIEW_HEIGHT / 100),
}
_UNIT = "(?:px|pt|pc|in|cm|mm|q|rem|em|ex|ch|rlh|lh|[sld]?v[wh]|v[ib]|vmax|vmin|%)"
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?"
_LENGTH = re.compile(rf"(?<![\w.])({_NUMBER})({_UNIT})?(?![\w.])")
_MATH = re.compile(r"(?<![\w-])(-webkit-calc|calc|min|max|clamp|)\(([^()]*)\)")
_FACTOR = re.compile(rf"\s*({_NUMBER})({_UNIT})?\s*")
_LONGEST = 200  # letters of a value that are looked at
_ROUNDS = 12  # brackets within one another


def lengths(written: str, em: float = EM) -> list[float]:
    """Return the lengths in a value, in pixels; a number without unit is one.

    >>> lengths("calc(10px - 1px) 2em")
    [9.0, 32.0]
    """
    found = _LENGTH.findall(resolved(written[:_LONGEST], em))
    return [_pixels(number, unit, em) for number, unit in found]


def length(written: str, em: float = EM) -> float | None:
    """Return a value that is one length, in pixels; None for any other.

    >>> length("min(0px, 3em)"), length("auto")
    (0.0, None)
    """
    match = _FACTOR.fullmatch(resolved(written[:_LONGEST], em))
    return None if match is None else _pixels(match[1], match[2] or "", em)


def share(written: str) -> float | None:
    """Return a number or a percentage as a share of one; None for any other value.

    >>> share("5%"), share("calc(0.5)")
    (0.05, 0.5)
    """
    plain = resolved(written[:_LONGEST])
    match = _FACTOR.fullmatch(plain)
    if match is None or match[2] not in (None, "%"):
        return None
    return float(match[1]) / (100 if match[2] else 1)


def resolved(written: str, em: float = EM) -> str:
    """Work out the sums in a value, in pixels."""
    for _ in range(_ROUNDS):
        if "(" not in written:
            break
        new = _MATH.sub(lambda found: _worked_out(found[1], found[2], em), written)
        if new == written:
            break
        written = new
    return written


def _worked_out(name: str, inside: str, em: float) -> str:
    terms = [_sum(part, em) for part in inside.split(",")]
    if any(term is None for term in terms):
        return ""
    known = [term for term in terms if term is not None]
    units = any(unit for _, unit in known)
    numbers = [number for number, _ in known]
    if name == "clamp" and len(numbers) == 3:
        found = max(numbers[0], min(numbers[1], numbers[2]))
    else:
        found = min(numbers) if name == "min" else max(numbers)
    return f"{found:.6f}px" if units else f"{found:.6f}"


def _sum(written: str, em: float) -> tuple[float, bool] | None:
    """Return a sum of products, and whether it is a length."""
    total, is_length, sign = 0.0, False, 1.0
    for part in re.split(r"\s+([+-])\s+", written.strip()):
        if part in ("+", "-"):
            sign = -1.0 if part == "-" else 1.0
            continue
        found = _product(part, em)
        if found is None:
            return None
        total, is_length = total + sign * found[0], is_length or found[1]
    return total, is_length


def _product(written: str, em: float) -> tuple[float, bool] | None:
    total, is_length, divides = 1.0, False, False
    for part in re.split(r"([*/])", written):
        if part in ("*", "/"):
            divides = part == "/"
            continue
        match = _FACTOR.fullmatch(part)
        if match is None:
            return None
        number = _pixels(match[1], match[2] or "", em)
        if divides and not number:
            return None
        total = total / number if divides else total * number
        is_length = is_length or bool(match[2])
    return total, is_length


def _pixels(number: str, unit: str, em: float) -> float:
    return float(number) * (em if unit in ("em", "ex", "ch", "lh") else _PIXELS[unit])
