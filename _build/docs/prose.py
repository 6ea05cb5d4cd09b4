"""Read what our docstrings say of results as prose: their types stand in the signature alone."""

import re
from typing import Any

import griffe

_RESULT = re.compile(r"^(Returns|Yields)\n-+\n((?:.+\n?)+)", re.MULTILINE)


class Prose(griffe.Extension):
    """Tell griffe that the text below Returns and Yields is a description."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Indent that text below an empty name, which is griffe's mark of a description."""
        if obj.docstring:
            obj.docstring.value = _RESULT.sub(_described, obj.docstring.value)


def _described(found: re.Match[str]) -> str:
    told = "".join(f"    {line}\n" for line in found[2].splitlines())
    return f"{found[1]}\n{'-' * len(found[1])}\n:\n{told}"
