"""What a person writes on the application, whichever way it comes in, as typed and before anybody believes it."""

from dataclasses import dataclass
from datetime import date

from kdim.cooperatives.enums import KbliVersion
from kdim.kernel.nik import Sex
from kdim.kernel.refusals import Refusal
from kdim.members.enums import ConsentPurpose, HeirRelation


@dataclass(frozen=True, slots=True)
class HeirFacts:
    """An heir as typed; ``share_percent`` for all heirs or for none."""

    name: str
    relation: HeirRelation
    phone: str = ""
    share_percent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """The facts of an application or of a correction, as typed: texts are read and checked by the action.

    ``born_on`` takes a date or what was typed; left empty, it and ``sex`` are taken from the NIK. The mother's name and
    the like are not asked for: a cooperative does not need them (UU 27/2022 art. 27, limited and specific).
    """

    name: str
    nik: str
    born_on: date | str = ""
    birth_place: str = ""
    sex: Sex | None = None
    phone: str = ""
    email: str = ""
    street: str = ""
    area_code: str = ""  # of a village: "33.74.01.1001"
    occupation: str = ""
    business_name: str = ""
    business_line: str = ""  # in plain words: "jual nasi rames"
    kbli_version: KbliVersion | None = None
    kbli_code: str = ""
    heirs: tuple[HeirFacts, ...] = ()
    consents: frozenset[ConsentPurpose] = frozenset()


class ApplicationWrong(Refusal):
    """One or more fields cannot be accepted; nothing was written.

    Fact: ``fields``, a list of ``(field, refusal)`` in the order of the form; a field is a name of
    :class:`Application`, or ``"heirs.0.name"`` for a field of the first heir.
    """

    code = "application_wrong"

    @property
    def fields(self) -> list[tuple[str, Refusal]]:
        """The pairs, typed."""
        pairs = self.facts["fields"]
        assert isinstance(pairs, list)
        return pairs


class FieldMissing(Refusal):
    """The field is needed and was left empty."""

    code = "field_missing"


class TextTooLong(Refusal):
    """Facts: ``length``, ``longest`` in characters."""

    code = "text_too_long"


class NameTooShort(Refusal):
    """A name needs two letters at least; fact: ``typed``."""

    code = "name_too_short"


class NameHasSigns(Refusal):
    """Something that no name has, such as ``<`` or a digit; facts: ``typed``, ``sign``."""

    code = "name_has_signs"


class EmailWrong(Refusal):
    """Not an e-mail address; fact: ``typed``."""

    code = "email_wrong"


class BirthDateImpossible(Refusal):
    """After today or more than 120 years ago; fact: ``born_on``."""

    code = "birth_date_impossible"


class NikTaken(Refusal):
    """Somebody who has applied or is a member has this NIK; facts: ``member_id``, ``name``, ``number``, all None
    towards the public."""

    code = "nik_taken"


class AreaUnknown(Refusal):
    """No such area; fact: ``area_code``."""

    code = "village_unknown"


class AreaNotVillage(Refusal):
    """A district or more, where the village is needed; facts: ``area_code``, ``name``."""

    code = "area_not_village"


class KbliUnknown(Refusal):
    """No such kind of business in that version; facts: ``version``, ``kbli_code``."""

    code = "kbli_unknown"


class HeirsTooMany(Refusal):
    """Facts: ``count``, ``most``."""

    code = "heirs_too_many"


class HeirSharesWrong(Refusal):
    """Shares are given for all heirs and sum to 100 %, each at least 1 %, or for none; fact: ``total`` (None when some
    lack)."""

    code = "heir_shares_wrong"


class ConsentNeeded(Refusal):
    """Without this consent there can be no membership; fact: ``purpose``."""

    code = "consent_needed"
