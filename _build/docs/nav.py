"""Fill the site's navigation with the pages that mkdocs.yml does not name, as MkDocs' hook."""

from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Add guides to the guide, other pages to the reference, and decisions in order of number."""
    folder, nav = Path(config["docs_dir"]), config["nav"]
    sections = {name: pages for entry in nav for name, pages in entry.items()}
    named = set(_pages(nav))
    for section, pattern in (("Guide", "guide/*.md"), ("Reference", "*.md")):
        found = {path.relative_to(folder).as_posix() for path in folder.glob(pattern)}
        sections[section] += sorted(found - named)
    decisions = sorted(path.relative_to(folder).as_posix() for path in folder.glob("adr/*.md"))
    nav.append({"Decisions": decisions})
    return config


def _pages(nav: Any) -> list[str]:
    """Name every page below a piece of the navigation."""
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav
    return [page for part in parts for page in _pages(part)]
