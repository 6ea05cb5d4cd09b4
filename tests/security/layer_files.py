"""Layer files to be read, and what is said of them."""

import json
import socket
import sqlite3
import threading
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point

from posturemap.errors import VectorError
from posturemap.geo.vectors import Asked, read_vectors

CANARY = "canary-7f3a"
POINT = {"type": "Point", "coordinates": [25.5, 58.25]}


def feature(geometry, properties=None, **more):
    return {"type": "Feature", "properties": properties or {}, "geometry": geometry, **more}


def text_of(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more})


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path, **asked):
    """Read a file that must stay as it is."""
    before = sha256(path.read_bytes()).hexdigest()
    try:
        return read_vectors(path, Asked(**asked))
    finally:
        assert sha256(path.read_bytes()).hexdigest() == before


def refused(path, **asked):
    """Return why a file is refused: one line that begins with its name."""
    with pytest.raises(VectorError) as caught:
        read_vectors(Path(path), Asked(**asked))
    told = str(caught.value)
    assert "\n" not in told
    return told.removeprefix(f"{path}: ")


def frame(**columns):
    shapes = [Point(25 + i / 10, 58) for i in range(len(next(iter(columns.values()))))]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=4326)


def alter(path, *statements):
    with closing(sqlite3.connect(path)) as file, file:
        for statement in statements:
            file.execute(statement)
    return path


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [[list(p) for p in ring] for ring in rings]}


@contextmanager
def listening():
    """Count who knocks at a port of this machine."""
    knocks = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        over = threading.Event()

        def listen():
            while not over.is_set():
                try:
                    knocks.append(server.accept()[0].close())
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/{CANARY}", knocks
        finally:
            over.set()
            thread.join()
