"""The wheel carries what it needs: installed apart from the checkout, it extracts a sentence."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
from importlib.metadata import distribution
from pathlib import Path
import extractor
from extractor.extras import DISTRIBUTION
from extractor.desk.report import report_page
from extractor.words.resources import example_text, models_folder, resource_path
assert Path(extractor.__file__).parent.parent == Path.cwd(), extractor.__file__
assert models_folder().parent == Path(extractor.__file__).parent, models_folder()
assert (Path(extractor.__file__).parent / "py.typed").is_file()
assert resource_path("schema/record.schema.json").is_file()
found = extractor.extract("Sales rose 5 percent in May.", published="2025-06-09")
assert "</script>" in report_page([found])
assert example_text().startswith("Norwegian steel exports")
assert [point.value for point in distribution(DISTRIBUTION).entry_points if point.group == "spacy_factories"]
print([figure.surface for figure in found.figures], [time.value for time in found.times])
"""


def test_an_installed_wheel_extracts_a_sentence(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    installed = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(installed), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    # -P keeps the checkout off the path; the installed copy is put before everything else.
    program = f"import sys; sys.path.insert(0, {str(installed)!r})\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=installed, capture_output=True, text=True, check=True
    )
    assert done.stdout == "['5 percent'] ['2025-05']\n"
    program = f"import sys; sys.path.insert(0, {str(installed)!r}); from extractor.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, "demo"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Norwegian steel exports slip for a second month\n")
    assert "$18.2 million" in done.stdout
