"""Every error that posturemap raises on purpose.

::

    PosturemapError
    ├── InputError (ValueError)      a file that the user gave is wrong
    │   ├── ArticleError             an article cannot be read
    │   │   └── ArticlesError        several of them
    │   ├── ParameterError           a choice is none that there is
    │   ├── ProjectError             posturemap.toml is wrong
    │   ├── RegisterError            a register row is wrong
    │   ├── ReviewError              a review file is wrong
    │   ├── GivenError               a file of claims from elsewhere cannot be read
    │   └── VectorError              a layer file of somebody else cannot be read
    ├── PlaceError (LookupError)     a name has no place, or more than one
    ├── GeometryError (ValueError)   a shape cannot be used
    ├── SchemaError (ValueError)     a table is not what its schema says
    ├── PageError (ValueError)       a page cannot be written
    └── CheckError (ValueError)      an output folder is not what its manifest says
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class PosturemapError(Exception):
    """Root of the tree; the command line prints it without a traceback."""


@dataclass
class InputError(PosturemapError, ValueError):
    """Something that the user gave is wrong.

    Parameters
    ----------
    path
        The file, as the user wrote it.
    what
        What was wrong, what was wanted and what to do, in one sentence.
    line
        Line in the file, from 1, where it is known.
    """

    path: Path | str
    what: str
    line: int | None = None

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.what}"


class ArticleError(InputError):
    """An article cannot be read."""


class ArticlesError(ArticleError):
    """Several articles cannot be read.

    Parameters
    ----------
    faults
        What is wrong with each; the error itself says it a line each.
    """

    def __init__(self, faults: Sequence[ArticleError]) -> None:
        super().__init__(faults[0].path, faults[0].what, faults[0].line)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class ParameterError(InputError):
    """A parameter has a value that it cannot have; `path` is the parameter's name."""


class ProjectError(InputError):
    """A project file is wrong."""


class RegisterError(InputError):
    """A row of the register is wrong."""


class ReviewError(InputError):
    """A review file is wrong."""


class GivenError(InputError):
    """A file of claims from elsewhere cannot be read."""


class VectorError(InputError):
    """A layer file of somebody else cannot be read, or not be drawn."""


class PlaceError(PosturemapError, LookupError):
    """A name has no place in the gazetteer, or several that fit equally."""


class GeometryError(PosturemapError, ValueError):
    """A shape is empty, invalid or outside what a function can measure."""


class SchemaError(PosturemapError, ValueError):
    """A table is not what its schema says."""


class PageError(PosturemapError, ValueError):
    """A page cannot be written."""


class CheckError(PosturemapError, ValueError):
    """An output folder is not what its manifest says."""
