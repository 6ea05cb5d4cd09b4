"""Layers are told apart by colour-blind readers too, and seen on the ground."""

import itertools

import numpy as np
import pytest

from posturemap.maps.marks import layer_styles

# Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113: severity 1, on linear RGB.
VISION = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
# Land and water of the page's two grounds: maps/web/src/draw/symbols/palette.ts.
GROUNDS = {"color": ("#f8f5ee", "#dfe9ee"), "color_dark": ("#242c34", "#131d27")}


def linear(color):
    rgb = np.array([int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """Return CIE L*a*b* of linear RGB."""
    xyz = np.clip(rgb, 0, 1) @ XYZ.T / np.array([0.95047, 1, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one, other):
    light = sorted((float(linear(color) @ XYZ[1]) for color in (one, other)), reverse=True)
    return (light[0] + 0.05) / (light[1] + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("vision", VISION)
def test_no_two_layers_look_alike(ground, vision):
    seen = {
        style.name: lab(linear(getattr(style, ground)) @ VISION[vision].T)
        for style in layer_styles()
    }
    pairs = itertools.combinations(seen, 2)
    near = {pair: float(np.linalg.norm(seen[pair[0]] - seen[pair[1]])) for pair in pairs}
    assert {pair: gap for pair, gap in near.items() if gap < 10} == {}


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_layer_is_seen_on_the_ground(ground):
    for style in layer_styles():
        for under in GROUNDS[ground]:
            assert contrast(getattr(style, ground), under) >= 3, style.name
