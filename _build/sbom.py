"""List what posturemap is made of, as CycloneDX 1.6 JSON.

usage: python _build/sbom.py OUT.json [--oldest MONTHS]

Python packages are those that are installed here of posturemap's own and its extras' requirements,
with the libraries inside their wheels (GDAL, PROJ, GEOS, OpenSSL, curl …) below each; JavaScript is
what maps/web/package-lock.json puts into the bundle. With --oldest, a bundled library that names
its own release day, is older, and is not excused by a decision, is an error.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
EXTRAS = ("documents", "world", "parquet", "xlsx")
# Wheels whose old parts a decision accepts.
EXCUSED = dict.fromkeys(("fiona", "pyproj"), "docs/adr/0064-what-is-bundled.md")
_OPENSSL = re.compile(rb"OpenSSL (\d+\.\d+\.\d+[a-z]?) +(\d{1,2} \w{3} \d{4})")
_SIGNS = {
    "curl": re.compile(rb"libcurl/(\d+\.\d+\.\d+)"),
    "gdal": re.compile(rb"GDAL (\d+\.\d+\.\d+), released"),
    "proj": re.compile(rb"Rel\. (\d+\.\d+\.\d+), "),
}
_NAMED = re.compile(r"lib([a-z_0-9-]+?)(?:-[0-9a-z]+)*-?[0-9a-f]{8}\.so(?:\.([\d.]+))?$")
_RELEASED = ("gdal", "proj")  # whose file names end in their release, behind one number for linkers
_PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def main() -> int:
    """Write the list; 1 where something in it is too old."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--oldest", type=int, metavar="MONTHS")
    asked = parser.parse_args()
    found = [*python_parts(), *script_parts()]
    text = written(found)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(text, encoding="utf-8")
    inside = sum(len(part.components) for part in found)
    print(f"wrote {asked.out}: {len(found)} packages, {inside} libraries inside them")
    old = [*too_old(found, asked.oldest)] if asked.oldest else []
    for line in old:
        print(line, file=sys.stderr)
    return int(any(line.startswith("error") for line in old))


def written(parts: list[Component]) -> str:
    """Write the list, checked against the standard's schema; the same parts give the same text."""
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    name = f"posturemap@{version[1] if version else ''}"
    bom = Bom(components=parts, serial_number=uuid5(NAMESPACE_URL, name))
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", "315532800"))
    bom.metadata.timestamp = datetime.fromtimestamp(moment, UTC)
    root = Component(
        name="posturemap", version=name.partition("@")[2], type=ComponentType.APPLICATION
    )
    bom.metadata.component = root
    bom.register_dependency(root, parts)
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SystemExit(f"error: the list of parts is no CycloneDX: {fault}")
    return f"{text}\n"


def python_parts() -> Iterator[Component]:
    """Give the packages that posturemap needs when it runs, with the libraries inside them."""
    pinned = set(_PINNED.findall((ROOT / "requirements.lock").read_text("utf-8")))
    for name, package in sorted(_needed().items()):
        part = Component(
            name=name,
            version=package.version,
            type=ComponentType.LIBRARY,
            purl=PackageURL("pypi", None, name, package.version),
            licenses=[DisjunctiveLicense(name=_licence(package))],
            components=[*_inside(name, package)],
        )
        if (name, package.version) not in pinned:
            raise SystemExit(f"error: {name} {package.version} is not what requirements.lock pins")
        yield part


def _needed() -> dict[str, Distribution]:
    found: dict[str, Distribution] = {}
    waiting = [Requirement(f"posturemap[{','.join(EXTRAS)}]")]
    while waiting:
        wanted = waiting.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in found and not wanted.extras:
            continue
        try:
            found[name] = distribution(wanted.name)
        except PackageNotFoundError:
            continue  # not for this system
        for line in found[name].requires or ():
            further = Requirement(line)
            extras = ("", *wanted.extras)
            marker = further.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(further)
    del found["posturemap"]
    return found


def _licence(package: Distribution) -> str:
    meta = package.metadata
    if said := meta.get("License-Expression"):
        return said
    classes = [c.rpartition(" :: ")[2] for c in meta.get_all("Classifier") or () if "License" in c]
    return "; ".join(classes) or (meta.get("License") or "not stated").split("\n")[0]


def _inside(name: str, package: Distribution) -> Iterator[Component]:
    """Give the shared libraries that a wheel carries, and those built into them that say so."""
    for file in sorted(package.files or (), key=str):
        if not re.search(r"\.libs/|\.dylibs/|\.dll$|libpdfium", str(file)):
            continue
        content = Path(str(package.locate_file(file))).read_bytes()
        hashed = HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(content).hexdigest())
        named = _NAMED.search(file.name)
        known = named and named[1] in _RELEASED and named[2]
        yield Component(
            name=named[1] if named else file.name,
            version=named[2].partition(".")[2] if named and known else None,
            type=ComponentType.LIBRARY,
            bom_ref=f"{name}/{file.name}",
            hashes=[hashed],
        )
        for built, version, day in _built_in(content):
            if known and built in _RELEASED:
                continue
            yield Component(
                name=built,
                version=version,
                type=ComponentType.LIBRARY,
                bom_ref=f"{name}/{file.name}/{built}",
                properties=[Property(name="posturemap:released", value=day)] if day else [],
            )


def _built_in(content: bytes) -> Iterator[tuple[str, str, str | None]]:
    if found := _OPENSSL.search(content):
        day = datetime.strptime(found[2].decode(), "%d %b %Y").replace(tzinfo=UTC).date()
        yield "openssl", found[1].decode(), day.isoformat()
    for name, sign in _SIGNS.items():
        if found := sign.search(content):
            yield name, found[1].decode(), None


def script_parts() -> Iterator[Component]:
    """Give the JavaScript packages of the page's bundle, with the sums of their releases."""
    lock = json.loads((ROOT / "maps/web/package-lock.json").read_text("utf-8"))
    for path, entry in sorted(lock["packages"].items()):
        name = path.rpartition("node_modules/")[2]
        if not path or entry.get("dev") or entry.get("optional") or name.startswith("@types/"):
            continue
        kind, _, encoded = entry["integrity"].partition("-")
        content = base64.b64decode(encoded).hex()
        yield Component(
            name=name,
            version=entry["version"],
            type=ComponentType.LIBRARY,
            purl=PackageURL("npm", None, name, entry["version"]),
            licenses=[DisjunctiveLicense(name=entry.get("license", "not stated"))],
            hashes=[HashType(alg=HashAlgorithm(f"SHA-{kind[3:]}"), content=content)],
        )


def too_old(parts: list[Component], months: int) -> Iterator[str]:
    """Name bundled libraries that are older than some months, as errors or, excused, as notes."""
    today = datetime.now(UTC).date()
    for part in parts:
        for library in part.components:
            for said in library.properties:
                age = (today - date.fromisoformat(str(said.value))).days / 30.44
                if age > months:
                    what = f"{part.name}: {library.name} {library.version} of {said.value}"
                    why = EXCUSED.get(part.name)
                    yield f"note: {what}, see {why}" if why else f"error: {what} is too old"


if __name__ == "__main__":
    raise SystemExit(main())
