"""Write the JSON Schemas of posturemap.toml and articles.jsonl to docs/schema/, or elsewhere."""

import inspect
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import TypeAdapter

from posturemap.claims import article, record
from posturemap.claims.project import project

OUT = Path(__file__).parents[1] / "docs" / "schema"
_SET_BY_US = "folder"
_FILES = {
    "posturemap.schema.json": (project.Project, project),
    "articles.schema.json": (record.Record, article),
}


def schema(kind: type, home: ModuleType) -> dict[str, Any]:
    """Return the schema of a class, described by its docstring and those of the classes in it.

    Parameters
    ----------
    kind
        A dataclass.
    home
        The module that has the classes it is made of.
    """
    found = TypeAdapter(kind).json_schema()
    described = [(kind, found)]
    described += [(getattr(home, name), part) for name, part in found["$defs"].items()]
    for part_kind, part in described:
        lines = inspect.cleandoc(part_kind.__doc__ or "").split("\n")
        part["description"] = lines[0]
        for names, words in _parameters("\n".join(lines)):
            for name in names.split(", "):
                part["properties"][name]["description"] = words
    found["properties"].pop(_SET_BY_US, None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _parameters(docstring: str) -> list[tuple[str, str]]:
    section = docstring.partition("----------\n")[2]
    pairs = re.findall(r"^(\w[\w, ]*)\n((?:    .*\n?)+)", section, re.MULTILINE)
    return [(names, " ".join(words.split())) for names, words in pairs]


def main() -> None:
    """Write the schemas."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    for name, (kind, home) in _FILES.items():
        text = json.dumps(schema(kind, home), indent=2, ensure_ascii=False) + "\n"
        (out / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
