"""Address of the overview."""

from django.urls import path

from kdim.web.office.home import views

urlpatterns = [path("", views.overview, name="home")]
