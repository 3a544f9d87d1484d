"""Opening the file, and running the app over it until somebody leaves."""

from contextlib import suppress
from pathlib import Path

from .app import TwofoldApp
from .domain.people import COUPLE_ID, Invalid, seat_of


def run(
    data: Path,
    config: Path | None = None,
    *,
    demo: bool = False,
    seat: str | None = None,
    confined: bool = False,
) -> int:
    """Open the file at *data* and run the app in this terminal; returns the exit code.

    ``config``: where the settings are (None: the standard ones, kept nowhere). A file that cannot be
    opened gets a page that says why. ``demo``: say that the couple is made up. ``seat``: the name of the
    partner to whom this terminal is given. ``confined``: reach no other file from here. Raises Invalid where
    ``seat`` is neither of the two.
    """
    from twofold.domain.text import harmless
    from twofold.frame.leaving import wipe
    from twofold.frame.net import Net
    from twofold.store import Store
    from twofold.store.config import Settings, load_settings
    from twofold.store.errors import StoreError
    from twofold.store.places import mistakes_file

    settings, troubles = load_settings(config) if config else (Settings(), ())
    try:
        store: Store | None = Store.open(data, settled=False)
    except StoreError:
        store = None
    if store is not None and store.without_couple:
        store.close()
        store = None
    if store is None:
        from twofold.frame.rescue import opened

        found = opened(data, settings)
        if isinstance(found, int):
            return found
        store = found
    made_up = ["This couple is made up. Look around; nothing here is kept."] if demo else []
    try:
        side = None if seat is None else seat_of(store.couple.get(COUPLE_ID), seat)
    except Invalid:
        store.close()
        raise
    app = TwofoldApp(
        store, settings, config=config, notices=made_up, unread=troubles, seat=side, confined=confined
    )
    app.net = Net(mistakes_file(data))
    try:
        app.run_here()
    finally:
        app.household.get_up()
        # The terminal first: folding a long history into the file may take a moment.
        if app.ways_out.vanished:
            wipe()
        said = app.household.keep_last()
        if said and not app.ways_out.vanished:
            print(harmless(said))
        with suppress(StoreError):
            store.close()
    return app.return_code or 0
