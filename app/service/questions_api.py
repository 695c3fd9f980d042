"""``/api/questions``: every question of the library over HTTP, told and answered, and what can be chosen."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar
from urllib.parse import quote

from starlette.convertors import PathConvertor, register_url_convertor
from starlette.routing import BaseRoute, Route

from rodedraad.app.questioning import subject_named
from rodedraad.app.service.answers import unless_gone
from rodedraad.app.service.asked import Request
from rodedraad.app.service.caching import Cache, etag, is_known
from rodedraad.app.service.problems import problem
from rodedraad.app.service.protocol import not_allowed
from rodedraad.app.service.question_data import PATH, SUFFIXES, described, fixed_choices, has_choices, listed
from rodedraad.app.service.question_requests import (
    ANSWERS,
    JSON,
    SAVED,
    Wanted,
    given,
    named,
    negotiated,
    once,
    wanted,
    without_suffix,
)
from rodedraad.app.service.replies import VERSION_HEADER, Header, Refusal, Reply, replied
from rodedraad.app.service.resources import Answer, Resource
from rodedraad.app.service.serving import Served
from rodedraad.app.service.snapshots import Snapshot
from rodedraad.graph.naming import plain
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import choose, language, say
from rodedraad.queries.answers.stamp import Stamp
from rodedraad.queries.catalogue.library import Library, UnknownQuestion
from rodedraad.queries.catalogue.questions import Parameter, Question

METHODS = ("GET", "HEAD", "OPTIONS")
CHOOSING_SECONDS = 10.0
LONGEST_NAME = 100  # characters; looking for what is like a longer one takes long

T = TypeVar("T")


def routes(served: Served, cache: Cache) -> list[BaseRoute]:
    """Return the addresses of the questions over what is *served*."""
    from rodedraad.app.service import openapi

    questions = Questions(served, cache)
    return [
        Route(openapi.PATH, _resource(questions.openapi)),
        Route(PATH, _resource(questions.overview)),
        Route(PATH + "/{question:anything}", _resource(questions.one)),
    ]


class Anything(PathConvertor):
    """The rest of an address whatever is in it: Starlette's own stops at the end of a line."""

    regex = r"[\s\S]*"


register_url_convertor("anything", Anything())


def _resource(answer: Answer) -> Resource:
    """Return *answer* as a resource that is only read, and whose refusals are problems in JSON."""

    async def told(request: Request) -> Reply:
        try:
            if request.method not in METHODS:
                raise not_allowed(request.method, METHODS)
            return await answer(request)
        except Fault as fault:
            return problem(fault, request)

    return Resource(told, METHODS)


class Questions:
    """The questions of the software and of the workspace, asked of what is *served*."""

    def __init__(self, served: Served, cache: Cache) -> None:
        self.served, self.cache = served, cache
        self._known: tuple[Snapshot, Library] | None = None

    async def library(self) -> Library:
        """Return the questions that can be asked; files added later count from the next version on."""
        snapshot = self.served.snapshot
        if self._known is None or self._known[0] is not snapshot:
            library = snapshot.library
            await asyncio.to_thread(_read, library)
            self._known = snapshot, library
        return self._known[1]

    async def openapi(self, request: Request) -> Reply:
        """Return what the addresses below take and give, for programs (OpenAPI 3.1)."""
        from rodedraad.app.service.openapi import document

        once(request, ())
        library, services = await self.library(), self.served.limits.services
        key = ("questions", self.served.version, language())
        if kept := self.cache.get(key):
            return kept
        data = await asyncio.to_thread(_sound, lambda: document(library, services))
        reply = _data(data, indent=None)
        self.cache.put(key, reply)
        return reply

    async def overview(self, request: Request) -> Reply:
        """Return the questions, those in which words occur or of one subject where that is asked."""
        chosen = once(request, ("search", "subject"))
        library, words = await self.library(), chosen.get("search", "").strip()
        found = library.search(words) if words else library.questions()
        if subject := chosen.get("subject"):
            folder = subject_named(library, subject)
            found = tuple(question for question in found if question.subject == folder)
        return _data(listed(library, found))

    async def one(self, request: Request) -> Reply:
        """Return what there is to know of one question, its answer, or what there is to choose for it."""
        path = request.path.removeprefix(f"{PATH}/").rstrip("/")
        name, choices, parameter = path.partition("/choices/")
        name, suffix = (name, "") if choices else without_suffix(name)
        if not name:
            return _elsewhere(PATH, request)
        library = await self.library()
        question = _sound(lambda: library.find(name[:LONGEST_NAME]))
        if question.name != name or request.path.endswith("/"):
            rest = choices + parameter if choices else f".{suffix}" if suffix else ""
            return _elsewhere(f"{PATH}/{question.name}{rest}", request)
        if choices:
            return await self._choices(request, question, parameter)
        values = given(request)
        suffix = suffix or named(values) or negotiated(request)
        if suffix:
            return await self._answer(request, question, wanted(values, suffix))
        if values:
            known = ", ".join(f"{PATH}/{question.name}.{known}" for known in SUFFIXES)
            raise Refusal(400, say("app.api_values_need_a_format", known=known))
        data = described(library, question, self.served.limits.services)
        return _data(data, b"Accept, Accept-Language")

    async def _answer(self, request: Request, question: Question, asked: Wanted) -> Reply:
        """Return the answer to *question*; who has it already is told so without asking again."""
        media = ANSWERS[asked.suffix]
        today = date.today()
        while True:
            version = self.served.version
            headers = [
                (b"content-language", language().encode()),
                (b"vary", b"Accept, Accept-Language"),
                (VERSION_HEADER, version.encode()),
            ]
            tag = _tag(question, asked, version, today)
            if is_known(request.headers.get(b"if-none-match", b""), tag):
                return replied(b"", media.type, *headers, etag=tag).unchanged()
            if tag and (kept := self.cache.get(("question", tag))):
                return kept
            stamp = Stamp(self._title(), version, today)
            head, body = await self._asked(request, question, asked, stamp)
            if head["version"] == version:
                break
        if head["cut"]:
            headers.append((b"answer-cut", b"true"))
        if asked.suffix in SAVED:
            name = f"{question.short_name}-{today.isoformat()}.{asked.suffix}"
            headers.append((b"content-disposition", f'attachment; filename="{name}"'.encode()))
        reply = replied(body, media.type, *headers, etag=tag)
        if tag:
            self.cache.put(("question", tag), reply)
        return reply

    async def _asked(
        self, request: Request, question: Question, asked: Wanted, stamp: Stamp
    ) -> tuple[dict[str, Any], bytes]:
        """Return how a worker fared with *question*, and its answer; it stops when the client has gone."""
        limits = self.served.limits
        job = {
            **self._job("ask", question),
            "given": asked.given,
            "fmt": asked.format,
            "stamp": stamp.as_data(),
            "services": sorted(limits.services),
        }
        seconds = min(question.timeout, limits.seconds or question.timeout)
        task = asyncio.create_task(self.served.pool.run(job, seconds))
        try:
            await unless_gone(task, request)
        finally:
            task.cancel()
        return task.result()

    async def _choices(self, request: Request, question: Question, name: str) -> Reply:
        """Return what there is to choose for the parameter called *name*, all or by a part of the label."""
        words = plain(once(request, ("search",)).get("search", ""))
        parameter = _parameter(question, name)
        if parameter.names_a_thing:
            job = {**self._job("choices", question), "parameter": name}
            head, _ = await self.served.pool.run(job, CHOOSING_SECONDS)
            found = head["values"]
        else:
            found = fixed_choices(parameter, self.served.limits.services)
        return _data(
            {
                "question": question.name,
                "parameter": name,
                "label": parameter.label,
                "choices": [choice for choice in found if words in plain(choice["label"])],
            }
        )

    def _job(self, kind: str, question: Question) -> dict[str, Any]:
        folder = self.served.snapshot.questions
        folders = [folder] if folder else []
        return {"do": kind, "question": question.name, "folders": folders, "language": language()}

    def _title(self) -> str:
        return choose(self.served.snapshot.titles) or say("app.page_untitled")


def _read(library: Library) -> None:
    """Read all questions of *library*, so that they are known from here on; a broken one is told later."""
    library.questions()


def _sound(read: Callable[[], T]) -> T:
    """Return what *read* finds in a library; a mistake in a file of questions is not of who asks."""
    try:
        return read()
    except UnknownQuestion:
        raise
    except Fault as fault:
        raise Refusal(500, str(fault)) from fault


def _parameter(question: Question, name: str) -> Parameter:
    """Return the parameter called *name*, where there is a list to choose from for it."""
    known = {parameter.name: parameter for parameter in question.parameters}
    if name not in known:
        names = ", ".join(known) or "-"
        raise Refusal(404, say("app.api_no_parameter", question=question.name, name=name[:60], known=names))
    if not has_choices(known[name]):
        kind = say(f"queries.kind_{known[name].kind}")
        raise Refusal(404, say("app.api_no_choices", name=name, kind=kind))
    return known[name]


def _tag(question: Question, asked: Wanted, version: str, today: date) -> bytes:
    """Return what changes when the answer may: its data, its question, what is chosen, and the day."""
    if question.federates:  # what other servers have changes without our knowing
        return b""
    chosen = sorted((name, values) for name, values in asked.given.items() if values)
    known = [version, question.name, question.text, chosen, asked.format]
    told = json.dumps([*known, language(), today.isoformat()]).encode()
    return b'"' + hashlib.blake2b(told, digest_size=12).hexdigest().encode() + b'"'


def _data(data: Mapping[str, Any], vary: bytes = b"Accept-Language", indent: int | None = 1) -> Reply:
    body = json.dumps(data, ensure_ascii=False, indent=indent).encode() + b"\n"
    headers: list[Header] = [(b"content-language", language().encode()), (b"vary", vary)]
    return replied(body, JSON.type, *headers, etag=etag(body, JSON.type))


def _elsewhere(path: str, request: Request) -> Reply:
    """Return where what *request* asks for really stands."""
    location = quote(path).encode() + (b"?" + request.query_string if request.query_string else b"")
    return Reply(307, ((b"location", location), (b"content-length", b"0"), (b"cache-control", b"no-cache")))
