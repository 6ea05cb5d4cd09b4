"""`python -m posturemap`: the command line where its script is not on the path."""

from posturemap.cli import main

if __name__ == "__main__":
    main(prog_name="posturemap")
