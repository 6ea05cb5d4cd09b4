"""A run as vector tiles: one archive, and a page beside it that reads it piece by piece."""

from collections.abc import Mapping, Sequence

from posturemap.claims.guard import Guarded
from posturemap.errors import CheckError, SchemaError
from posturemap.layers import Posture, is_own
from posturemap.layers.tiles import ALL_UNTIL, Sheet, archive, own_sheet, sheet_of
from posturemap.maps import USUAL_TITLE, VectorTiles, drawing_order, render_page, tile_looks
from posturemap.step import Step, nothing

ARCHIVE, PAGE = "posture.pmtiles", "index.html"
_CREDIT = "© OpenStreetMap contributors"


def tile_outputs(
    texts: Mapping[str, bytes],
    *,
    as_of: str,
    guarded: Guarded | None = None,
    on_step: Step = nothing,
) -> dict[str, bytes]:
    """Write layers as an archive of vector tiles, and the page that reads it.

    Parameters
    ----------
    texts
        Layer to its GeoJSON; own layers, whose names begin with ``own_``, among them.
    as_of
        EDTF day of the run.
    guarded
        What its publisher holds back; None where nothing.
    on_step
        Told how many tiles are done.

    Returns
    -------
    File name to content.

    Raises
    ------
    CheckError
        A layer is not what posturemap writes.
    InputError
        The extra is not installed.
    """
    ours = drawing_order(name for name in texts if not is_own(name))
    names = [*ours, *(name for name in texts if is_own(name))]
    try:
        sheets = [
            (own_sheet if is_own(name) else sheet_of)(name, texts[name].decode()) for name in names
        ]
    except (SchemaError, UnicodeError) as error:
        raise CheckError(str(error)) from error
    return tile_files(sheets, title=USUAL_TITLE, as_of=as_of, guarded=guarded, on_step=on_step)


def tile_files(
    sheets: Sequence[Sheet],
    *,
    title: str,
    as_of: str,
    guarded: Guarded | None = None,
    on_step: Step = nothing,
) -> dict[str, bytes]:
    """Write sheets as an archive of vector tiles, and the page that reads it.

    Parameters
    ----------
    sheets
        Layers, in drawing order.
    title
        Of archive and page.
    as_of
        EDTF day of what they show.
    guarded
        What the publisher holds back; None where nothing.
    on_step
        Told how many tiles are done.

    Returns
    -------
    File name to content.

    Raises
    ------
    InputError
        The extra is not installed.
    """
    about = {"name": title, "attribution": _CREDIT, "as_of": as_of, "all_until": ALL_UNTIL}
    content = archive(sheets, about, lambda done: on_step("cutting tiles", done, done))
    tiles = VectorTiles(url=ARCHIVE, looks=tile_looks(sheet.name for sheet in sheets))
    empty = Posture(layers={}, claims=(), conflicts=(), as_of=as_of)
    page = render_page(empty, (), title=title, tiles=tiles, guarded=guarded)
    return {ARCHIVE: content, PAGE: page.encode()}
