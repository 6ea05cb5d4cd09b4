"""Let the tests import the pack's builder, which is no part of the installed package."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "_build"))
