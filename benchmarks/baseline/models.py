# ruff: noqa: DJ001, DJ008 - a number is NULL until it is unique; nobody prints these rows
"""The peer's tables: an application with its states, and what is written beside it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django_fsm import RETURN_VALUE, FSMField, TransitionNotAllowed, transition

DECISION_DAYS = 20
VALID_DAYS = 4 * 365
SATURDAY = 5


class User(AbstractUser):
    """A person with one role: applicant, clerk, examiner or decider."""

    role = models.CharField(max_length=20, default="applicant")
    authority = models.CharField(max_length=20, blank=True)


class State(models.TextChoices):
    """Where an application stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    EXAMINED_ONCE = "examined-once"
    EXAMINED = "examined"
    GRANTED = "granted"
    REFUSED = "refused"
    ISSUED = "issued"
    DELIVERED = "delivered"


def weekdays_after(day: date, count: int) -> date:
    """Return the day that is so many weekdays later."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def owns(application: "Application", user: User) -> bool:
    """Tell whether the application is the user's own."""
    return application.applicant_id == user.pk


def works_as(role: str, *not_as: str) -> Callable[["Application", User], bool]:
    """Allow a role of the authority, except to whoever took one of the named steps."""

    def may(application: "Application", user: User) -> bool:
        others = {getattr(application, f"{step}_id") for step in not_as}
        at_home = user.authority == application.authority
        return user.role == role and at_home and user.pk not in others

    return may


may_clerk = works_as("clerk")
may_examine = works_as("examiner", "acceptor")
may_examine_again = works_as("examiner", "acceptor", "examiner")
may_decide = works_as("decider", "acceptor", "examiner", "second_examiner")


class Application(models.Model):
    """One application, from draft to delivered certificate."""

    number = models.CharField(max_length=40, null=True, unique=True)
    item = models.CharField(max_length=80)
    authority = models.CharField(max_length=20)
    action = models.CharField(max_length=30)
    channel = models.CharField(max_length=20)
    commitment = models.BooleanField(default=False)
    form = models.JSONField(encoder=DjangoJSONEncoder)
    state = FSMField(default=State.DRAFT, choices=State.choices, protected=True, db_index=True)
    applicant = models.ForeignKey(User, models.PROTECT, related_name="+")
    acceptor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    examiner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    second_examiner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decider = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    received_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    due_on = models.DateField(null=True, db_index=True)
    decided_on = models.DateField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    @transition(state, State.DRAFT, State.SUBMITTED, permission=owns)
    def submit(self, _by: User, _facts: dict[str, Any]) -> None:
        """File it; the number follows from the row's own."""
        if not self.materials.exists():
            raise TransitionNotAllowed("a material is missing")
        self.received_on = timezone.localdate()
        self.number = f"{self.authority}-{self.received_on.year}-{self.pk:07}"

    @transition(state, State.SUBMITTED, State.ACCEPTED, permission=may_clerk)
    def accept(self, by: User, _facts: dict[str, Any]) -> None:
        """Start the clock."""
        self.acceptor = by
        self.accepted_on = timezone.localdate()
        self.due_on = weekdays_after(self.accepted_on, DECISION_DAYS)

    @transition(state, State.ACCEPTED, State.EXAMINED_ONCE, permission=may_examine)
    def examine(self, by: User, _facts: dict[str, Any]) -> None:
        """Keep the first examination."""
        self.examiner = by

    @transition(state, State.EXAMINED_ONCE, State.EXAMINED, permission=may_examine_again)
    def examine_again(self, by: User, _facts: dict[str, Any]) -> None:
        """Keep the second examination, by another person."""
        self.second_examiner = by

    @transition(
        state, State.EXAMINED, RETURN_VALUE(State.GRANTED, State.REFUSED), permission=may_decide
    )
    def decide(self, by: User, facts: dict[str, Any]) -> str:
        """Grant or refuse."""
        self.decider = by
        self.decided_on = timezone.localdate()
        return facts["outcome"]

    @transition(state, State.GRANTED, State.ISSUED, permission=may_clerk)
    def issue(self, _by: User, _facts: dict[str, Any]) -> None:
        """Write the certificate under the next number."""
        today = timezone.localdate()
        serial = Counter.take(f"certificate-{today.year}")
        number = f"{self.authority}-C-{today.year}-{serial:07}"
        valid_to = today + timedelta(days=VALID_DAYS)
        Certificate.objects.create(
            application=self, number=number, issued_on=today, valid_to=valid_to
        )

    @transition(state, State.ISSUED, State.DELIVERED, permission=may_clerk)
    def deliver(self, _by: User, _facts: dict[str, Any]) -> None:
        """Hand it over; the history keeps how."""


class Material(models.Model):
    """A file of an application; its bytes stay in the database, so they commit with the rest."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="materials")
    kind = models.CharField(max_length=80)
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)


class Counter(models.Model):
    """The last number given out, by kind and year."""

    key = models.CharField(max_length=40, primary_key=True)
    value = models.PositiveIntegerField(default=0)

    @classmethod
    def take(cls, key: str) -> int:
        """Return the next number; whoever asks next waits for this transaction."""
        counter, _ = cls.objects.select_for_update().get_or_create(key=key)
        counter.value += 1
        counter.save()
        return counter.value


class Certificate(models.Model):
    """What was issued."""

    application = models.OneToOneField(Application, models.PROTECT)
    number = models.CharField(max_length=40, unique=True)
    issued_on = models.DateField()
    valid_to = models.DateField()


class History(models.Model):
    """One step of an application."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="history")
    step = models.CharField(max_length=30)
    source = models.CharField(max_length=30)
    target = models.CharField(max_length=30)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    facts = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    at = models.DateTimeField(auto_now_add=True)


class Audit(models.Model):
    """One write by one person: how, where, and from which address."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    method = models.CharField(max_length=10)
    path = models.CharField(max_length=200)
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
