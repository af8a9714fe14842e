"""The version of Dateline, read by the build and told by `dateline --version`."""

VERSION = "0.1.0"
