"""What a worker is told and what it says: in JSON with its length in front, the answer behind it as it is."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from importlib import import_module
from typing import Any

from rodedraad.ontology.faults import Fault
from rodedraad.queries.execution.outcomes import WorkerDied

TOLD = struct.Struct(">I")  # bytes of JSON that follow
SAID = struct.Struct(">IQ")  # bytes of JSON that follow, and of the answer behind it

STEP_BACK = TOLD.pack(0)  # tells a worker that is busy for long to let others go first

_OURS = "rodedraad."


def told(job: Mapping[str, Any]) -> bytes:
    """Return *job* as a worker is told it."""
    text = json.dumps(job).encode()
    return TOLD.pack(len(text)) + text


def said(head: Mapping[str, Any], body: bytes | bytearray) -> bytes:
    """Return what a worker says before the answer *body*: how long both are, and how it went."""
    text = json.dumps(head).encode()
    return SAID.pack(len(text), len(body)) + text


def heard(message: bytes) -> tuple[dict[str, Any], bytes]:
    """Return how it went and the answer, of a whole *message*; ``ValueError`` where it is not whole."""
    if len(message) < SAID.size:
        raise ValueError("no message")
    size, length = SAID.unpack_from(message)
    start = SAID.size + size
    if len(message) != start + length:
        raise ValueError("not a whole message")
    head: dict[str, Any] = json.loads(message[SAID.size : start])
    return head, message[start:]


def fault_as_head(fault: Fault) -> dict[str, Any]:
    """Return *fault* as how it went: its sentence, its class, and what else it knows that JSON can say."""
    return {
        "fault": str(fault),
        "kind": f"{type(fault).__module__}:{type(fault).__qualname__}",
        "knows": {name: _plain(value) for name, value in vars(fault).items() if _is_plain(_plain(value))},
    }


def _plain(value: Any) -> Any:
    """Return *value* with what is a dataclass in it, such as a candidate, by the names of its fields."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict | list):
        return all(map(_is_plain, value.values() if isinstance(value, dict) else value))
    return isinstance(value, str | int | float | None)


def raise_fault(head: Mapping[str, Any]) -> None:
    """Raise the fault that *head* tells of, as the class it was; do nothing where it tells of none."""
    if "fault" not in head:
        return
    kind = _class(head["kind"])
    fault = kind.__new__(kind)
    Fault.__init__(fault, head["fault"])
    vars(fault).update(head["knows"], message=head["fault"])
    raise fault


def _class(name: str) -> type[Fault]:
    """Return the class of faults called *name*, ``module:class``; nothing but a class of ours."""
    module, _, kind = name.partition(":")
    found = getattr(import_module(module), kind, None) if module.startswith(_OURS) else None
    return found if isinstance(found, type) and issubclass(found, Fault) else WorkerDied
