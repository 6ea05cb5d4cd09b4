"""Several trainings from the same weights, side by side, and the average of what they end in."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from network import Network


def averaged(network: Network, train: Callable[[int], Network], many: int) -> Network:
    """Train with the seeds 0 to many - 1, each in a process of one thread, and average.

    Parameters
    ----------
    network
        What each training begins with; it gets the averaged weights.
    train
        Trains that network with a seed.
    many
        How many seeds.

    Raises
    ------
    SystemExit
        A training died.
    """
    context = multiprocessing.get_context("fork")  # the lessons are shared, not copied
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{seed}.pt" for seed in range(many)]
        workers = [
            context.Process(target=_keep, args=(train, seed, path))
            for seed, path in enumerate(paths)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        if any(worker.exitcode for worker in workers):
            raise SystemExit("a training died; its last lines say why")
        states = [torch.load(path) for path in paths]
    network.load_state_dict(
        {name: sum(state[name] for state in states) / many for name in states[0]}
    )
    return network.eval()


def _keep(train: Callable[[int], Network], seed: int, path: Path) -> None:
    torch.set_num_threads(1)
    torch.save(train(seed).state_dict(), path)
