"""People who sign in, what they are appointed to, and how they come in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models.wall import TenantModel
from kdim.kernel.ids import new_id


class PersonManager(BaseUserManager["Person"]):
    """Makes people; what they sign in with is a :class:`SignInName`."""

    def create_person(self, *, name: str, phone: str = "", secret: str | None = None, **more: Any) -> "Person":
        """A person with a PIN or password; ``secret=None`` means they cannot sign in yet."""
        person = self.model(name=name, phone=phone, **more)
        person.set_password(secret)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who can sign in. Identity numbers and money facts are on the member row, inside the wall.

    ``phone`` (E.164) is where to reach them; a family may share one.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True, default="")
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="id")
    is_active = models.BooleanField(default=True)
    is_platform_administrator = models.BooleanField(default=False)

    objects = PersonManager()
    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class SignInName(TenantModel):
    """What a person types to sign in at one cooperative: a member number or a phone, as ``sign_in_key`` writes it.

    It is also what ties the person to the cooperative: nobody signs in, is appointed or gets an activation code where
    they have none.
    """

    name = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperative", "name"], name="sign_in_name_unique")]

    def __str__(self) -> str:
        return self.name


class RoleTerm(TenantModel):
    """An appointment: from a day, until a day (exclusive) or until further notice.

    A trigger lets a row end, or end earlier, and refuses every other change, so that history can be read. A row that
    ends on the day it begins was called off before it began.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey("cooperatives.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "person", "role", "from_on"], name="role_term_begins_once"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="role_term_ends_no_sooner_than_it_begins",
            ),
        ]


class SignInAttempt(TenantModel):
    """A try to sign in that did not succeed (yet), kept to slow down guessing; pruned after a day."""

    key = models.CharField(max_length=40)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["cooperative", "key", "at"], name="sign_in_attempt_key"),
            models.Index(fields=["cooperative", "address", "at"], name="sign_in_attempt_address"),
        ]


class ActivationCode(TenantModel):
    """A slip from the office with which a person sets their first or a forgotten PIN, once.

    The code itself is stored nowhere: it is derived from the row's id and the install's secret key.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # used, or replaced by a newer one
    is_used = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "person"],
                condition=models.Q(ended_at__isnull=True),
                name="activation_code_one_at_a_time",
            )
        ]


class PersonSession(models.Model):
    """A device on which a person is signed in, so that they can see and end it."""

    session_key = models.CharField(max_length=40, primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="sessions")
    device = models.CharField(max_length=200)
    address = models.CharField(max_length=45)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
