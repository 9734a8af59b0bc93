"""A folder of files that is larger than the memory which the process may have is graded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "larger_than_memory.py"


def test_a_folder_larger_than_the_memory_of_the_process_is_graded() -> None:
    command = [sys.executable, str(PROGRAM), "--folder", "2.5", "--limit", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (our own program)
    assert done.returncode == 0, done.stderr
    assert "60 files of 2.5 GB, 15,000,000 rows of 1,000 objects, graded" in done.stdout
