"""Regular expressions that are compiled when they are first used: many of them never are in an evening."""

import re
from typing import Any, AnyStr, cast


class _Later:
    """What stands in for a pattern; whatever is asked of it is answered by the compiled one."""

    def __init__(self, text: Any, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        answer = getattr(re.compile(self._text, self._flags), name)
        vars(self)[name] = answer
        return answer


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns for *text* and *flags*, compiled when it is first used.

    What is wrong in *text* is found then (re.error).
    """
    return cast("re.Pattern[AnyStr]", _Later(text, flags))
