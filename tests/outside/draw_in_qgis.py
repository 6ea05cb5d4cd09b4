"""Open a run in a real QGIS and draw it: every feature of every layer must leave a mark.

usage: python3 tests/outside/draw_in_qgis.py FOLDER [PICTURES]

Needs the Python of a system that has PyQGIS (Debian: python3-qgis); `make test-qgis` calls it.
FOLDER holds posture.gpkg and posture.qgz. Each layer of the project is drawn alone, feature by
feature, with all of its rules ticked, on white; a feature that leaves no pixel is a fault. So is a
layer that is not valid, a style that is not by rules, a layer without time, and a relation that is
not valid. With PICTURES all is drawn to PNG files there, as it opens.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before it is imported

from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

WHITE = 0xFFFFFFFF
RELATIONS = 2
PLACES = "claim_places_table"


def main() -> int:
    """Print the faults, and how much was drawn."""
    folder = Path(sys.argv[1]).absolute()
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    application = QgsApplication([], GUIenabled=False)
    application.initQgis()
    project = QgsProject.instance()
    faults = [] if project.read(str(folder / "posture.qgz")) else [f"{folder}: no project"]
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        shown = project.layerTreeRoot().checkedLayers()
        picture(shown, QgsRectangle(14, 52, 33, 61.5), (1600, 1200)).save(
            str(pictures / "project.png")
        )
    drawn = 0
    for layer in project.mapLayers().values():
        count, found = check_layer(layer)
        drawn += count
        faults += found
        if pictures and layer.isSpatial():
            whole = picture([layer], QgsRectangle(14, 52, 33, 61.5), (800, 600))
            whole.save(str(pictures / f"{layer.id()}.png"))
    relations = project.relationManager().relations()
    faults += [] if len(relations) == RELATIONS else [f"{len(relations)} relations are valid"]
    for fault in faults:
        print(fault)
    print(f"{len(project.mapLayers())} layers, {drawn} features drawn, {len(relations)} relations")
    return bool(faults)


def check_layer(layer: QgsVectorLayer) -> tuple[int, list[str]]:
    """Look at a layer's style, and draw each of its features alone."""
    name = layer.id()
    if not layer.isValid():
        return 0, [f"{name}: is not valid"]
    if not layer.isSpatial():
        return 0, []
    faults = [] if name == PLACES else list(tick_all(layer))
    ids = [(feature["id"], feature.geometry().boundingBox()) for feature in layer.getFeatures()]
    for feature, box in ids:
        layer.setSubsetString(f"\"id\" = '{feature}'")
        if not any(marks(picture([layer], around(box), (60, 60)))):
            faults.append(f"{name}: {feature} leaves no mark")
    layer.setSubsetString("")
    return len(ids), faults


def tick_all(layer: QgsVectorLayer) -> Iterator[str]:
    """Tick every rule of a layer and leave its labels out; say what its style lacks."""
    if not layer.temporalProperties().isActive():
        yield f"{layer.id()}: has no time"
    renderer = layer.renderer().clone()
    if renderer.type() != "RuleRenderer":
        yield f"{layer.id()}: its style is {renderer.type()}"
        return
    for rule in renderer.rootRule().descendants():
        rule.setActive(True)
    layer.setRenderer(renderer)
    layer.setLabelsEnabled(False)


def around(box: QgsRectangle) -> QgsRectangle:
    """Give a box with room on all sides."""
    box.grow(max(box.width(), box.height(), 0.2) * 0.3)
    return box


def picture(layers: list, extent: QgsRectangle, size: tuple[int, int]) -> QImage:
    """Draw layers on white."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(extent)
    settings.setOutputSize(QSize(*size))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def marks(image: QImage) -> Iterator[bool]:
    """Tell of every pixel whether it is not white."""
    for x in range(image.width()):
        for y in range(image.height()):
            yield image.pixel(x, y) != WHITE


if __name__ == "__main__":
    sys.exit(main())
