"""What every write has in common: who may ask, one transaction, where it came from, refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, RequestDataTooBig, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import NotAuthenticated, ParseError
from rest_framework.permissions import SAFE_METHODS
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from projects.api.answers.problems import BadParameters, Refused
from projects.api.answers.view import ReadView
from projects.api.authentication import StaffSession, TokenAuthentication
from projects.api.writes.idempotency import answered_once
from projects.choices import Origin, TokenScope
from projects.models import ApiToken, PublishedEntryError, recorded_as
from projects.models.constraints import broken_rule
from projects.models.submission import DecidedSubmissionError

WORKING = "working"


class SessionAtWork(StaffSession):
    """The session of the staff site, which what is public never looks at."""

    def authenticate(self, request: Request) -> tuple[Any, None] | None:
        """The member of staff who is signed in; None for anyone else, and for what is public."""
        return None if is_public(request) else super().authenticate(request)


class WritingView(ReadView):
    """An address that can be written to, or that shows working copies; `scope` is for writing."""

    http_method_names = ["get", "head", "options", "post", "patch"]
    authentication_classes = [TokenAuthentication, SessionAtWork]
    scope: ClassVar[TokenScope] = TokenScope.PROPOSE
    # Elsewhere “state” may be a filter like any other.
    shows_working_copies: ClassVar[bool] = False

    def needs(self, request: Request) -> TokenScope | None:
        """The right to write, or to read what is being worked on; nothing for what is public.

        Nor for what nobody can do here, which is said to everyone.
        """
        if is_public(request) or not hasattr(self, str(request.method).lower()):
            return None
        return TokenScope.READ if request.method in SAFE_METHODS else self.scope

    def get_renderers(self) -> list[BaseRenderer]:
        """JSON, and what else the public may ask for."""
        return super().get_renderers() if is_public(self.request) else [JSONRenderer()]

    def get(self, request: Request, **keys: Any) -> HttpResponseBase:
        """What the public sees, or the working copy.

        Raises BadParameters for any other state.
        """
        if not self.shows_working_copies or "state" not in request.GET:
            return super().get(request, **keys)
        if not asks_for_working_copy(request):
            raise BadParameters({"state": [f"The one state to ask for is “{WORKING}”."]})
        return self.working(request, **keys)

    def working(self, request: Request, **keys: Any) -> HttpResponse:
        """The working copies asked for."""
        raise NotImplementedError

    def write(
        self, request: Request, answer: Callable[[Any, AbstractBaseUser], HttpResponse]
    ) -> HttpResponse:
        """Let ``answer`` write what the body says in the name of who asks: all of it, or nothing.

        Raises Refused for what can't be done.
        """
        body = read_body(request)
        by = writer_of(request)
        came_from = recorded_as(Origin.API, detail=token_name(request))
        with refusals(), came_from, transaction.atomic():
            if request.method == "POST":
                return answered_once(request, by, lambda: answer(body, by))
            return answer(body, by)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Keep what is not public from scripts of other origins and from every cache."""
        final = super().finalize_response(request, response, *args, **kwargs)
        if not is_public(request) or "get" not in self.http_method_names:
            del final["Access-Control-Allow-Origin"]
            del final["Access-Control-Expose-Headers"]
            final["Cache-Control"] = "no-store"
        return final


def is_public(request: Request) -> bool:
    """Whether the request asks for nothing but what everyone may see."""
    return request.method in SAFE_METHODS and not asks_for_working_copy(request)


def asks_for_working_copy(request: Request) -> bool:
    """Whether the request reads what is being worked on."""
    view: Any = request.parser_context["view"]
    is_read = view.shows_working_copies and request.method in {"GET", "HEAD"}
    return is_read and request.GET.getlist("state") == [WORKING]


def working_address(request: Request, key: object) -> str:
    """Where to read, as a working copy, what came into the list that was written to."""
    return request.build_absolute_uri(f"{key}/?state={WORKING}")


def writer_of(request: Request) -> AbstractBaseUser:
    """Who writes.

    Raises NotAuthenticated if it is nobody.
    """
    if not isinstance(request.user, AbstractBaseUser):
        raise NotAuthenticated
    return request.user


def token_name(request: Request) -> str:
    """The name of the token that was shown; empty for a session."""
    return request.auth.name if isinstance(request.auth, ApiToken) else ""


def read_body(request: Request) -> Any:
    """The JSON that was sent.

    Raises Refused, 413, if it is too long, and ParseError if it is nested too deep, or nothing.
    """
    try:
        # Kept by this, so that it can be read twice.
        if not request._request.body:  # noqa: SLF001
            raise ParseError("There is no body: send JSON, “{}” if there is nothing to say.")
        return request.data
    except RequestDataTooBig as error:
        raise Refused(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is too long: send it in parts."
        ) from error
    except RecursionError as error:
        raise ParseError("This is nested too deep.") from error


@contextmanager
def refusals(names: Mapping[str, str] | None = None) -> Iterator[None]:
    """Within the block, what services and the database refuse by a rule is raised as Refused.

    ``names`` tells the members of the body from the fields of the model. Whatever else the
    database refuses is a fault of ours, and goes on.
    """
    try:
        yield
    except ValidationError as refusal:
        raise refused(refusal, names or {}) from refusal
    except (PublishedEntryError, DecidedSubmissionError) as conflict:
        raise Refused(HTTPStatus.CONFLICT, str(conflict)) from conflict
    except IntegrityError as conflict:
        # What was in order a moment ago, and is not beside what somebody else wrote meanwhile.
        rule = broken_rule(conflict)
        if rule is None:
            raise
        raise Refused(HTTPStatus.CONFLICT, rule) from conflict


def refused(refusal: ValidationError, names: Mapping[str, str]) -> Refused:
    """A service's refusal: sentences about a member of the body in ``errors``, others above."""
    if not hasattr(refusal, "error_dict"):
        return Refused(HTTPStatus.BAD_REQUEST, " ".join(refusal.messages))
    told = dict(refusal.message_dict)
    above = told.pop(NON_FIELD_ERRORS, [])
    errors = {names[field]: said for field, said in told.items() if field in names}
    above += [text for field, said in told.items() if field not in names for text in said]
    detail = " ".join(above) or "Some of this can't be stored: see errors."
    return Refused(HTTPStatus.BAD_REQUEST, detail, errors)
