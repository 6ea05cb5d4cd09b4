"""The project file: which articles, how they are graded, and what the page shows."""

from .claims import ModelChoice
from .file import (
    ProjectArticle,
    ProjectInput,
    project_articles,
    project_inputs,
    read_project,
    reliability_of,
)
from .guard import GuardChoice
from .layers import LayerRow
from .notes import NoteRow
from .project import Project, StoryStep
from .values import Day, Latitude, Longitude

__all__ = [
    "Day",
    "GuardChoice",
    "Latitude",
    "LayerRow",
    "Longitude",
    "ModelChoice",
    "NoteRow",
    "Project",
    "ProjectArticle",
    "ProjectInput",
    "StoryStep",
    "project_articles",
    "project_inputs",
    "read_project",
    "reliability_of",
]
