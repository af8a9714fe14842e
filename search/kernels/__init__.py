"""Loops over flat arrays, compiled by numba: the lowest layer, which knows arrays and no more.

A kernel has one explicit signature (`compile.kernel`), does one thing, and says in its docstring
what its arrays hold and in which units.
"""
