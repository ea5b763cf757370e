"""People who sign in, what they are appointed to, and how they come in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models.wall import TenantModel
from kdim.kernel.ids import new_id


class PersonManager(BaseUserManager["Person"]):
    """People are per install: one person may belong to several cooperatives."""

    def create_person(self, *, name: str, phone: str | None, secret: str | None, **more: Any) -> "Person":
        """A person with a PIN or password; ``secret=None`` means they cannot sign in yet."""
        person = self.model(name=name, phone=phone, **more)
        person.set_password(secret)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who can sign in. Identity numbers and money facts are on the member row, inside the wall."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, unique=True, null=True, blank=True)
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
    """A name, other than the phone, that a person signs in with at one cooperative: the member number."""

    name = models.CharField(max_length=30)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperative", "name"], name="sign_in_name_unique")]

    def __str__(self) -> str:
        return self.name


class RoleTerm(TenantModel):
    """An appointment: from a day, until a day (exclusive) or until further notice."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey("cooperatives.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "person", "role", "from_on"], name="role_term_begins_once"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gt=models.F("from_on")),
                name="role_term_ends_after_it_begins",
            ),
        ]


class SignInAttempt(models.Model):
    """A wrong PIN or password, kept to slow down guessing; pruned after a day."""

    name = models.CharField(max_length=40)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["name", "at"], name="sign_in_attempt_name"),
            models.Index(fields=["address", "at"], name="sign_in_attempt_address"),
        ]


class PersonSession(models.Model):
    """A device on which a person is signed in, so that they can see and end it."""

    session_key = models.CharField(max_length=40, primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="sessions")
    device = models.CharField(max_length=200)
    address = models.CharField(max_length=45)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
