"""Django's name for this room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CooperativesConfig(AppConfig):
    """After every migration the second wall is built again around each table of a cooperative."""

    name = "kdim.cooperatives"
    label = "cooperatives"

    def ready(self) -> None:
        from kdim.cooperatives.models import wall  # noqa: PLC0415 - models exist only now

        post_migrate.connect(wall.build_second_wall, sender=self)
