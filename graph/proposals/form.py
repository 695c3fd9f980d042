"""The form of a change file: JSON-LD with its context inside, and proposals written in that form.

Proposals are Web Annotations, attributed with PROV. Specification: https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from typing import Any, Final

from rodedraad.graph.proposals.items import Decision, Item, Kind, Link, Session
from rodedraad.ontology.terms import PREFIXES

# Written out in every file, so that nothing is ever fetched; a file with another one is refused, since its
# keys could mean anything.
CONTEXT: Final[dict[str, Any]] = {
    "@version": 1.1,
    "code": PREFIXES["code"],
    "dct": PREFIXES["dct"],
    "foaf": PREFIXES["foaf"],
    "oa": PREFIXES["oa"],
    "prov": PREFIXES["prov"],
    "rd": PREFIXES["rd"],
    "rdf": PREFIXES["rdf"],
    "dcat": PREFIXES["dcat"],
    "xsd": PREFIXES["xsd"],
    "id": "@id",
    "type": "@type",
    "items": "@graph",
    "Annotation": "oa:Annotation",
    "Statement": "rdf:Statement",
    "session": "dct:identifier",
    "dataset": "dcat:version",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "remark": "oa:commenting",
    "link": "oa:linking",
    "doubt": "oa:questioning",
    "vote": "oa:assessing",
    "decision": "oa:moderating",
    "time": {"@id": "dct:created", "@type": "xsd:dateTime"},
    "group": "prov:wasAttributedTo",
    "by": "prov:wasAttributedTo",
    "name": "foaf:name",
    "text": "oa:bodyValue",
    "choice": "rdf:value",
    "targets": {"@id": "oa:hasTarget", "@type": "@id"},
    "about": "oa:hasTarget",
    "proposes": "oa:hasBody",
    "subject": {"@id": "rdf:subject", "@type": "@id"},
    "predicate": {"@id": "rdf:predicate", "@type": "@id"},
    "object": {"@id": "rdf:object", "@type": "@id"},
    "versions": "prov:alternateOf",
    "decisions": {"@reverse": "oa:hasTarget"},
    "status": {"@id": "rd:reviewStatus", "@type": "@vocab"},
    "accepted": "code:review-accepted",
    "rejected": "code:review-rejected",
    "reason": "rd:justification",
}
CHOICES = ("for", "against")
MOST_BYTES = 5_000_000
MOST_CHARACTERS = 2000
MOST_NAME = 200
MOST_TARGETS = 50


def written(session: Session, graph: str) -> bytes:
    """Return *session* as the file that is kept, a named *graph*; the same session gives the same bytes."""
    data = {
        "@context": CONTEXT,
        "id": graph,
        "session": session.name,
        "dataset": session.dataset,
        "group": {"name": session.group},
        "items": [_item(item) for item in session.items],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: Item) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": item.id,
        "type": "Annotation",
        "motivation": str(item.kind),
        "time": item.time,
        "group": {"name": item.group},
        "text": item.text,
    }
    if item.targets:
        data["targets"] = list(item.targets)
    if item.link:
        data["proposes" if item.kind is Kind.LINK else "about"] = _link(item.link)
    if item.vote:
        data["choice"] = item.vote
    if item.versions:
        data["versions"] = [
            {key: value for key, value in _item(version).items() if key != "id"} for version in item.versions
        ]
    if item.decisions:
        data["decisions"] = [_decision(decision) for decision in item.decisions]
    return data


def _link(link: Link) -> dict[str, str]:
    return {"type": "Statement", "subject": link.source, "predicate": link.link, "object": link.target}


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "type": "Annotation",
        "motivation": "decision",
        "time": decision.time,
        "by": {"name": decision.by},
        "status": str(decision.status),
        "reason": decision.reason,
    }
