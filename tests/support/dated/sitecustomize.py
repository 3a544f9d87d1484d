"""Python runs this first of all in a program that a test starts: it puts the program into the test's day."""

import os
import sys

if "TWOFOLD_TEST_AHEAD" in os.environ:
    # It would load pytest too, for pytest's sake only.
    sys.modules["pytest"] = None  # type: ignore[assignment]
    from time import time

    import time_machine

    del sys.modules["pytest"]
    time_machine.travel(time() + float(os.environ["TWOFOLD_TEST_AHEAD"]), tick=True).start()
