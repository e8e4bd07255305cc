"""Which address asks, also where a proxy of ours stands before us."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


def client_address(request: HttpRequest) -> str:
    """Return the last address on the way that no trusted proxy has; "" where there is none.

    What stands further left in X-Forwarded-For the client may have written itself.
    """
    nearest = str(request.META.get("REMOTE_ADDR") or "")
    way = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    trusted: Sequence[Network] = settings.TRUSTED_PROXIES
    found = _read(nearest)
    while found is not None and any(found in network for network in trusted) and way:
        before = _read(way.pop())
        if before is None:
            break
        found = before
    return str(found) if found is not None else nearest


def _read(text: str) -> Address | None:
    """Return the address, or nothing where the text is none; an IPv4 one in its own form."""
    try:
        found = ip_address(text)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
