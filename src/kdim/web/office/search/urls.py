"""Address of the search."""

from django.urls import path

from kdim.web.office.search import views

urlpatterns = [path("cari/", views.everything, name="search")]
