"""Python runs this first of all in a program that a test starts: it puts the program into the test's day."""

import os
import sys

if "TWOFOLD_TEST_AHEAD" in os.environ:
    # It would load these too, only for tests and words that are none of a program's.
    passed_over = ("pytest", "dateutil.parser", "unittest")
    for name in passed_over:
        sys.modules[name] = None  # type: ignore[assignment]
    sys.modules["unittest"] = unittest = type(sys)("unittest")
    unittest.TestCase = object  # type: ignore[attr-defined]
    from time import time

    import time_machine

    for name in passed_over:
        del sys.modules[name]
    time_machine.travel(time() + float(os.environ["TWOFOLD_TEST_AHEAD"]), tick=True).start()
