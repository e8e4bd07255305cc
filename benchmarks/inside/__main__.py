"""`python -m benchmarks.inside NAME COUNT` prepares xuke and prints what a module answers."""

import json
import sys
from importlib import import_module

from xuke.config.server.database import prepare
from xuke.config.settings import current

prepare(current(), lambda *_: None)
# Only now may modules that need Django be imported.
answer = import_module(f"benchmarks.inside.{sys.argv[1]}").run(int(sys.argv[2]))
print(json.dumps(answer, ensure_ascii=False))
