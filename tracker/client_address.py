"""From which address a request comes, as far as it can be believed."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# One customer gets a network of this size, and could use a new address for each request.
IPV6_NETWORK = 64


def client_address(request: HttpRequest) -> str | None:
    """The right-most hop that is not a proxy of ours; None if nobody says.

    What stands further left in X-Forwarded-For was written by the visitor. Of an IPv6 address
    the network counts.
    """
    nearest = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    hops = [*forwarded.split(","), nearest]
    # Fewer hops than proxies: the request did not come through them, so its header is a claim.
    believed = hops[-1 - settings.TRUSTED_PROXIES] if len(hops) > settings.TRUSTED_PROXIES else ""
    return _normalised(believed) or _normalised(nearest)


def _normalised(hop: str) -> str | None:
    """The address in one spelling, without a port; None for what is not an address."""
    text = hop.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(IPv6Network((int(address), IPV6_NETWORK), strict=False).network_address)
    return str(address)
