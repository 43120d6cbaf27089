"""What the bodies of decisions and events hold."""

from __future__ import annotations

from rest_framework import serializers

from projects.api.writes.inputs.strict import Explained, StrictSerializer
from projects.forms.reason import REASON_LENGTH
from projects.forms.submission import NOTE_LENGTH


class SubmitInput(StrictSerializer):
    """What the reviewer should know."""

    note = serializers.CharField(required=False, allow_blank=True, max_length=NOTE_LENGTH)


class PublishInput(Explained, StrictSerializer):
    """Nothing but why."""


class ReturnInput(StrictSerializer):
    """What has to change before it can be published."""

    reason = serializers.CharField(max_length=NOTE_LENGTH)


class WithdrawInput(StrictSerializer):
    """Why the public sees it no longer; kept in the history."""

    reason = serializers.CharField(max_length=REASON_LENGTH)


class ConfirmInput(StrictSerializer):
    """That it was still accurate on a day, today if none is given."""

    confirmed_on = serializers.DateField(required=False)
    note = serializers.CharField(required=False, allow_blank=True, max_length=NOTE_LENGTH)
