"""Python runs this first of all in a program that a test starts: it puts the program into the test's day.

And it lets new locks cost little, where ``TWOFOLD_TEST_LOCKS`` is "quick".
"""

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

if os.environ.get("TWOFOLD_TEST_LOCKS") == "quick":
    from importlib.machinery import PathFinder
    from typing import Any

    class Quick:
        """Finds the module that says what a lock costs, and lets it say less: half a second is much."""

        def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
            if name != "twofold.store.drawers":
                return None
            sys.meta_path.remove(self)
            spec: Any = PathFinder.find_spec(name, path)
            run = spec.loader.exec_module

            def run_and_change(module: Any) -> None:
                run(module)
                module.MODERATE = module.Cost(ops=1, mem=8 << 20)

            spec.loader.exec_module = run_and_change
            return spec

    sys.meta_path.insert(0, Quick())
