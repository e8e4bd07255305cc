"""From a case back to the list as it was narrowed."""

import pytest
from tests.journeys import applying
from tests.journeys.cases import brought
from tests.journeys.site import Site
from tests.journeys.visitor import Visitors

pytestmark = pytest.mark.journey


def test_the_crumbs_lead_back_to_the_list_as_it_was_narrowed(
    site: Site, visitors: Visitors
) -> None:
    brought(site, until="second examination")
    head = visitors.person("jueding")
    head.go("/desk/?q=&item=&phase=examined")

    head.follow(applying.NAME)
    head.page.locator(".xk-crumbs").get_by_role("link", name="我的待办").click()

    head.page.wait_for_url("**/desk/?q=&item=&phase=examined")
