"""Manifests: what they say, how they are read back, and files of a run by them."""

import json

import pytest

from posturemap.errors import CheckError
from posturemap.manifest import MANIFEST, read_manifest

FIELDS = {
    "inputs": {"a.txt": "1f"},
    "options": {"as_of": "2026-05-01", "title": None},
    "outputs": {"map.html": "2f"},
    "versions": {"posturemap": "1"},
}


def fault_of(read, *given):
    with pytest.raises(CheckError) as fault:
        read(*given)
    return str(fault.value)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("held", [[], "", ["ab"], [["a", "b"]], None, 5, {"a": 5}, {"a": ["b"]}])
def test_a_manifest_whose_field_is_no_object_of_texts_is_none(tmp_path, field, held):
    (tmp_path / MANIFEST).write_text(json.dumps({**FIELDS, field: held}))
    fault = fault_of(read_manifest, tmp_path)
    assert fault.startswith(f"{tmp_path / MANIFEST}: not a manifest of posturemap")
    assert "run `posturemap build` again" in fault
