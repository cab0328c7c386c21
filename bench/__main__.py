"""Run every benchmark: ``python -m bench``."""

from bench.merge import main

if __name__ == "__main__":
    main()
