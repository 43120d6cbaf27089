"""The reviewer's page: what would become public field by field, and the decision on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from projects.admin.project_publication import preview_publication
from projects.admin.project_standing import decisions_on, gaps_of
from projects.admin.publishable import PublishableAdmin
from projects.admin.reviewed import approved_sentence
from projects.admin.staff import staff_of
from projects.forms.embargo import EmbargoForm
from projects.forms.submission import ReturnForm
from projects.models import Project, Submission
from projects.services.project import publish_project
from projects.services.submission import later_changes, return_project, schedule_project
from projects.services.working_copy import pending_entries, read_working_copy

Row = TypeVar("Row", bound=Project)


@dataclass(frozen=True)
class Decision:
    """What a reviewer pressed: publish it now, or one of the two that need a word more."""

    embargo: EmbargoForm
    refusing: ReturnForm

    @property
    def is_complete(self) -> bool:
        """Whether all that the button needs is given."""
        return all(form.is_valid() for form in (self.embargo, self.refusing) if form.is_bound)


class ProjectDecision(PublishableAdmin[Row]):
    """Publishes what was looked at, at once or later, or returns it."""

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show exactly what would become public, then do with exactly that what was decided."""
        obj = self.required(request, object_id, to="publish")
        submission = obj.submissions.open().select_related("submitted_by").first()
        decision = Decision(
            embargo=EmbargoForm(request.POST if "_schedule" in request.POST else None),
            refusing=ReturnForm(request.POST if "_return" in request.POST else None),
        )
        if request.method == "POST" and decision.is_complete:
            try:
                sentence = self._decide(request, obj, submission, decision)
            except ValidationError as refusal:
                for complaint in refusal.messages:
                    messages.error(request, complaint)
            else:
                messages.success(request, sentence)
                return self.back_to(obj)
        title = _("Publish “%(record)s”") if submission is None else _("Review “%(record)s”")
        return self.page(
            request,
            "admin/projects/publish_project.html",
            obj,
            {
                "title": title % {"record": obj},
                "preview": preview_publication(obj, reader=request.user),
                "gaps": gaps_of(obj),
                "submission": submission,
                "seen": _stamp(submission),
                "later": _later(obj, submission),
                "refusal": self.refusal(request, obj),
                "submissions": decisions_on(obj, reader=request.user),
                "embargo": decision.embargo,
                "refusing": decision.refusing,
            },
        )

    def schedule_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """A project is approved where all that would become public is shown."""
        obj = self.required(request, object_id, to="publish")
        return HttpResponseRedirect(self.url_of("publish", obj))

    def _decide(
        self, request: HttpRequest, obj: Row, submission: Submission | None, decision: Decision
    ) -> str:
        """Do what was decided, and say what holds then.

        Raises ValidationError if somebody else decided first, or if the services refuse.
        """
        if request.POST.get("submission", "") != _stamp(submission):
            last = obj.submissions.newest_first().first()
            raise ValidationError(
                _("Nothing was done. It is decided already: %(decision)s")
                % {"decision": "" if last is None else last.standing}
            )
        looked_at: dict[str, Any] = {
            "by": staff_of(request),
            "fingerprint": request.POST.get("fingerprint", ""),
            "submission": submission,
        }
        if decision.embargo.is_bound:
            moment = decision.embargo.cleaned_data["publish_at"]
            schedule_project(obj, at=moment, **looked_at)
            return approved_sentence(obj, moment)
        if decision.refusing.is_bound and submission is not None:
            named = set(request.POST.getlist("entry"))
            return_project(
                submission,
                by=staff_of(request),
                reason=decision.refusing.cleaned_data["reason"],
                entries=[entry for entry in pending_entries(obj) if str(entry.pk) in named],
            )
            return _("“%(record)s” is returned; the public sees nothing of it.") % {"record": obj}
        publish_project(obj, **looked_at)
        return _("The public now sees “%(record)s” as it stands.") % {"record": obj}


def _stamp(submission: Submission | None) -> str:
    """Stands for the submission as it was shown: whoever decides on it makes it another."""
    return "" if submission is None else f"{submission.pk} {submission.decision}"


def _later(project: Project, submission: Submission | None) -> list[Any]:
    return [] if submission is None else later_changes(submission, read_working_copy(project))
