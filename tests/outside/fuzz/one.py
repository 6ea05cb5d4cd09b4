"""Fuzz one reader: python one.py NAME CORPUS… -max_total_time=30, as libFuzzer has it."""

import sys

import atheris

PARSING = ("batch", "check", "claims", "geo.vectors", "history", "layerfile", "layers.formats")
SHOWING = ("manifest", "maps.page", "shown")

with atheris.instrument_imports(include=[f"posturemap.{one}" for one in (*PARSING, *SHOWING)]):
    from targets import TARGETS

if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()
