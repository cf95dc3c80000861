"""`limlab plot`: one file gives its overview, two files their paired differences."""
import os

from .errors import OutsideFailure, UserError


def plot(files, output, language="en"):
    """Draws and writes the PNG under a temporary name first, so that a failure leaves nothing behind."""
    try:
        from . import differences, overview
        from .trajectory import Trajectory, require_pair
    except ImportError as error:
        raise OutsideFailure(
            f"a Python package is missing ({error}); install python3-xarray, python3-netcdf4 and "
            "python3-matplotlib (sudo apt-get install …), or start with ./limlab, which does so") from error
    from .words import words
    if len(files) not in (1, 2):
        raise UserError("plot takes one trajectory file, or two to draw their differences")
    runs = [Trajectory(file) for file in files]
    if any(run.months == 0 for run in runs):
        raise UserError("a file without a month has nothing to draw")
    text = words(language)
    if len(runs) == 2:
        require_pair(*runs)
        page = differences.draw(*runs, text, language)
    else:
        page = overview.draw(runs[0], text, language)
    temporary = f"{output}.part"
    try:
        page.savefig(temporary, format="png")
        os.replace(temporary, output)
    except OSError as error:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise OutsideFailure(f"{output}: writing failed ({error.strerror})") from error
    return output
