"""Invented question files: one that is whole, and others made of a query and what its head needs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rodedraad.queries.catalogue.library import checked
from rodedraad.queries.catalogue.questions import Question

HEAD = """\
#+ summary: {nl: "Wie werkt aan dit thema?", en: "Who works on this theme?"}
#+ description: {nl: "De partijen bij een thema.", en: "The parties to a theme."}
#+ tags: [samenwerking, partners]
#+ params:
#+   - name: subject
#+     type: concept
#+     class: rd:Theme
#+     label: {nl: Onderwerp, en: Subject}
#+     required: true
#+     multiple: true
#+   - {name: lang, type: lang, label: {nl: Taal, en: Language}}
#+ columns:
#+   - {name: actor, label: {nl: Wie, en: Who}, type: iri, labelColumn: actorLabel}
#+   - {name: actorLabel, label: {nl: Naam, en: Name}, type: string, hidden: true}
#+ answer:
#+   nl:
#+     none: "Niemand werkt aan {subject}."
#+     one: "Aan {subject} werkt één partij: {actor}."
#+     many: "Aan {subject} werken {actor.count} partijen."
#+   en:
#+     none: "Nobody works on {subject}."
#+     one: "One party works on {subject}: {actor}."
#+     many: "{actor.count} parties work on {subject}."
#+ test: {params: {subject: "1.1"}, rows: 1}
"""
QUERY = """\
PREFIX rd: <https://w3id.org/rodedraad/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?actor ?actorLabel
WHERE {
  VALUES ?subject { UNDEF }
  VALUES ?lang { "nl" }
  ?subject rd:involves ?actor .
  ?actor skos:prefLabel ?actorLabel FILTER (LANG(?actorLabel) = ?lang)
}
ORDER BY ?actorLabel ?actor
"""
WHO = HEAD + QUERY

LANG: dict[str, Any] = {"name": "lang", "type": "lang", "label": {"nl": "Taal", "en": "Language"}}
FORMS = {"none": "Niets.", "one": "Eén: {rows}.", "many": "Meer: {rows}."}


def written(folder: Path, text: str, name: str = "parties/who") -> Path:
    """Put *text* in *folder* as the file of the question *name*."""
    file = folder / f"{name}.rq"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def asked(
    folder: Path,
    query: str,
    columns: Mapping[str, str] | None = None,
    params: Sequence[Any] = (),
    answer: Mapping[str, Any] | None = None,
    **more: Any,
) -> Question:
    """Return the question of *query*, read and found sound.

    *columns* are names and types in order; *params* need only a ``name`` and a ``type``; *answer* holds for
    both languages unless it has them.
    """
    forms = answer or FORMS
    head: dict[str, Any] = {
        "summary": {"nl": "Wat is dit?", "en": "What is this?"},
        "description": {"nl": "Een proef.", "en": "A trial."},
        "params": [{"label": labels(param["name"]), **param} for param in params],
        "columns": [column(name, kind) for name, kind in (columns or {}).items()],
        "answer": forms if "nl" in forms else {"nl": forms, "en": forms},
        "test": {"minRows": 0},
        **more,
    }
    lines = [f"#+ {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    file = written(folder, "\n".join([*lines, query]), "trial/one")
    return checked.__wrapped__(file, "trial/one")  # read anew: a test may write the same file twice


def column(name: str, kind: str) -> dict[str, Any]:
    """Return the head of a column; a type such as ``iri aLabel`` names the column with its labels."""
    kind, _, label = kind.partition(" ")
    return {"name": name, "label": labels(name), "type": kind, **({"labelColumn": label} if label else {})}


def labels(name: str) -> dict[str, str]:
    """Return a label in both languages that is made of *name*."""
    return {"nl": f"{name} (nl)", "en": f"{name} (en)"}
