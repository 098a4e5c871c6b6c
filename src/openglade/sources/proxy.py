"""The proxy that the environment names for a host, by the variables that most programs obey."""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import SplitResult, unquote, urlsplit

from openglade.core.errors import InputError

_PORT = 8080
_SHAPE = re.compile(r"[!-~]{1,500}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """Where requests are sent instead, and who asks there, where it wants to know."""

    host: str
    port: int
    user: str = field(default="", repr=False)

    @classmethod
    def of(cls, environment: Mapping[str, str], endpoint: str) -> Self | None:
        """The proxy for an endpoint, None where none is named or NO_PROXY excepts it.

        Raises InputError for one that cannot be asked.
        """
        parts = urlsplit(endpoint)
        name = f"{parts.scheme.upper()}_PROXY"
        for variable in (name.lower(), name, "all_proxy", "ALL_PROXY"):
            text = environment.get(variable, "").strip()
            if text:
                exceptions = environment.get("no_proxy", environment.get("NO_PROXY", ""))
                return None if _is_excepted(parts, exceptions) else cls._parse(text, variable)
        return None

    @classmethod
    def _parse(cls, text: str, variable: str) -> Self:
        address = text if "://" in text else f"http://{text}"
        try:
            parts = urlsplit(address) if _SHAPE.fullmatch(address) else None
            port = (parts.port or _PORT) if parts else 0
        except ValueError:
            parts, port = None, 0
        if parts is None or parts.scheme != "http" or not parts.hostname or not port:
            shown = "an address with a user's name" if "@" in text else f"{text[:100]!r}"
            advice = "write http://host:port, or name the Hub's host in NO_PROXY"
            raise InputError(f"{variable}: {shown} is no proxy that can be asked; {advice}")
        user = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        return cls(host=parts.hostname, port=port, user=user if parts.username else "")

    @property
    def headers(self) -> dict[str, str]:
        """What the proxy is told besides the request."""
        if not self.user:
            return {}
        return {"Proxy-Authorization": f"Basic {b64encode(self.user.encode()).decode()}"}

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def _is_excepted(endpoint: SplitResult, exceptions: str) -> bool:
    host = (endpoint.hostname or "").casefold()
    for one in exceptions[:10_000].casefold().split(","):
        name = one.strip().removeprefix("*").removeprefix(".")
        if one.strip() == "*" or (name and (host == name or host.endswith(f".{name}"))):
            return True
        if name and name == endpoint.netloc.casefold():
            return True
    return False
