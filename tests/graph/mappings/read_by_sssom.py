"""Run by the Python that has the sssom package: what it reads in files, and what it has against them."""

import json
import sys
import warnings

from sssom.parsers import parse_sssom_table  # type: ignore[import-not-found]  # pyright: ignore[reportMissingImports]
from sssom.validators import validate  # type: ignore[import-not-found]  # pyright: ignore[reportMissingImports]

warnings.simplefilter("ignore")
found = {}
for path in sys.argv[1:]:
    read = parse_sssom_table(path)
    reports = validate(read, fail_on_error=False)
    found[path] = {
        "rows": read.df.fillna("").astype(str).to_dict("records"),
        "errors": [f"{kind}: {one.message}" for kind, report in reports.items() for one in report.results],
        "prefixes": dict(read.converter.bimap),
    }
print(json.dumps(found))  # noqa: T201 - the test reads it
