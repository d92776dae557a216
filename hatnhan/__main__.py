"""`python -m hatnhan`: the same as the `hatnhan` command."""

from hatnhan.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
