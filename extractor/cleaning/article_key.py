"""What identifies an article, however a reader came to its page."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

# Parameters that say which newsletter, advertisement or share button led to the page, and nothing of what it shows.
# "id", "ref", "source" and "cid" are kept: on some websites they choose the article.
_TRACKING = frozenset((
    "_ga", "_gl", "_hsenc", "_hsmi", "_openstat", "cmpid", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igsh", "igshid",
    "ito", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ocid", "s_kwcid", "smid", "smtyp", "ttclid", "twclid",
    "wbraid", "xtor", "yclid", "ysclid",
))  # fmt: skip
_TRACKING_PREFIXES = ("at_", "hsa_", "mtm_", "ns_", "oly_", "pk_", "utm_", "vero_")


def article_key(url: str | None, sha256: str) -> str:
    """The address without fragment and tracking parameters, its host in small letters; without an address the digest.

    >>> article_key("https://News.example/a?id=7&utm_source=mail#top", "")
    'https://news.example/a?id=7'
    """
    if not url:
        return sha256
    address = urlsplit(url)
    query = "&".join(part for part in address.query.split("&") if not _is_tracking(part.partition("=")[0].lower()))
    fragment = address.fragment if address.fragment.startswith("!") else ""  # "#!/a" is the path of some websites
    return urlunsplit((address.scheme, address.netloc.lower(), address.path, query, fragment))


def _is_tracking(parameter: str) -> bool:
    return parameter in _TRACKING or parameter.startswith(_TRACKING_PREFIXES)
