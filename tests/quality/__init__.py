"""Evaluations: how right the archive is, measured on marked texts."""
