"""What each parameter means, in the words of the filters' contract."""

from __future__ import annotations

SLUGS = "Repeat it for alternatives; “none” is those without any."

PARAMETERS: dict[str, str] = {
    "since": "The data version that your copy has reached: the last `until` that you were given.",
    "resource": "Documents of that kind alone. Repeat it for alternatives.",
    "as_of": (
        "The date that the answer speaks of: a day that has come, like 2025-05-16, or the slug "
        "of a meeting, which stands for its last day. Today if left out."
    ),
    "q": "Words in names, acronyms, other names and summaries, English or Korean; all must occur.",
    "plan": f"Slug of a plan. {SLUGS}",
    "area": f"Slug of a focus area; what is in its parts counts. {SLUGS}",
    "line": f"Slug of an action line. {SLUGS}",
    "status": "Status on the date. Repeat it for alternatives.",
    "signature": "Whether it is labelled a signature project.",
    "country": f"Two-letter code of ISO 3166-1. {SLUGS}",
    "organisation": f"Slug of an organisation. {SLUGS}",
    "role": "Role of an organisation; with `organisation`, of that one.",
    "fund": f"Slug of a fund. {SLUGS}",
    "theme": f"Slug of a theme. {SLUGS}",
    "parent": "Slug of the project above; “none” for those that are no part of another.",
    "missing": "What nobody has reported.",
    "flag": "`end_passed`: the planned end is past; `delayed`: later than first planned.",
    "stale": "Neither given a status nor confirmed for so many days.",
    "active_in": "Running on at least one day of the year.",
    "starts_after": "Starts on that day or later.",
    "starts_before": "Starts on that day or earlier.",
    "ends_after": "Ends on that day or later.",
    "ends_before": "Ends on that day or earlier.",
    "committed_min": "Committed at least so many US dollars, converted; 18 digits at most.",
    "committed_max": "Committed at most so many US dollars, converted; 18 digits at most.",
    "updated_since": "Public record changed at that moment or later, in ISO 8601.",
    "ordering": "The order; repeat it for a second key.",
    "page": (
        "Which page, the first if left out. Deep pages are slow: use `cursor` to read everything."
    ),
    "page_size": "How many on a page.",
    "cursor": (
        "Pages without a count: begin with an empty cursor, then follow `next`. Nothing comes "
        "twice, whatever is published meanwhile."
    ),
    "fields": (
        "Only these parts of each document; commas stand between names, or it is repeated. A name "
        "with dots is a part of a part."
    ),
    "omit": "All but these parts of each document, named as in `fields`.",
    "expand": (
        "Whole public documents, as of the same date, where there are compact references; below "
        "the name of a reference, a further dot leads to one of the record that it becomes. In the "
        "list of projects, the parts that else only the record has, too. Commas, or repeated."
    ),
    "format": (
        "JSON, or the whole list as a table in CSV; for those who can't send `Accept: text/csv`."
    ),
    "counted": "Whether the value counts where sources disagree.",
    "superseded": "Whether a later entry has replaced it by the date.",
    "effective_after": "In effect from that day or later.",
    "effective_before": "In effect from that day or earlier.",
    "project": f"Slug of a project. {SLUGS}",
    "partnership": f"Slug of a partnership. {SLUGS}",
    "meeting": f"Slug of a meeting. {SLUGS}",
    "indicator": "Slug of an indicator. Repeat it for alternatives.",
    "source": "Slug of a source. Repeat it for alternatives.",
    "stage": "Stage of the plan's life.",
    "state": "How far the line has come.",
    "verification": "Who stands behind the status.",
    "basis": "Whether the dates are planned or happened. Repeat it for alternatives.",
    "kind": "The kind. Repeat it for alternatives.",
    "currency": "ISO 4217 code of the currency that the source gives.",
    "type": "The type. Repeat it for alternatives.",
    "language": "ISO 639-1 code of the language it is written in.",
}
