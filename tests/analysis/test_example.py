"""The worked example runs, answers its questions and draws its figures."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("matplotlib")

EXAMPLE = Path(__file__).parents[2] / "examples" / "bridges_and_waves.py"


@pytest.mark.slow
def test_bridges_and_waves(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "error", str(EXAMPLE), str(tmp_path / "figures")],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert ran.returncode == 0, ran.stderr
    text = " ".join(ran.stdout.split())
    assert "On 15 May 2019, 25 joined (17 governments, 7 companies, 1 public body" in text
    assert "On 23 June 2022, 2 joined (2 companies" in text
    assert text.count("How certain is it?") == 2
    assert "Taken by the letter, the answer is: none." in text
    drawn = {path.name for path in (tmp_path / "figures").iterdir()}
    assert drawn == {
        "child-safety.png",
        "growth.png",
        "industry-led.png",
        "time-to-join.png",
        "waves.png",
    }
