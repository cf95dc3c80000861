"""Runs one Python test file under ctest: run_pytest.py NAME FILE. Where the launcher asks for it
(LIMLAB_TEST_RESULTS), leaves NAME.xml there, so that its test functions are counted one by one."""
import os
import sys

import pytest

name, file = sys.argv[1:]
options = ["-q", "-rs", "-p", "no:cacheprovider"]
if folder := os.environ.get("LIMLAB_TEST_RESULTS"):
    options.append("--junitxml=" + os.path.join(folder, name + ".xml"))
sys.exit(pytest.main(options + [file]))
