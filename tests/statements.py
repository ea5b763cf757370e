"""How many statements a page needs. The wall's own two (naming the cooperative to PostgreSQL, and taking it back)
belong to no page and do not grow with it; they are left out, so that both databases are held to one number."""

from django.test.utils import CaptureQueriesContext


def of_the_page(seen: CaptureQueriesContext) -> int:
    """The statements that were seen, without the wall's."""
    return sum("set_config(" not in query["sql"] for query in seen.captured_queries)
