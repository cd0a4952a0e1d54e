"""Make what would be published, and prove that it is whole: ``make release``.

The version of CHANGELOG.md's first heading has to be the package's. The source distribution and
the wheel are built twice, the second time straight from the checkout, and have to be the same
bytes. Until the heading has a date, as in ``## 0.1.0 (2026-12-01)``, this is a rehearsal, and the
files go to ``build/rehearsal``; with a date they go to ``dist``. Nothing is uploaded.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

from packaging.metadata import Metadata

ROOT = Path(__file__).resolve().parents[1]
HEADING = re.compile(r"^## (?P<version>\d+\.\d+\.\d+) \((?P<date>[^)]+)\)$", re.MULTILINE)


class Release(NamedTuple):
    """What the change log says of the newest version.

    Attributes
    ----------
    version : str
        As in ``graphkit/version.py``.
    date : str
        A day such as 2026-12-01; empty while it is not released.
    """

    version: str
    date: str


def newest(changes: str, version: str) -> Release:
    """Read the first heading of the change log, which has to be about this version."""
    heading = HEADING.search(changes)
    if heading is None:
        raise SystemExit("CHANGELOG.md has no heading such as '## 0.1.0 (2026-12-01)'.")
    if heading["version"] != version:
        raise SystemExit(
            f"CHANGELOG.md begins with {heading['version']}, graphkit/version.py says {version}. "
            "Make them the same."
        )
    if heading["date"] == "unreleased":
        return Release(version, "")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", heading["date"]):
        raise SystemExit(f"Write the day of release as 2026-12-01, not {heading['date']!r}.")
    return Release(version, heading["date"])


def git(*arguments: str) -> str:
    """Ask git about the checkout."""
    ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def build(folder: Path, *arguments: str) -> dict[str, Path]:
    """Build with the installed backend, at the time of the last commit."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": git("log", "-1", "--format=%ct")}
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(
        [*command, *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return {path.name: path for path in sorted(folder.iterdir())}


def digest(path: Path) -> str:
    """Compute the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check_wheel(path: Path, release: Release) -> None:
    """Compare every file of a wheel with its record, and read its metadata strictly."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        folder = next(name.split("/")[0] for name in names if name.endswith(".dist-info/RECORD"))
        rows = csv.reader(archive.read(f"{folder}/RECORD").decode().splitlines())
        recorded = {name: value for name, value, _ in rows}
        if recorded.keys() != names:
            raise SystemExit(f"{path.name}: RECORD and files differ.")
        for name, value in recorded.items():
            if value and value != f"sha256={_urlsafe(archive.read(name))}":
                raise SystemExit(f"{path.name}: {name} is not as recorded.")
        check_metadata(archive.read(f"{folder}/METADATA"), release)
        for licence in Metadata.from_email(archive.read(f"{folder}/METADATA")).license_files or ():
            if f"{folder}/licenses/{licence}" not in names:
                raise SystemExit(f"{path.name}: the licence {licence} is missing.")


def _urlsafe(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def check_sdist(path: Path, release: Release) -> None:
    """Read the metadata of a source distribution strictly; what is in it, the wheel proves."""
    with tarfile.open(path) as archive:
        member = archive.extractfile(f"{path.name.removesuffix('.tar.gz')}/PKG-INFO")
        assert member is not None
        check_metadata(member.read(), release)


def check_metadata(text: bytes, release: Release) -> None:
    """Refuse metadata that an index would refuse or show badly."""
    metadata = Metadata.from_email(text, validate=True)
    if str(metadata.version) != release.version:
        raise SystemExit(f"The metadata say version {metadata.version}, not {release.version}.")
    if not (metadata.description and metadata.summary and metadata.license_expression):
        raise SystemExit("The metadata need a summary, a description and a licence.")
    if metadata.description_content_type != "text/markdown":
        raise SystemExit("The description must be declared as Markdown.")


def main() -> None:
    """Build, check, and put the files where they belong."""
    sys.path.insert(0, str(ROOT))
    from graphkit.version import __version__

    release = newest((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), __version__)
    if release.date and git("status", "--porcelain"):
        raise SystemExit("The checkout has changes. Commit them, or release from a clean clone.")
    with tempfile.TemporaryDirectory() as folder:
        first = build(Path(folder, "first"))
        second = build(Path(folder, "second"), "--sdist", "--wheel")
        if [*map(digest, first.values())] != [*map(digest, second.values())]:
            raise SystemExit(f"Two builds differ: {', '.join(first)}.")
        for name, path in first.items():
            (check_wheel if name.endswith(".whl") else check_sdist)(path, release)
        target = ROOT / ("dist" if release.date else "build/rehearsal")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(Path(folder, "first"), target)
    for path in sorted(target.iterdir()):
        print(f"{digest(path)}  {path.relative_to(ROOT)}")
    if not release.date:
        print("A rehearsal: CHANGELOG.md has no date for this version, so nothing is released.")


if __name__ == "__main__":
    main()
