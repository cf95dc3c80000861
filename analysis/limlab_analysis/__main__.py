"""python3 -m limlab_analysis plot FILE [FILE] -o PNG [--language en|nl]; `limlab plot` starts it.
python3 -m limlab_analysis lives A B: whose lives differ between two runs with --panel 1."""
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
    lives = commands.add_parser("lives", allow_abbrev=False)
    lives.add_argument("files", nargs=2, help="two trajectories of the same luck, run with --panel 1")
    ageing = commands.add_parser("ageing", allow_abbrev=False)
    ageing.add_argument("file")
    ageing.add_argument("--from", dest="first", type=int)
    ageing.add_argument("--to", dest="last", type=int)
    effects = commands.add_parser("effects", allow_abbrev=False)
    effects.add_argument("names", nargs="*")
    effects.add_argument("--binary", required=True)
    effects.add_argument("--home", required=True)
    effects.add_argument("--scale", type=float, default=0.1)
    effects.add_argument("--replicates", type=int, default=10)
    effects.add_argument("--until")
    effects.add_argument("--write")
    given = parser.parse_args()
    try:
        if given.command == "lives":
            from .lives import compare_lives, text
            print(text(compare_lives(*given.files)))
            return 0
        if given.command == "ageing":
            from .ageing import account
            print(account(given.file, given.first, given.last))
            return 0
        if given.command == "effects":
            from .effects import effects as tables
            print(tables(given.names, given.binary, given.home, given.scale, given.replicates, given.until,
                         given.write, lambda text: print(text, file=sys.stderr, flush=True)))
            return 0
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
