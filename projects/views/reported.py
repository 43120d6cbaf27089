"""Reported values as pages show them: what counts, and what other sources say beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from projects.choices import ReportedFigure
from projects.documents.shapes import ReportedValueShape


@dataclass(frozen=True)
class ReportedRow:
    """One figure with the value that counts; None where no source's value counts."""

    figure: str
    entry: ReportedValueShape | None
    also: list[ReportedValueShape]


def reported_rows(values: Sequence[ReportedValueShape]) -> list[ReportedRow]:
    """The values in effect, by figure; a value that does not count stands under one that does.

    Two values that both count say different things of one figure, so each has its own row.
    """
    current = [it for it in values if not it["is_superseded"]]
    rows = []
    for figure in ReportedFigure.values:
        counted = [it for it in current if it["figure"] == figure and it["is_counted"]]
        others = [it for it in current if it["figure"] == figure and not it["is_counted"]]
        rows += [
            ReportedRow(figure=figure, entry=it, also=others if it is counted[-1] else [])
            for it in counted
        ]
        if others and not counted:
            rows.append(ReportedRow(figure=figure, entry=None, also=others))
    return rows
