"""Accounts, roles given per authority and bounded in time, and bearer tokens."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from xuke.kernel.person import Role


class UserManager(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, username: str, password: str | None = None, name: str = "") -> "User":
        """Make an account; without a password nobody can sign in with it."""
        user = self.model(username=username, name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account 账号 of a person or of a system."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=100)
    # What identity the account was proved with; sealed, and its blind index.
    identity = models.TextField(blank=True)
    identity_index = models.TextField(blank=True, db_index=True)
    is_system = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        """Accounts."""

        db_table = "access_user"

    def __str__(self) -> str:
        """Return the name that colleagues see."""
        return self.name or self.username


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    """Roles, by day."""

    def on(self, day: date) -> "RoleGrantQuerySet":
        """Return the roles in force on this day."""
        started = Q(since__isnull=True) | Q(since__lte=day)
        not_ended = Q(until__isnull=True) | Q(until__gte=day)
        return self.filter(started, not_ended)


class RoleGrant(models.Model):
    """A role given to an account at one authority, from a day, until a day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    authority = models.TextField()
    role = models.TextField(choices=[(role.value, role.value) for role in Role])
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        """One row a role and authority."""

        db_table = "access_role_grant"
        constraints = (
            models.UniqueConstraint(fields=["user", "authority", "role"], name="access_role_once"),
        )

    def __str__(self) -> str:
        """Return the role and where it holds."""
        return f"{self.role}@{self.authority}"


class ApiToken(models.Model):
    """A bearer token bound to an account; only its digest is kept."""

    digest = models.BinaryField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    label = models.TextField()
    made_at = models.DateTimeField()
    expires_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Tokens."""

        db_table = "access_api_token"

    def __str__(self) -> str:
        """Return what the token is for."""
        return self.label


class AccessLog(models.Model):
    """A look at what is otherwise masked: who, at which case, when, at what.

    Authority and year are the case's, as in the record; the table's own key goes on with them.
    """

    person = models.UUIDField()
    stream = models.UUIDField(db_index=True)
    authority = models.TextField()
    year = models.IntegerField()
    at = models.DateTimeField()
    what = models.TextField()

    class Meta:
        """Looks, by case and time."""

        db_table = "access_log"

    def __str__(self) -> str:
        """Return what was looked at, and when."""
        return f"{self.at:%Y-%m-%d %H:%M} {self.what}"


def note_access(
    person: str, at: datetime, what: str, *, stream: UUID, authority: str, year: int
) -> None:
    """Write down that this account looked at the masked values of this case, under its key."""
    AccessLog.objects.create(
        person=person, at=at, what=what, stream=stream, authority=authority, year=year
    )


class VaultCheck(models.Model):
    """One value sealed with the installation's vault: another key does not open it."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    sealed = models.TextField()

    class Meta:
        """At most one row."""

        db_table = "access_vault_check"
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="access_vault_check_once"),
        )

    def __str__(self) -> str:
        """Return the sealed value, which tells nothing."""
        return self.sealed


class SealCheck(models.Model):
    """The fingerprint of the seal in use: with another one, issued certificates are foreign."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    fingerprint = models.TextField()

    class Meta:
        """At most one row."""

        db_table = "access_seal_check"
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="access_seal_check_once"),
        )

    def __str__(self) -> str:
        """Return the fingerprint."""
        return self.fingerprint
