"""How large a layer file of somebody else may be, and the word that raises each bound."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from posturemap.errors import ParameterError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of a file; each is named by its word in ``--layer-limit`` and ``limits``.

    Parameters
    ----------
    bytes
        Of the file, and of each file beside it.
    features, vertices
        Of all its tables together.
    tables
        Tables of one file.
    properties
        Names of properties in a table.
    key
        Characters of a property's name.
    text
        Characters of a value.
    depth
        Lists and objects within each other.
    """

    bytes: int = 256 * 2**20
    features: int = 500_000
    vertices: int = 3_000_000
    tables: int = 20
    properties: int = 1_000
    key: int = 1_000
    text: int = 1_000_000
    depth: int = 100


LIMITS = Limits()


def over(name: str, found: int, limits: Limits, what: str) -> str:
    """Say that a bound is passed, and how to raise it.

    >>> over("text", 2_000_000, LIMITS, "a value")
    'a value is 2,000,000 in text, more than the cap of 1,000,000; --layer-limit text=2000000 raises it'
    """  # noqa: E501
    cap = getattr(limits, name)
    return (
        f"{what} is {found:,} in {name}, more than the cap of {cap:,}; "
        f"--layer-limit {name}={found} raises it"
    )


def limits_of(written: Iterable[str], limits: Limits = LIMITS) -> Limits:
    """Raise or lower bounds as ``NAME=NUMBER`` says.

    Raises
    ------
    ParameterError
        A name or a number is none.

    >>> limits_of(["text=5"]).text
    5
    """
    names = [field.name for field in fields(Limits)]
    for one in written:
        name, _, number = one.partition("=")
        if name not in names or not number.isascii() or not number.isdigit() or int(number) < 1:
            wanted = f"NAME=NUMBER, NAME one of {', '.join(names)}, NUMBER from 1"
            raise ParameterError("layer-limit", f"{one!r} is no bound, wanted {wanted}")
        limits = replace(limits, **{name: int(number)})
    return limits
