"""What Textual looks up anew for every message and every value, looked up once for each kind of widget."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive

Step = tuple[type, tuple[str, ...], tuple[Callable[..., Any], ...]]
"""A class, the names under which it may handle a message, and its decorated handlers."""


def _steps(kind: type, name: str, message: type[Message]) -> tuple[Step, ...] | None:
    """Return which classes of *kind* handle *message*, called *name*; None where some ask who sent it."""
    messages = [each for each in message.__mro__ if issubclass(each, Message)]
    steps = list[Step]()
    done = set[Any]()
    for cls in kind.__mro__:
        own = list[Callable[..., Any]]()
        decorated = cls.__dict__.get("_decorated_handlers") or {}
        for each in messages:
            for method, selectors in decorated.get(each, ()):
                if selectors:
                    return None
                if method not in done:
                    done.add(method)
                    own.append(method)
        names = tuple(each for each in (f"_{name}", name) if each in cls.__dict__)
        if own or names:
            steps.append((cls, names, tuple(own)))
    return tuple(steps)


@contextmanager
def looked_up_once() -> Iterator[None]:
    """Let each app look up once who handles a message, and a value without all questions once it has one."""
    dispatch, get, process = MessagePump._get_dispatch_methods, Reactive.__get__, App._process_messages
    known: dict[tuple[type, str, type[Message]], tuple[Step, ...] | None] = {}

    def dispatching(self: MessagePump, name: str, message: Message) -> Iterator[tuple[type, Any]]:
        key = type(self), name, type(message)
        if key not in known:
            known[key] = _steps(*key)
        steps = known[key]
        if steps is None:
            yield from dispatch(self, name, message)
            return
        for cls, names, decorated in steps:
            if message._no_default_action:
                return
            for method in decorated:
                yield cls, method.__get__(self, cls)
            # A test may have put another in its place.
            named: Any = next((found for each in names if (found := cls.__dict__.get(each))), None)
            if named is not None and not getattr(named, "_textual_on", None):
                yield cls, named.__get__(self, cls)

    def getting(self: Any, obj: Any, kind: Any) -> Any:
        if obj is not None and self.internal_name in obj.__dict__ and self.name not in obj._computes:
            return obj.__dict__[self.internal_name]
        return get(self, obj, kind)

    async def processing(self: App[Any], *what: Any, **more: Any) -> None:
        known.clear()  # a test may have given a kind another handler
        await process(self, *what, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MessagePump, "_get_dispatch_methods", dispatching)
        patch.setattr(Reactive, "__get__", getting)
        patch.setattr(App, "_process_messages", processing)
        yield
