"""Benchmarks: how fast the archive is, beside the engines a person could pick instead."""
