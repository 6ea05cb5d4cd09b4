"""A batch as vector tiles: its claims counted by place, and a page that reads them in pieces."""

from posturemap.account import plural
from posturemap.layers.tiles import Counted
from posturemap.maps import drawing_order
from posturemap.step import Step, nothing
from posturemap.tiles import tile_files

from .stores import needs

FOLDER = "tiles"


def require_tiles() -> None:
    """See that what writes tiles is there, before hours of reading.

    Raises
    ------
    ParameterError
        It is not installed; says which extra has it.
    """
    for module in ("pmtiles", "mapbox_vector_tile"):
        needs(module, "tiles")


def batch_tiles(counted: Counted, *, articles: int, on_step: Step = nothing) -> dict[str, bytes]:
    """Write the archive and its page.

    Parameters
    ----------
    counted
        All claims.
    articles
        How many there are in the batch.
    on_step
        Told how many tiles are done.

    Returns
    -------
    Name to content.
    """
    sheets = counted.sheets()
    files = tile_files(
        [sheets[name] for name in drawing_order(sheets)],
        title=f"NATO in the Baltics: what {plural(articles, 'article')} say",
        as_of=counted.as_of,
        on_step=on_step,
    )
    return {f"{FOLDER}/{name}": content for name, content in files.items()}
