"""`python -m corpus build [NAME...]` makes the samples' files; `python -m corpus score [NAME...]` measures gouji on them."""

from __future__ import annotations

import argparse
import sys

from corpus.build import sample


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; the exit code is 0, or 1 where a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="make the files of the samples in corpus/samples")
    build.add_argument("names", nargs="*", help="samples, default all")
    options = parser.parse_args(arguments)
    for name in options.names or sample.names():
        for path in sample.write(sample.load(name)):
            print(path, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
