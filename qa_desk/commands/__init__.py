"""The subcommands of `qa-desk`: the same use cases as the screens, for scripts and servers."""
