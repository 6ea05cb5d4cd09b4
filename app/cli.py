"""The command line: parse, call one public function, print."""

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="posturemap")
def main() -> None:
    """Turn articles about NATO's posture in the Baltics into a layered map."""
