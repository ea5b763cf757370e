"""All addresses are pages of the web room."""

from kdim.web.urls import urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

handler400 = "kdim.web.access.bad_request"
handler403 = "kdim.web.access.not_allowed"
handler404 = "kdim.web.access.not_found"
handler500 = "kdim.web.access.broken"
