"""What of a stranger's text a browser would obey is shown instead: the last step before it is escaped into the page."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # HTML has no use for them
_TURNS = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_TURN = re.compile(f"([{''.join(_TURNS)}])")


def visible(value: object) -> object:
    """A text in which marks that turn the direction of the words after them are named, and control characters are U+FFFD.

    Markup is our own and stays.

    >>> visible("up 5\\u202e%")
    'up 5⟨RLO⟩%'
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return _TURN.sub(lambda match: f"⟨{_TURNS[match.group()]}⟩", _CONTROLS.sub("\ufffd", value))


def measurable(text: str) -> Markup:
    """The text as `visible` shows it, in markup that a script can count: the name of a mark, in a `span.turn`, counts as one.

    >>> measurable("up 5\\u202e%")
    Markup('up 5<span class="turn">⟨RLO⟩</span>%')
    """
    return Markup("").join(
        Markup('<span class="turn">{}</span>').format(visible(part)) if _TURN.match(part) else escape(visible(part))
        for part in _TURN.split(text)
    )
