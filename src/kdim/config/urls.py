"""All addresses are pages of the web room."""

from kdim.web.urls import urlpatterns

__all__ = ["urlpatterns"]
