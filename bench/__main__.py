"""Run every benchmark: ``python -m bench``. Options are those of ``bench.merge``."""

from bench import merge, plans, startup, templates
from bench.round import __main__ as whole_round

if __name__ == "__main__":
    merge.main(standalone_mode=False)
    startup.main([], standalone_mode=False)
    templates.main([], standalone_mode=False)
    plans.main([], standalone_mode=False)
    whole_round.main([], standalone_mode=False)
