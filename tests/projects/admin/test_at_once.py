"""Two saves of one record at the same moment, which only PostgreSQL lets meet."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from projects.models import Project
from tests.factories import make_project, make_staff
from tests.projects.admin.forms import shown, url


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_the_same_time_one_wins() -> None:
    """T09, T11: both find the version they began from, and wait for each other."""
    project = make_project(title="Before")
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(make_staff())
    address = url(Project, "change", project.pk)
    page = shown(clients[0].get(address))
    together = Barrier(2)

    def save(number: int) -> int:
        together.wait()
        answer = clients[number].post(address, page | {"title": f"Save {number}"})
        connection.close()
        return answer.status_code

    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(save, range(2)))
    project.refresh_from_db()
    assert sorted(statuses) == [302, 409]
    assert (project.title, project.version) == (f"Save {statuses.index(302)}", 2)
