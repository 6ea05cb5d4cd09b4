"""What a project file wishes of the page, as JSON values for the page's code."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

# Attributes of a project that the page knows what to do with.
_WISHES = ("description", "story", "tiles", "credits")


def page_settings(project: Any) -> Mapping[str, Any]:
    """Give the page's code what it needs of a project.

    Parameters
    ----------
    project
        Any value with some of the attributes description, story, tiles and credits; or None.
    """
    wishes = {name: getattr(project, name, None) for name in _WISHES}
    return {name: _plain(wish) for name, wish in wishes.items() if wish}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(part) for name, part in asdict(value).items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
