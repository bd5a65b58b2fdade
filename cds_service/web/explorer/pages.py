"""Blueprint of the explorer: choose, look, record, download, write, close."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec
from flask import Blueprint, Response, request

from cds_service.compose.phrases import lower_first, span_text
from cds_service.errors import FetchError
from cds_service.services.explore import Chart, Opinion
from cds_service.services.launches import Opened, Session, new_name
from cds_service.services.smart import Grant, LaunchError, LaunchFault, SmartServer
from cds_service.web.explorer.course import longer_than_symptoms
from cds_service.web.explorer.facts import State
from cds_service.web.explorer.form import Recording, answers_bundle, named, observations, received, responses
from cds_service.web.explorer.parts import ExplorerParts, Sample
from cds_service.web.explorer.shell import Shell, asset, browser_name, check_form, new_browser, pieces
from cds_service.web.explorer.view import page as page_of
from cds_service.web.flask_replies import send
from cds_service.web.problems import not_found
from cds_service.web.replies import FHIR_JSON, Reply

_ASSETS = {"explorer.css": "text/css", "explorer.js": "text/javascript", "icon.svg": "image/svg+xml"}
_SAMPLE = "sample-"
_NO_SAMPLE = (404, "There is no such sample patient", "Choose one of those that there are.")
_AUTHOR = re.compile(
    r"(?:https?://[^\s]+/)?(?:Practitioner|PractitionerRole|Patient|RelatedPerson)/[A-Za-z0-9.\-]{1,64}"
)
_NO_NOTES: Mapping[str, str] = {}
_IGNORED = {
    "otherPatient": "of another patient",
    "enteredInError": "entered in error",
    "refuted": "refuted",
    "unreadable": "not readable",
}


@dataclass(frozen=True, slots=True)
class _Room:
    """The views of the blueprint and what they share."""

    parts: ExplorerParts
    shell: Shell

    def landing(self) -> Response:
        return self.shell.page("landing.html", servers=self.parts.launches.servers, samples=self.parts.samples)

    def show(self, view: str) -> Response:
        browser = browser_name()
        opened = self.parts.launches.find(browser, view)
        if opened is None:
            sample = self._sample(view)
            if sample is None and view.startswith(_SAMPLE) and self.parts.samples:
                return self.shell.problem(_NO_SAMPLE)
            if sample is None:
                raise LaunchError(LaunchFault.SESSION_OVER)
            session = Session(csrf=new_name(), sample=sample.id)
            opened = self.parts.launches.open(browser or new_browser(), session, view=view)
        response = self._page(opened, ())
        if browser is None:
            self.shell.remember(response, opened.browser)
        return response

    def back(self, view: str) -> Response:
        """For a posted address that is opened again: the page itself."""
        return self.shell.redirect(f"/app/{view}")

    def answer(self, view: str) -> Response:
        opened = self._checked(view)
        got = received(self.parts.knowledge.forms, request.form)
        opened, long = self._too_long(opened, got.answers)
        answers = {name: value for name, value in got.answers.items() if name not in long}
        opened = replace(opened, session=msgspec.structs.replace(opened.session, answers=answers, written=0))
        self.parts.launches.keep(opened)
        if got.wrong or long:
            return self._page(opened, got.wrong, long)
        return self.shell.redirect(f"/app/{view}")

    def _too_long(self, opened: Opened, answers: Mapping[str, str]) -> tuple[Opened, dict[str, str]]:
        """Weeks of treatment that are longer than the symptoms: item -> what is said of it."""
        knowledge = self.parts.knowledge
        library = knowledge.material.library
        complaints = library.words.lists["complaints"]
        if not any(
            q.weeks and q.finding not in complaints for f in knowledge.forms for q in f.questions if q.id in answers
        ):
            return opened, {}
        opened, chart = self._chart(opened)
        _, opinion = self._judged(opened, chart, answers)
        symptoms = opinion.assessment.timeline.symptoms
        long = longer_than_symptoms(knowledge.forms, answers, symptoms, complaints)
        told = span_text(symptoms, library.words)
        words = knowledge.explorer.words.text["longerThanSymptoms"]
        return opened, {q.id: words.format(question=q.text, weeks=answers[q.id], symptoms=told) for q in long}

    def clear(self, view: str) -> Response:
        opened = self._checked(view)
        self.parts.launches.keep(replace(opened, session=msgspec.structs.replace(opened.session, answers={})))
        return self.shell.redirect(f"/app/{view}")

    def download(self, view: str) -> Response:
        opened = self.parts.launches.find(browser_name(), view)
        if opened is None:
            raise LaunchError(LaunchFault.SESSION_OVER)
        recording = self._recording(opened, self._patient(opened), self.parts.clock())
        body = answers_bundle(self.parts.knowledge.forms, opened.session.answers, recording)
        disposition = ("Content-Disposition", 'attachment; filename="answers.json"')
        return send(Reply(200, FHIR_JSON, body, (disposition,)))

    def write(self, view: str) -> Response:
        opened = self._checked(view)
        grant, answers = opened.grant, opened.session.answers
        if grant is None or not grant.may_write or not answers or request.form.get("confirm") != "yes":
            raise LaunchError(LaunchFault.FORM)
        opened = self.parts.launches.fresh(opened)
        recording = self._recording(opened, grant.patient or "", self.parts.clock())
        forms = self.parts.knowledge.forms
        made = (*responses(forms, answers, recording), *observations(forms, answers, recording))
        resources = tuple(msgspec.json.encode({k: v for k, v in resource.items() if k != "id"}) for resource in made)
        # Forgotten before they are written: written twice they would stand in the chart twice.
        session = msgspec.structs.replace(opened.session, answers={}, written=len(answers))
        self.parts.launches.keep(replace(opened, session=session))
        try:
            self.parts.write(self._server(grant), opened.grant or grant, resources)
        except FetchError:
            self.parts.launches.keep(opened)
            raise
        return self.shell.redirect(f"/app/{view}#recording")

    def end(self, view: str) -> Response:
        self.parts.launches.close(self._checked(view))
        return self.shell.page("problem.html", words={"title": "Closed", "text": "You are signed out here."}, detail="")

    def _checked(self, view: str) -> Opened:
        return check_form(self.parts.launches.find(browser_name(), view))

    def _sample(self, view: str) -> Sample | None:
        name = view.removeprefix(_SAMPLE) if view.startswith(_SAMPLE) else None
        return next((sample for sample in self.parts.samples if sample.id == name), None)

    def _server(self, grant: Grant) -> SmartServer:
        server = next((s for s in self.parts.launches.servers if s.id == grant.server), None)
        if server is None:
            raise LaunchError(LaunchFault.SESSION_OVER)
        return server

    def _patient(self, opened: Opened) -> str:
        if opened.grant is not None:
            return opened.grant.patient or ""
        sample = self._sample(opened.view)
        if sample is None:
            raise LaunchError(LaunchFault.SESSION_OVER)
        return sample.chart.patient_id

    def _recording(self, opened: Opened, patient: str, at: datetime) -> Recording:
        user = opened.grant.fhir_user if opened.grant else None
        author = user if user and _AUTHOR.fullmatch(user) else None
        return Recording(patient, at, opened.session.csrf, author)

    def _chart(self, opened: Opened) -> tuple[Opened, Chart]:
        """The chart, read anew; a token that is refused though it should be good is renewed once."""
        if opened.grant is None:
            sample = self._sample(opened.view)
            if sample is None:
                raise LaunchError(LaunchFault.SESSION_OVER)
            return opened, sample.chart
        opened = self.parts.launches.fresh(opened)
        chart = self._read(opened)
        if chart.refused and opened.grant is not None and opened.grant.refresh_token is not None:
            opened = self.parts.launches.renew(opened)
            chart = self._read(opened)
        if chart.lost:
            raise LaunchError(LaunchFault.SESSION_OVER)
        return opened, replace(chart, order=opened.session.order)

    def _read(self, opened: Opened) -> Chart:
        if opened.grant is None:
            raise LaunchError(LaunchFault.SESSION_OVER)
        return self.parts.read(self._server(opened.grant), opened.grant, self.parts.clock())

    def _judged(self, opened: Opened, chart: Chart, answers: Mapping[str, str]) -> tuple[Chart, Opinion]:
        """The chart with these answers beside it, and what is advised on both."""
        recording = self._recording(opened, chart.patient_id, chart.as_of)
        made = observations(self.parts.knowledge.forms, answers, recording)
        chart = chart.with_recorded(tuple(msgspec.json.encode(o) for o in made))
        return chart, self.parts.judge(chart)

    def _page(self, opened: Opened, wrong: tuple[str, ...], long: Mapping[str, str] = _NO_NOTES) -> Response:
        opened, chart = self._chart(opened)
        knowledge, answers = self.parts.knowledge, opened.session.answers
        recording = self._recording(opened, chart.patient_id, chart.as_of)
        before = opinion = self.parts.judge(chart)
        if answers:
            chart, opinion = self._judged(opened, chart, answers)
        words = knowledge.explorer.words
        return self.shell.page(
            "page.html",
            page=page_of(chart, opinion, knowledge, answers, before, demo=self.parts.demo),
            text=words.text,
            marks=words.states,
            states=[state.value for state in State],
            ignored_words=_IGNORED,
            version=knowledge.material.version,
            view=opened.view,
            csrf=opened.session.csrf,
            launched=opened.grant is not None,
            may_write=opened.grant is not None and opened.grant.may_write,
            answered=len(answers),
            preview=answers_bundle(knowledge.forms, answers, recording).decode() if answers else "",
            written=opened.session.written,
            wrong=(*wrong, *long),
            too_long=tuple(long.values()),
            wrong_named=named(knowledge.forms, wrong),
        )


def explorer_blueprint(parts: ExplorerParts) -> Blueprint:
    """``/app`` and everything below it."""
    blueprint = Blueprint("explorer", __name__)
    shell = Shell(parts)
    room = _Room(parts, shell)
    words = parts.knowledge.material.library.words
    blueprint.add_app_template_filter(lambda text: lower_first(text, words), "lower_first")
    blueprint.add_app_template_filter(pieces, "pieces")
    assets = {name: Reply(200, kind, asset(name), (("Cache-Control", "no-cache"),)) for name, kind in _ASSETS.items()}

    def file(name: str) -> Response:
        if name not in assets:
            raise not_found()
        return send(assets[name])

    add = blueprint.add_url_rule
    add("/app", "landing", shell.guarded(room.landing), methods=["GET"])
    add("/app/assets/<name>", "asset", file, methods=["GET"])
    add("/app/<view>", "show", shell.guarded(room.show), methods=["GET"])
    add("/app/<view>/answers", "answer", shell.guarded(room.answer), methods=["POST"])
    add("/app/<view>/answers.json", "download", shell.guarded(room.download), methods=["GET"])
    for posted in ("answers", "clear", "write", "end"):
        add(f"/app/<view>/{posted}", f"{posted}-again", shell.guarded(room.back), methods=["GET"])
    add("/app/<view>/clear", "clear", shell.guarded(room.clear), methods=["POST"])
    add("/app/<view>/write", "write", shell.guarded(room.write), methods=["POST"])
    add("/app/<view>/end", "end", shell.guarded(room.end), methods=["POST"])
    return blueprint
