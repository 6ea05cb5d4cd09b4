"""Files by address, on this machine or in any store that fsspec knows."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from posturemap.errors import InputError, ParameterError


def needs(module: str, extra: str) -> Any:
    """Import what an extra brings.

    Raises
    ------
    ParameterError
        It is not installed; says which extra has it.
    """
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        what = f"needs {package}; install it with pip install 'posturemap[{extra}]'"
        raise ParameterError(extra, what) from None


def file_system(address: str) -> tuple[Any, str]:
    """Give the file system of an address, and the path on it.

    Parameters
    ----------
    address
        A path of this machine, or an address such as ``memory://folder``.

    Raises
    ------
    InputError
        The address is of no kind that can be opened.
    """
    core = needs("fsspec.core", "batch")
    try:
        files, path = core.url_to_fs(address)
    except (ValueError, ImportError, OSError) as error:
        raise InputError(address, f"cannot be opened: {error}") from None
    return files, path


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A folder that can be written, here or elsewhere.

    Parameters
    ----------
    files
        File system of fsspec.
    root
        Path on it.
    """

    files: Any
    root: str

    def names(self, folder: str = "") -> set[str]:
        """Give the names of all files below a folder, with ``/``, relative to the store."""
        where = self.path(folder)
        self.files.invalidate_cache()
        found = self.files.find(where) if self.files.exists(where) else []
        return {path.removeprefix(self.root).lstrip("/") for path in found}

    def read(self, name: str) -> bytes:
        """Read a file."""
        content: bytes = self.files.cat_file(self.path(name))
        return content

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole: beside its place first, then into it."""
        path = self.path(name)
        self.files.makedirs(path.rpartition("/")[0], exist_ok=True)
        part = f"{path}.part"
        self.files.pipe_file(part, content)
        self.files.mv(part, path)

    def remove(self, names: set[str]) -> None:
        """Remove files."""
        for name in sorted(names):
            self.files.rm_file(self.path(name))

    def path(self, name: str) -> str:
        """Give the path of a file of the store on its file system."""
        return f"{self.root}/{name}".rstrip("/")


def open_store(address: str) -> Store:
    """Open a folder to be written; see `file_system`."""
    files, root = file_system(address)
    if files.isfile(root):
        raise InputError(address, "is a file, wanted a folder; choose another name")
    return Store(files=files, root=root.rstrip("/"))
