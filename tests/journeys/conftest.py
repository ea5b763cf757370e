"""The same browser as for single pages."""

from tests.web.conftest import axe, browser, check_page, context, fits, page, screenshot, weigh

__all__ = ["axe", "browser", "check_page", "context", "fits", "page", "screenshot", "weigh"]
