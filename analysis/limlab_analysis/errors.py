"""Two kinds of failure, as the program has them: the user's input, and the outside world."""


class UserError(Exception):
    """What the user gave is wrong: exit code 2."""


class OutsideFailure(Exception):
    """A missing package, no permission, a full disk: exit code 4."""
