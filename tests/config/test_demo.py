"""``kdim demo``."""

import pytest
from django.core.management import CommandError, call_command

from kdim.cooperatives.models import Area, wall


@pytest.mark.django_db
def test_there_is_one_demonstration_at_most(cooperative):
    with wall.platform():
        Area.objects.create(code="33", level="province", name="Jawa Tengah")
    with pytest.raises(CommandError, match="demonstration cooperative already"):
        call_command("demo")
