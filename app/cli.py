"""The command line: every command, and how what the user got wrong ends."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from posturemap.claims.reading.limits import limited
from posturemap.commands import COMMANDS
from posturemap.commands.terminal import say
from posturemap.errors import ParameterError, PosturemapError


class _Commands(click.Group):
    """A group in which what the user got wrong ends in one line and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with _tidy_end():
                return super().invoke(ctx)
        except ParameterError as error:
            say(f"error: --{str(error.path).replace('_', '-')}: {error.what}", err=True)
            sys.exit(1)
        except PosturemapError as error:
            for line in str(error).splitlines():
                say(f"error: {line}", err=True)
            sys.exit(1)
        except OSError as error:
            if error.filename is None:
                raise
            reason = f"{error.strerror}; look at the path and its permissions"
            say(f"error: {error.filename}: {reason}", err=True)
            sys.exit(1)


@contextmanager
def _tidy_end() -> Iterator[None]:
    """Let a run that is told to end tidy up like one that is interrupted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, _frame: object) -> None:
    sys.exit(128 + number)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="posturemap")
@click.option(
    "--max-size", type=click.IntRange(1), metavar="MIB", help="Largest file that is read; 64."
)
@click.pass_context
def main(context: click.Context, max_size: int | None) -> None:
    """Turn articles about NATO's posture in the Baltics into a layered map."""
    context.with_resource(limited(size=max_size))


for _command in COMMANDS:
    main.add_command(_command)
