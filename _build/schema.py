"""Write the JSON Schema of posturemap.toml to docs/schema/, or to the path that is given."""

import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from posturemap.claims import project

OUT = Path(__file__).parents[1] / "docs" / "schema" / "posturemap.schema.json"
_SET_BY_US = "folder"


def schema() -> dict[str, Any]:
    """Return the schema of the project file, described by the docstrings of its classes."""
    found = TypeAdapter(project.Project).json_schema()
    described = [(project.Project, found)]
    described += [(getattr(project, name), part) for name, part in found["$defs"].items()]
    for kind, part in described:
        lines = inspect.cleandoc(kind.__doc__ or "").split("\n")
        part["description"] = lines[0]
        for names, words in _parameters("\n".join(lines)):
            for name in names.split(", "):
                part["properties"][name]["description"] = words
    del found["properties"][_SET_BY_US]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _parameters(docstring: str) -> list[tuple[str, str]]:
    section = docstring.partition("----------\n")[2]
    pairs = re.findall(r"^(\w[\w, ]*)\n((?:    .*\n?)+)", section, re.MULTILINE)
    return [(names, " ".join(words.split())) for names, words in pairs]


def main() -> None:
    """Write the schema."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
