"""What the project file says of claims: how sure they have to be, and who else reads."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

_STRICT = {"extra": "forbid", "strict": True}


def _worded(value: str) -> str:
    if not value.strip():
        raise ValueError("wanted some text")
    return value


Words = Annotated[str, AfterValidator(_worded)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsRow:
    """A file of claims from elsewhere.

    Parameters
    ----------
    path
        File, relative to the project file: claims.jsonl, CSV or XLSX, Web Annotations, CAS JSON,
        WebAnno TSV.
    """

    __pydantic_config__: ClassVar = _STRICT

    path: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChoice:
    """How sure a reading has to be, and who else reads.

    Parameters
    ----------
    floor
        Least confidence, 0 to 1, from which a claim is drawn unasked; the reader's own where it
        is not given. What a person has accepted or edited is sure whatever its confidence.
    file
        Files of claims from elsewhere.
    """

    __pydantic_config__: ClassVar = _STRICT

    floor: Annotated[float, Field(ge=0, le=1)] | None = None
    file: tuple[ClaimsRow, ...] = ()


def _claims_tag(found: Any) -> str:
    return "[[claims]]" if isinstance(found, list | tuple) else "[claims]"


Claims = Annotated[
    Annotated[ClaimChoice, Tag("[claims]")] | Annotated[tuple[ClaimsRow, ...], Tag("[[claims]]")],
    Discriminator(_claims_tag),
]
"""One table, or a row a file where nothing but files is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelChoice:
    """A language model that reads the articles too, when `posturemap read` asks it.

    Parameters
    ----------
    wire
        How it is spoken to: openai (``/v1/chat/completions``) or ollama (``/api/chat``).
    url
        Address of its server, such as ``http://127.0.0.1:11434``.
    name
        Its name there.
    temperature
        0 for the same answer every time, as far as the server keeps to it.
    context
        Tokens that it can take in at once, its answer included.
    prompt
        File with words of one's own in the place of the package's, relative to the project file.
    readings
        Folder of the records, relative to the project file.
    key
        Environment variable that holds the server's key; the key is never written anywhere.
    plain
        Whether http without encryption may go beyond this machine.
    merge
        Whose claims a build takes: both, model or rules (posturemap's own).
    """

    __pydantic_config__: ClassVar = _STRICT

    wire: Literal["openai", "ollama"]
    url: Words
    name: Words
    temperature: Annotated[float, Field(ge=0, le=2)] = 0.0
    context: Annotated[int, Field(ge=2048, le=4_000_000)] = 8192
    prompt: Words | None = None
    readings: Words = "readings"
    key: Words = "POSTUREMAP_MODEL_KEY"
    plain: bool = False
    merge: Literal["both", "model", "rules"] = "both"
