"""A dozen short articles, and what one process makes of them."""

import pytest

from posturemap.batch import documents, run_batch

GUESTS = ("Canada", "Germany", "Britain", "Denmark", "France", "Norway")
TOWNS = ("Tapa in Estonia", "Ādaži in Latvia", "Rukla in Lithuania")


@pytest.fixture(scope="session")
def articles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    for number in range(12):
        guest, town = GUESTS[number % 6], TOWNS[number % 3]
        text = f"{guest} stationed {number + 3}00 soldiers at {town} in March {2020 + number % 4}."
        (folder / f"note-{number:02}.txt").write_text(f"# date: 2024-05-02\n\n{text}\n")
    return folder


@pytest.fixture(scope="session")
def alone(articles, tmp_path_factory):
    """Read them in one process; return the folder."""
    out = tmp_path_factory.mktemp("alone")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "_ONE_IN", 1)
        run_batch(str(articles), str(out), page=False)
    return out


def tables(folder):
    """Give the files of a batch but its parts, which depend on how articles were grouped."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = {str(path.relative_to(folder)): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if name[0] != "_"}
