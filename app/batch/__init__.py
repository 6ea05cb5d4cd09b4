"""Many articles, on one machine or on a cluster: read once, into tables that many engines read."""

from .engines import LOCAL, Engine, cluster, here, processes
from .results import Batch
from .run import run_batch

__all__ = ["LOCAL", "Batch", "Engine", "cluster", "here", "processes", "run_batch"]
