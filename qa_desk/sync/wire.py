"""One connection of a desk to a hub, with nothing but the standard library."""

from __future__ import annotations

import hashlib
import http.client
import json
import random
import ssl
import time
from typing import Any
from urllib.parse import urlsplit

from qa_desk.errors import N_, QADeskError

TIMEOUT_S = 60
TRIES = 4
WAIT_S = 5.0
"""A hub that asks to wait longer than this is asked again at another sync."""
DIGEST = "x-content-sha256"
"""The header by which each side finds that a body was damaged on its way."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class HubError(QADeskError):
    """A hub that cannot be reached, does not let this desk in, or says no."""


class Wire:
    """One connection to a hub; a request that got no answer is tried again, since all of them may be repeated."""

    def __init__(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            self.port = parts.port
        except ValueError:
            parts, self.port = urlsplit(""), None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise HubError(N_("“{url}” is no address of a hub."), hint=N_("It begins with https://"), url=url)
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise HubError(
                N_("The hub at {url} does not encrypt what is sent."),
                hint=N_("Use an address that begins with https://"),
                url=url,
            )
        self.url, self.secure = url.rstrip("/"), parts.scheme == "https"
        self.host, self.base = parts.hostname, parts.path.rstrip("/")
        self.token = ""
        self._line: http.client.HTTPConnection | None = None

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer; `HubError` where none comes after a few tries."""
        sent = {"Authorization": f"Bearer {self.token}", **(headers or {})}
        sent[DIGEST] = hashlib.sha256(body).hexdigest()
        for attempt in range(TRIES):
            last, used_before = attempt == TRIES - 1, self._line is not None
            try:
                line = self._connected()
                line.request(method, self.base + path, body or None, sent)
                answer = line.getresponse()
                content = answer.read()
                said = answer.getheader(DIGEST)
                if said is not None and said != hashlib.sha256(content).hexdigest():
                    raise http.client.HTTPException("damaged")
            except (OSError, http.client.HTTPException) as error:
                self.close()
                if last:
                    raise self._unreachable(str(error)) from error
                if attempt or not used_before:  # a hub hangs up on lines that lie idle: call again at once
                    time.sleep(_patience(attempt))
                continue
            wait = _asked_to_wait(answer)
            if answer.status in (429, 502, 503, 504) and not last and wait <= WAIT_S:
                time.sleep(max(wait, _patience(attempt)))
                continue
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, content
        raise self._unreachable("")

    def _unreachable(self, reason: str) -> HubError:
        return HubError(
            N_("The hub at {url} does not answer: {reason}."),
            hint=N_("Everything works without it; sync again later. Nothing was lost."),
            url=self.url,
            reason=reason,
        )

    def tell(self, path: str, value: dict[str, Any]) -> tuple[int, bytes]:
        """Post JSON."""
        status, _, body = self.ask(
            "POST", path, json.dumps(value).encode(), {"Content-Type": "application/json"}
        )
        return status, body

    def read(self, body: bytes) -> dict[str, Any]:
        """An answer in JSON; `HubError` where it is something else."""
        try:
            found = json.loads(body)
        except ValueError as error:
            raise self.said_no(0, b"") from error
        if not isinstance(found, dict):
            raise self.said_no(0, b"")
        return found

    def said_no(self, status: int, body: bytes) -> HubError:
        """What a refusal means, and what to do."""
        if status == 426:
            return HubError(
                N_("This QA Desk is too old for the hub at {url}."),
                hint=N_("What you changed was handed over and is safe. Update QA Desk, then sync again."),
                url=self.url,
            )
        if status == 507:
            return HubError(
                N_("The disk of the hub at {url} is full."),
                hint=N_("Tell whoever runs it. What you changed stays here and is offered again."),
                url=self.url,
            )
        if status == 429:
            return HubError(
                N_("The hub at {url} is asked too often."),
                hint=N_("Sync again in a few minutes. Nothing was lost."),
                url=self.url,
            )
        try:
            reason = str(json.loads(body)["detail"])
        except (ValueError, KeyError, TypeError):
            reason = str(status)
        return HubError(
            N_("The hub at {url} refused: {reason}."),
            hint=N_("What you changed stays here and is offered again next time."),
            url=self.url,
            reason=reason,
        )

    def _connected(self) -> http.client.HTTPConnection:
        if self._line is None:
            if self.secure:
                context = ssl.create_default_context()
                self._line = http.client.HTTPSConnection(
                    self.host, self.port, timeout=TIMEOUT_S, context=context
                )
            else:
                self._line = http.client.HTTPConnection(self.host, self.port, timeout=TIMEOUT_S)
        return self._line

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None


def _patience(attempt: int) -> float:
    """Seconds before the next try: longer each time, and never all desks at once."""
    return 0.2 * (1 << attempt) * random.uniform(0.7, 1.3)


def _asked_to_wait(answer: http.client.HTTPResponse) -> float:
    said = str(answer.getheader("Retry-After", ""))
    return float(int(said)) if said.isdigit() else 0.0
