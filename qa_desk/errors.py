"""The one family of errors that speaks to people; everything else is a bug."""

from __future__ import annotations


def N_(text: str) -> str:
    """Mark a sentence for translation; the screen translates it, this floor does not."""
    return text


class QADeskError(Exception):
    """Something a person can act on: what happened, and what to do about it.

    `message` and `hint` are templates in English marked with `N_`; `params` fill them. Screens translate the
    templates first and fill them afterwards, so no error is bound to one language.
    """

    def __init__(self, message: str, *, hint: str = "", **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.params = params

    def __str__(self) -> str:
        text = self.message.format(**self.params)
        return f"{text} {self.hint.format(**self.params)}" if self.hint else text
