"""Speak to a model's server: the only module that opens a connection."""

import http.client
import ipaddress
import json
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from urllib.parse import SplitResult

from posturemap.claims.address import address_parts
from posturemap.claims.project import ModelChoice
from posturemap.errors import GivenError

from .asking import Chunk
from .records import rows_of
from .wires import PATHS, Answer, WireError, answer_of, body_of

_MOST_BYTES = 16 * 2**20
_RETRIED = frozenset((408, 425, 429))
_TRIES = 5
_LONGEST_WAIT_S = 60.0

Told = Callable[[Chunk, Answer], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A chunk that has no answer.

    Parameters
    ----------
    chunk
        Which.
    why
        What went wrong with it in the end.
    """

    chunk: Chunk
    why: str

    def __str__(self) -> str:
        return f"{self.chunk.name}: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a server is waited for.

    Parameters
    ----------
    timeout_s
        Seconds without a byte after which an answer is given up.
    pause_s
        Seconds before a chunk is asked again for the first time; then twice as many.
    sleep
        Waits; tests need not.
    """

    timeout_s: float = 300.0
    pause_s: float = 1.0
    sleep: Callable[[float], None] = time.sleep


class _Again(Exception):  # noqa: N818  no fault of the program's
    """A server may answer later; holds why, and after how many seconds it asked to be left."""

    def __init__(self, why: str, wait_s: float = 0.0) -> None:
        super().__init__(why)
        self.wait_s = wait_s


class Server:
    """A model behind an address.

    Parameters
    ----------
    model
        Where and how.
    key
        The server's key, or None.
    patience
        How long to wait.

    Raises
    ------
    GivenError
        The address is none, or would send articles beyond this machine without encryption.
    """

    def __init__(
        self, model: ModelChoice, key: str | None = None, patience: Patience | None = None
    ) -> None:
        self._address = address_of(model)
        self._wire = model.wire
        self._key = key
        self._patience = patience or Patience()
        self._digest: str | None = None
        self._name = model.name

    def ask_all(self, chunks: Iterable[Chunk], take: Told) -> tuple[Failed, ...]:
        """Ask chunk after chunk; one that has to wait lets the others go first.

        Parameters
        ----------
        chunks
            What to ask.
        take
            Called with each answer as it comes.

        Returns
        -------
        The chunks without an answer, and why.

        Raises
        ------
        GivenError
            The server refuses to answer at all.
        """
        self._digest = self._find_digest()
        waiting = deque((chunk, 1, 0.0) for chunk in chunks)
        failed: list[Failed] = []
        now = 0.0  # what was slept so far: the only clock that waiting needs
        while waiting:
            ready = next((n for n, one in enumerate(waiting) if one[2] <= now), None)
            if ready is None:
                pause = min(one[2] for one in waiting) - now
                self._patience.sleep(pause)
                now += pause
                continue
            chunk, tries, _ = waiting[ready]
            del waiting[ready]
            try:
                answer = self._ask(chunk)
            except _Again as again:
                if tries >= _TRIES:
                    failed.append(Failed(chunk=chunk, why=f"{again}, {tries} times"))
                    continue
                pause = max(again.wait_s, self._patience.pause_s * 2 ** (tries - 1))
                waiting.append((chunk, tries + 1, now + min(pause, _LONGEST_WAIT_S)))
            except WireError as error:
                failed.append(Failed(chunk=chunk, why=str(error)))
            else:
                take(chunk, answer)
        return tuple(failed)

    def _ask(self, chunk: Chunk) -> Answer:
        status, content = self._send("POST", PATHS[self._wire], body_of(chunk.request))
        if status != http.HTTPStatus.OK:
            raise GivenError("[model]", f"{self._shown} answers {status}: {self._said(content)}")
        answer = answer_of(self._wire, content)
        if answer.finish == "length":
            raise WireError("the answer was cut off; raise context in [model]")
        rows_of(answer.text)
        return replace(answer, digest=answer.digest or self._digest)

    def _send(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        """Send one request on a connection of its own.

        Redirections are not followed, and no proxy is asked: what leaves goes to one address.
        """
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        secure = self._address.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        link = kind(
            self._address.hostname or "", self._address.port, timeout=self._patience.timeout_s
        )
        try:
            link.request(method, self._base + path, body, headers)
            answer = link.getresponse()
            content = answer.read(_MOST_BYTES + 1)
            left, wait = answer.length, answer.getheader("Retry-After") or ""
        except TimeoutError:
            raise _Again(f"no answer within {self._patience.timeout_s:g} s") from None
        except (http.client.HTTPException, OSError) as error:
            raise _Again(f"the connection to {self._shown} broke: {error}") from None
        finally:
            link.close()
        if left and len(content) <= _MOST_BYTES:
            raise _Again("the answer broke off")
        if len(content) > _MOST_BYTES:
            raise WireError(f"the answer is larger than {_MOST_BYTES // 2**20} MiB")
        if answer.status in _RETRIED or answer.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            wait_s = float(wait) if wait.isdecimal() else 0.0
            raise _Again(f"the server answers {answer.status}", wait_s)
        return answer.status, content

    def _find_digest(self) -> str | None:
        """Ask Ollama which build of a model it has; nobody else tells before the answer."""
        if self._wire != "ollama":
            return None
        try:
            _, content = self._send("GET", "/api/tags")
            models = json.loads(content)["models"]
            return next((str(one["digest"]) for one in models if one["name"] == self._name), None)
        except (_Again, WireError, ValueError, KeyError, TypeError):
            return None

    @property
    def _base(self) -> str:
        """The path of the address, without the version that wires add themselves."""
        return self._address.path.rstrip("/").removesuffix("/v1")

    @property
    def _shown(self) -> str:
        return f"{self._address.scheme}://{self._address.netloc.rpartition('@')[2]}"

    def _said(self, content: bytes) -> str:
        """Return what a server says of a refusal; should it repeat the key, without it."""
        words = " ".join(content[:2000].decode("utf-8", "replace").split())
        words = words.replace(self._key, "…") if self._key else words
        return f"{words[:200] or 'nothing'}; look at url, name and the key's variable"


def address_of(model: ModelChoice) -> SplitResult:
    """Return a server's address.

    Raises
    ------
    GivenError
        It is none, holds a password, or is http beyond this machine where nobody said so.
    """
    found = address_parts(model.url)
    if found is None:
        wanted = "wanted http://HOST:PORT or https://HOST, without name and password"
        raise GivenError("[model]", f"url is no address of a server; {wanted}")
    host = found.hostname or ""
    if found.scheme == "http" and not model.plain and not is_loopback(host):
        what = f"http to {host} would send the articles unencrypted beyond this machine"
        raise GivenError("[model]", f"{what}; use https, or say plain = true")
    return found


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
