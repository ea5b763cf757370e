"""How amounts, dates and the like are written, in one place for all pages."""

from django import template

from kdim.kernel.rupiah import format_rupiah

register = template.Library()

register.filter("rupiah", format_rupiah)
