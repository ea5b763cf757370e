"""Addresses of the outbox; names are in the namespace of the office."""

from django.urls import path

from kdim.web.office.messages import views

urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("coba-lagi/<str:channel>/", views.retry_all, name="outbox_retry"),
    path("<int:delivery_id>/", views.one, name="outbox_one"),
    path("<int:delivery_id>/kirim-lagi/", views.again, name="outbox_again"),
    path("<int:delivery_id>/sisihkan/", views.aside, name="outbox_aside"),
]
