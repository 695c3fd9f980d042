"""Change files as the page writes them, made from little."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from rodedraad.graph.proposals.form import CONTEXT

TOWN = "https://w3id.org/rodedraad/id/lindeveen/"
RD = "https://w3id.org/rodedraad/def#"
COOPERATIVE = TOWN + "actor/cooperatie-blauwe-ruine"
TENANTS = TOWN + "actor/woonstichting-veenstee"  # involved in the disputes already
DISPUTES = TOWN + "opgave/burenruzies"
SESSION = "2026-11-25-0a1b2c3d"


def uuid(number: int) -> str:
    """Return the id of proposal *number*; its first eight characters are the number."""
    return f"urn:uuid:{number:08d}-0000-4000-8000-000000000000"


def statement(source: str, link: str, target: str) -> dict[str, str]:
    """Return a link as a change file has it."""
    return {"type": "Statement", "subject": source, "predicate": link, "object": target}


def item(number: int, kind: str = "remark", **more: Any) -> dict[str, Any]:
    """Return proposal *number*, a remark on a thing unless told otherwise."""
    made = {
        "id": uuid(number),
        "type": "Annotation",
        "motivation": kind,
        "time": f"2026-11-25T10:{number:02d}:00.000Z",
        "group": {"name": "Groep blauw"},
        "text": f"Tekst {number}",
    }
    if kind != "link" and "about" not in more:
        made["targets"] = [DISPUTES]
    if kind == "vote":
        made["choice"] = "for"
    return {**made, **more}


def link(number: int, source: str, predicate: str, target: str, **more: Any) -> dict[str, Any]:
    """Return proposal *number*: a link."""
    return item(number, "link", proposes=statement(source, predicate, target), **more)


def session(*items: dict[str, Any], name: str = SESSION) -> dict[str, Any]:
    """Return a change file with *items*."""
    return {
        "@context": deepcopy(CONTEXT),
        "session": name,
        "dataset": "abc123",
        "group": {"name": "Groep blauw"},
        "items": list(items),
    }


def saved(folder: Path, *items: dict[str, Any], name: str = SESSION) -> Path:
    """Return a change file with *items* in *folder*."""
    path = folder / "oogst.jsonld"
    path.write_text(json.dumps(session(*items, name=name)), encoding="utf-8")
    return path
