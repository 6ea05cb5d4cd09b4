"""A real scheduler with two workers: what ends in the middle loses nothing and doubles nothing."""

import importlib
import os
import signal
import socket
import subprocess
import sys

import pytest

from posturemap.batch import cluster, documents, run_batch
from posturemap.errors import InputError

from .conftest import tables

pytest.importorskip("distributed", reason="posturemap[dask] is not installed")


def start(*words):
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        env={**os.environ, **threads},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def machines(monkeypatch):
    """Start a scheduler and two workers; give its address and the processes."""
    monkeypatch.setattr(documents, "_ONE_IN", 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    worker = ("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    running = [scheduler, start(*worker), start(*worker)]
    distributed = importlib.import_module("distributed")
    with distributed.Client(address, timeout="120s") as client:
        client.wait_for_workers(2, timeout=120)
    yield address, running
    for process in running:
        process.kill()
        process.wait()


def killing(process):
    """Kill a process when the first articles are read."""

    def on_step(what, done, total):
        if what == "reading" and process.poll() is None:
            process.send_signal(signal.SIGKILL)
            process.wait()

    return on_step


def test_a_killed_worker_and_scheduler_lose_nothing(machines, articles, alone, tmp_path):
    address, (scheduler, first, _) = machines
    engine = cluster(address)
    out = tmp_path / "out"
    assert (
        run_batch(str(articles), str(out), engine=engine, on_step=killing(first), page=False).fresh
        == 12
    )
    assert tables(out) == tables(alone)

    again = tmp_path / "again"
    with pytest.raises(InputError, match="the scheduler is gone"):
        run_batch(str(articles), str(again), engine=engine, on_step=killing(scheduler), page=False)
    assert list((again / "_parts").iterdir())
    assert not (again / "_SUCCESS").exists()
    assert 0 < run_batch(str(articles), str(again), page=False).fresh < 12
    assert tables(again) == tables(alone)


def test_no_scheduler_is_said(articles, tmp_path, monkeypatch):
    with pytest.raises(InputError, match="no Dask scheduler answers there"):
        run_batch(str(articles), str(tmp_path), engine=cluster("nosuch://127.0.0.1:9"), page=False)
