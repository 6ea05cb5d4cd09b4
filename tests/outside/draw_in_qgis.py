"""Open a run in a real QGIS and draw it: every feature of every layer must leave a mark.

usage: python3 tests/outside/draw_in_qgis.py FOLDER [PICTURES]

Needs the Python of a system that has PyQGIS (Debian: python3-qgis); `make test-qgis` calls it.
FOLDER holds posture.gpkg and posture.qgz. Each layer of the project is drawn alone, feature by
feature, with all of its rules ticked, on white; a feature that leaves no pixel is a fault. So is a
layer that is not valid, a style that is not by rules, a layer without time, and a relation that is
not valid. With PICTURES the whole project and each layer are drawn to PNG files there, as they open.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (  # noqa: E402  after the platform is chosen
    QgsApplication,
    QgsFeatureRequest,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor, QImage  # noqa: E402

WHITE = 0xFFFFFFFF


def main() -> int:
    """Print the faults, and how much was drawn."""
    folder = Path(sys.argv[1]).absolute()
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    application = QgsApplication([], False)
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
    faults += [f"relation {name} is not valid" for name, r in relations.items() if not r.isValid()]
    for fault in faults:
        print(fault)
    print(f"{len(project.mapLayers())} layers, {drawn} features drawn, {len(relations)} relations")
    return bool(faults)


def check_layer(layer: QgsVectorLayer) -> tuple[int, list[str]]:
    """Draw each feature of a layer alone."""
    name = layer.id()
    if not layer.isValid():
        return 0, [f"{name}: is not valid"]
    if not layer.isSpatial():
        return 0, []
    renderer = layer.renderer().clone()
    faults = []
    if name != "claim_places":
        if renderer.type() != "RuleRenderer":
            return 0, [f"{name}: its style is {renderer.type()}"]
        if not layer.temporalProperties().isActive():
            faults.append(f"{name}: has no time")
        for rule in renderer.rootRule().descendants():
            rule.setActive(True)
        layer.setRenderer(renderer)
        layer.setLabelsEnabled(False)
    count = 0
    for feature in layer.getFeatures(QgsFeatureRequest()):
        count += 1
        layer.setSubsetString(f"\"id\" = '{feature['id']}'")
        if not any(marks(picture([layer], around(feature.geometry().boundingBox()), (60, 60)))):
            faults.append(f"{name}: {feature['id']} leaves no mark")
        layer.setSubsetString("")
    return count, faults


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
