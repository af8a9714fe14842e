"""Dateline: search a news archive by what, where, when and who."""
