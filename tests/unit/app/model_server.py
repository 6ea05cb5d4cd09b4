"""A model's server on this machine, on real sockets, that answers as it is told."""

import json
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def claims_in(user):
    """Quote the first words of every sentence that names a country of the tests."""
    lines = [line.partition(": ") for line in user.split("\n") if ": " in line]
    return [
        {
            "sentences": [int(number)],
            "quote": words,
            "type": "deployment",
            "polarity": "asserted",
            "places": ["Latvia"],
            "speaker": None,
        }
        for number, _, words in lines
        if number.isdigit() and "Latvia" in words
    ]


class Script:
    """What a server does with each request, in turn; then it answers.

    Steps: an HTTP status, "Retry-After: N" (says when to come back), "cut" (closes inside the
    answer), "slow" (says nothing for a while),
    "truncated" (the model ran out of room), "page" (no JSON), "prose" (the model's words are no
    JSON), "claims" (quotes what each sentence says).
    """

    def __init__(self, *steps):
        self.steps = list(steps)
        self.asked = []
        self.headers = []

    def step(self):
        return self.steps.pop(0) if self.steps else "claims"


def _content(wire, body, step):
    user = next(one["content"] for one in body["messages"] if one["role"] == "user")
    text = "Surely! Here they are." if step == "prose" else json.dumps({"claims": claims_in(user)})
    finish = "length" if step == "truncated" else "stop"
    if wire == "ollama":
        return {
            "model": body["model"],
            "message": {"role": "assistant", "content": text},
            "done": True,
            "done_reason": finish,
            "prompt_eval_count": 7,
            "eval_count": 3,
        }
    return {
        "model": body["model"],
        "system_fingerprint": "fp_1",
        "choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": finish}],
        "usage": {"prompt_tokens": 7, "completion_tokens": 3},
    }


@contextmanager
def serving(script):
    """Serve both wires on a free port; yields the address."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(script))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _refusal(step):
    """Give the status of a refusal, and when it says to come back; None where it is none."""
    if isinstance(step, int):
        return step, ""
    head, parted, wait = step.partition("Retry-After: ")
    return (429, wait) if parted and not head else None


def _handler(script):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            tags = {"models": [{"name": "small", "digest": "sha256:abc"}]}
            self._send(200, json.dumps(tags).encode())

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.asked.append(body)
            script.headers.append(dict(self.headers))
            step = script.step()
            if refusal := _refusal(step):
                self._send(refusal[0], b'{"error": "no; your key is hush"}', wait=refusal[1])
                return
            wire = "ollama" if self.path == "/api/chat" else "openai"
            content = json.dumps(_content(wire, body, step)).encode()
            if step == "slow":
                time.sleep(0.6)
            if step == "page":
                content = b"<html>A proxy's page</html>"
            self._send(200, content, cut=step == "cut")

        def _send(self, status, content, *, cut=False, wait=""):
            self.send_response(status)
            self.send_header("Retry-After", wait)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(OSError):  # the asker may have gone
                self.wfile.write(content[: len(content) // 2] if cut else content)

        def log_message(self, *_):
            pass

    return Handler
