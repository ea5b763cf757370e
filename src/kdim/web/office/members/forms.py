"""What the secretary types about members; texts go to the act as typed, which reads and refuses them all at once."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from kdim.cooperatives.enums import KbliVersion
from kdim.cooperatives.queries import KindOfBusiness, find_kbli
from kdim.kernel.nik import Sex
from kdim.members.actions import Application, ApplicationWrong, HeirFacts
from kdim.members.enums import ConsentPurpose, ExitReason, HeirRelation, MemberStatus
from kdim.members.queries import MemberDetail
from kdim.web import labels, refusals
from kdim.web.areas import NEXT, AreaForm
from kdim.web.forms import Form, RequestIdField

FIND_KBLI, MORE_HEIRS = "find_kbli", "more_heirs"
HEIRS_AT_FIRST, HEIRS_MOST = 1, 10
VERSION = KbliVersion.KBLI_2020
_GROUPS = (
    (_("Identity"), ("name", "nik", "birth_place", "born_on", "sex")),
    (_("How to reach them"), ("phone", "email")),
    (_("Address"), ("street", None)),
    (_("Business"), ("occupation", "business_name", "business_line")),
)


def line(label: Any, longest: int, *, needed: bool = False, **attrs: Any) -> forms.CharField:
    """A line of text without further checks; the act has them."""
    help_text = attrs.pop("help_text", "")
    return forms.CharField(
        label=label, max_length=longest * 4, required=needed, help_text=help_text,
        widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}),
        error_messages={"required": _("Fill this in."), "max_length": _("That is too long.")},
    )  # fmt: skip


class HeirForm(Form):
    """One heir; an empty name is no heir."""

    name = line(_("Name"), 120)
    relation = forms.ChoiceField(label=_("Relation"), required=False)
    phone = line(_("Telephone"), 20, inputmode="tel")
    share_percent = forms.IntegerField(
        label=_("Share (%)"), required=False, min_value=1, max_value=100,
        error_messages={
            "invalid": _("Type a whole percentage from 1 to 100."),
            "min_value": _("Type a whole percentage from 1 to 100."),
            "max_value": _("Type a whole percentage from 1 to 100."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relation = self.fields["relation"]
        assert isinstance(relation, forms.ChoiceField)
        relation.choices = [(one.value, labels.label(one)) for one in HeirRelation]


class ApplicationForm(AreaForm):
    """Everything about a person that the cooperative may keep; only name and NIK are needed to begin."""

    area_required = False
    request_id = RequestIdField()
    name = line(_("Name, as on the identity card"), 120, needed=True)
    nik = line(_("NIK"), 20, needed=True, inputmode="numeric", help_text=_("16 figures, as on the identity card."))
    birth_place = line(_("Place of birth"), 60)
    born_on = line(_("Date of birth"), 40, help_text=_("Left empty, it is read from the NIK."), placeholder="17-8-1990")
    sex = forms.ChoiceField(label=_("Sex"), required=False, help_text=_("Left empty, it is read from the NIK."))
    phone = line(_("Telephone or WhatsApp"), 20, inputmode="tel")
    email = line(_("E-mail"), 120, inputmode="email")
    street = line(_("Street, number, RT/RW"), 160)
    occupation = line(_("Occupation"), 60)
    business_name = line(_("Name of the business"), 120)
    business_line = line(
        _("What they make, sell or do"), 160, help_text=_("In their own words, for example: nasi rames.")
    )
    kbli_words = line(
        _("Find the kind of business (KBLI)"), 60, help_text=_("Plain words: warung kopi, jahit, servis hp.")
    )
    kbli = forms.CharField(required=False, max_length=12)

    def __init__(self, *args: Any, with_consents: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sex = self.fields["sex"]
        assert isinstance(sex, forms.ChoiceField)
        sex.choices = [("", "\N{EM DASH}"), *((one.value, labels.label(one)) for one in Sex)]
        self.with_consents = with_consents
        if with_consents:
            self.fields["consents"] = forms.MultipleChoiceField(
                label=_("What the person allows, as signed on paper"), required=False,
                widget=forms.CheckboxSelectMultiple, choices=[(one.value, labels.label(one)) for one in ConsentPurpose],
            )  # fmt: skip
        self.heirs = self._heir_forms()

    @property
    def is_choosing(self) -> bool:
        """Whether the form was only sent to see the next list or another row."""
        return bool(self.data) and any(button in self.data for button in (NEXT, FIND_KBLI, MORE_HEIRS))

    def forget_errors(self) -> None:
        """Show what was typed without sentences about what is not filled in yet."""
        for form in (self, *self.heirs):
            form.__dict__["_errors"] = ErrorDict()

    @property
    def groups(self) -> list[tuple[Any, list[forms.BoundField | None]]]:
        """The fields under their headings; ``None`` stands where the lists of areas go."""
        return [(words, [self[name] if name else None for name in names]) for words, names in _GROUPS]

    @property
    def kbli_hits(self) -> list[KindOfBusiness]:
        """The kinds of business to choose from: what was looked for, else what was chosen before."""
        words = str(self["kbli_words"].value() or "") or str(self["kbli"].value() or "").rpartition(":")[2]
        return list(find_kbli(words[:60], VERSION))[:8]

    def is_valid(self) -> bool:
        """The heirs count too."""
        return all([super().is_valid(), *(heir.is_valid() for heir in self.heirs if self.is_bound)])

    def application(self) -> Application:
        """The facts for the act."""
        facts = self.cleaned_data
        version, _colon, code = facts["kbli"].rpartition(":")
        named = [heir.cleaned_data for heir in self.heirs if heir.cleaned_data.get("name", "").strip()]
        return Application(
            **{name: facts[name] for name in (
                "name", "nik", "birth_place", "born_on", "phone", "email", "street", "area_code", "occupation",
                "business_name", "business_line",
            )},
            sex=Sex(facts["sex"]) if facts["sex"] else None,
            kbli_version=KbliVersion(version) if version in set(KbliVersion) else None, kbli_code=code,
            heirs=tuple(
                HeirFacts(heir["name"], HeirRelation(heir["relation"] or "other"), heir["phone"], heir["share_percent"])
                for heir in named
            ),
            consents=frozenset(ConsentPurpose(one) for one in facts.get("consents", ())),
        )  # fmt: skip

    def refuse_fields(self, wrong: ApplicationWrong) -> None:
        """Show each refused field's sentence beside it; ``heirs.1.name`` belongs to the second named heir."""
        named = [heir for heir in self.heirs if heir.cleaned_data.get("name", "").strip()]
        for place, refusal in wrong.fields:
            words = refusals.words(refusal)
            if place.startswith("heirs."):
                _heirs, number, field = place.split(".")
                named[int(number)].add_error(field, words)
                continue
            field = {"area_code": "village", "kbli_code": "kbli_words"}.get(place, place)
            self.add_error(field if field in self.fields else None, words)

    def _heir_forms(self) -> list[HeirForm]:
        known = list(self.initial.get("heirs", ()))
        count = max(HEIRS_AT_FIRST, len(known) + 1)
        if self.is_bound:
            typed = str(self.data.get("heirs_shown", ""))
            count = int(typed) if typed.isdecimal() and len(typed) < 3 else HEIRS_AT_FIRST
            count += MORE_HEIRS in self.data
        count = min(count, HEIRS_MOST)
        return [
            HeirForm(
                self.data if self.is_bound else None, prefix=f"heir{n}", initial=known[n] if n < len(known) else None
            )
            for n in range(count)
        ]


def typed_from(detail: MemberDetail) -> Mapping[str, Any]:
    """A member's facts as the form shows them."""
    same = (
        "name", "nik", "birth_place", "email", "street", "area_code", "occupation", "business_name", "business_line",
    )  # fmt: skip
    born = detail.born_on
    return {
        **{name: getattr(detail, name) for name in same},
        "born_on": f"{born.day}-{born.month}-{born.year}" if born else "",
        "sex": detail.sex.value if detail.sex else "",
        "phone": detail.phone.replace("+62", "0", 1),
        "kbli": f"{detail.kbli_version}:{detail.kbli_code}" if detail.kbli_code else "",
        "heirs": [
            {"name": heir.name, "relation": heir.relation.value, "phone": heir.phone.replace("+62", "0", 1),
             "share_percent": heir.share_percent}
            for heir in detail.heirs
        ],
    }  # fmt: skip


class AdmitForm(Form):
    """The number of the pengurus' decision, if it was written down."""

    request_id = RequestIdField()
    decision = line(_("Number of the decision of the pengurus"), 60)


class ReasonForm(Form):
    """Why."""

    request_id = RequestIdField()
    reason = forms.CharField(
        label=_("Reason"), max_length=300, error_messages={"required": _("Say why, in one sentence.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )  # fmt: skip


class WithdrawForm(ReasonForm):
    """Why, and how many rupiah of simpanan pokok are paid back: what the page said, and nothing else."""

    paid_back = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def clean_paid_back(self) -> int:
        """Nothing when nothing was said."""
        return int(self.cleaned_data["paid_back"] or 0)


class LeaveForm(ReasonForm):
    """Why a membership ends, as the register lists it, and in the person's own words."""

    exit_reason = forms.ChoiceField(label=_("Why does the membership end?"), widget=forms.RadioSelect)
    field_order = ("exit_reason", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = self.fields["exit_reason"]
        assert isinstance(reasons, forms.ChoiceField)
        reasons.choices = [(reason.value, labels.label(reason)) for reason in ExitReason]


class OnlyRequestForm(Form):
    """Nothing to fill in, only to be done once."""

    request_id = RequestIdField()


class ConsentForm(Form):
    """One purpose, given or withdrawn."""

    request_id = RequestIdField()
    purpose = forms.ChoiceField(choices=[(one.value, one.value) for one in ConsentPurpose])
    given = forms.ChoiceField(choices=[("1", "1"), ("0", "0")])


def status_choices() -> list[tuple[str, str]]:
    """For the filter of the register."""
    return [(one.value, labels.label(one)) for one in MemberStatus]
