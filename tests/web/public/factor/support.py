"""A browser that sets two-step verification up, for the tests of its pages."""

import re
from uuid import uuid4

from tests.web import scene

from kdim.cooperatives.models import Cooperative

OFFICER = {"name": scene.OFFICER_PHONE, "secret": "250817"}
STATE, SET_UP, CODES, OFF = (
    f"/dua-langkah/{part}" for part in ("", "pasang/", "kode-cadangan/", "matikan/")
)  # fmt: skip


def in_earnest(cooperative: Cooperative) -> Cooperative:
    """The cooperative, no demonstration any longer; its thirty days after the founding are over."""
    Cooperative.objects.filter(pk=cooperative.id).update(is_demonstration=False)
    return Cooperative.objects.get(pk=cooperative.id)


def sign_in(client, **who):
    return client.post("/masuk/", who)


def hidden(answer, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]+)"', answer.text).group(1)


def set_up(client, app, pin: str, **more):
    """Everything from the first page to the codes on paper; gives the last answer."""
    begun = client.post(STATE, {"request_id": uuid4()}, follow=True)
    app.secret = "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", begun.text))
    return client.post(
        SET_UP,
        {"request_id": uuid4(), "factor_id": hidden(begun, "factor_id"), "code": app.code(), "secret": pin, **more},
    )


def paper(answer) -> list[str]:
    """The recovery codes that a page shows."""
    return re.findall(r"<li>([A-Z2-9]{4}-[A-Z2-9]{4})</li>", answer.text)
