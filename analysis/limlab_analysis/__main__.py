"""python3 -m limlab_analysis plot FILE [FILE] -o PNG [--language en|nl]; `limlab plot` starts it."""
import argparse
import sys

from .errors import OutsideFailure, UserError


def main():
    parser = argparse.ArgumentParser(prog="limlab_analysis", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    plot = commands.add_parser("plot", allow_abbrev=False)
    plot.add_argument("files", nargs="+")
    plot.add_argument("-o", "--output", required=True)
    plot.add_argument("--language", choices=["en", "nl"], default="en")
    given = parser.parse_args()
    try:
        from .plot import plot as draw
        print(f"written: {draw(given.files, given.output, given.language)}")
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    except OutsideFailure as error:
        print(f"limlab: {error}", file=sys.stderr)
        return 4
    return 0


sys.exit(main())
