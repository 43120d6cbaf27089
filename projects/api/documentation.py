"""The index, the OpenAPI schema, the page that shows it, and what is not there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.views import APIView

from projects.api.answers.problems import BadParameters
from projects.api.answers.view import ReadView, json_response, to_json
from projects.api.openapi import operations


class IndexView(ReadView):
    """Where everything is."""

    names: Iterable[str] = ()

    def answer(self, request: Request, **keys: Any) -> HttpResponse:
        """The addresses of all lists and reports, and of the schema."""
        refuse_any_parameter(request)
        base = request.build_absolute_uri(request.path)
        addresses = {name: f"{base}{name}/" for name in [*self.names, "schema", "docs"]}
        response = json_response(to_json(addresses))
        response["Link"] = (
            f'<{addresses["schema"]}>; rel="service-desc", <{addresses["docs"]}>; rel="service-doc"'
        )
        return response

    def operation(self, path: str) -> dict[str, Any]:
        """The OpenAPI operation."""
        return operations.operation(
            "index",
            tag="index",
            summary="List what there is",
            description="The addresses of all lists and reports, of the schema and of its page.",
            parameters=[],
            answer={
                "type": "object",
                "additionalProperties": {"type": "string", "format": "uri"},
            },
            headers=operations.LINK_HEADER,
            problems={400: "There are no parameters here."},
        )


class SchemaView(ReadView):
    """The OpenAPI schema, made once a process."""

    schema = None
    renderer_classes = (OpenApiJsonRenderer, OpenApiJsonRenderer2)

    def answer(self, request: Request, **keys: Any) -> HttpResponse:
        """The schema in JSON."""
        refuse_any_parameter(request)
        response = json_response(schema_text())
        response["Content-Type"] = request.accepted_media_type
        return response


class DocsView(SpectacularSwaggerSplitView):
    """The schema for people: Swagger from our own files, under the strict content policy."""

    schema = None
    url_name = "api:schema"
    template_name = "projects/api_docs.html"
    template_name_js = "projects/api_docs.js"


class UnknownView(APIView):
    """Everything else under the API's address: a problem, or a redirect to the slash at the end."""

    schema = None

    def initial(self, request: Request, *args: Any, **keys: Any) -> None:
        """Redirect what only lacks the slash; nothing else is here, whatever the method.

        Raises Http404.
        """
        raise Http404

    def dispatch(self, request: Any, *args: Any, **keys: Any) -> Any:
        """The redirect, or the problem."""
        if lacks_slash(request.path_info):
            query = request.META.get("QUERY_STRING", "")
            response = HttpResponsePermanentRedirect(
                f"{request.path}/?{query}" if query else f"{request.path}/"
            )
            response["Access-Control-Allow-Origin"] = "*"
            return response
        return super().dispatch(request, *args, **keys)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Let other origins read the problem, and no cache keep it."""
        final = super().finalize_response(request, response, *args, **kwargs)
        final["Access-Control-Allow-Origin"] = "*"
        final["Cache-Control"] = "no-store"
        return final


def refuse_any_parameter(request: Request) -> None:
    """Raise BadParameters if there is any parameter."""
    if request.GET:
        raise BadParameters({name: ["There are no parameters here."] for name in request.GET})


def lacks_slash(address: str) -> bool:
    """Whether a slash at the end would lead somewhere."""
    if address.endswith("/"):
        return False
    try:
        return resolve(f"{address}/").url_name != "unknown"
    except Resolver404:
        return False


@cache
def schema_text() -> str:
    """The OpenAPI schema as JSON."""
    generator: Any = SchemaGenerator  # its author gives it no types
    return to_json(generator().get_schema(request=None, public=True))
