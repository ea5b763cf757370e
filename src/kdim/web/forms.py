"""The one look of every form."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Fields as ``django/forms/field.html`` of our own templates."""
