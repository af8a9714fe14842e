"""How kernels are compiled: once, at first use, into a cache folder that cannot go stale.

numba's own cache can return wrong results when two processes fill it at once or the source
changes under it. So each kernel has exactly one signature, the folder is named by a hash of
all kernel sources and numba's version, and it is filled under a file lock.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba
import numpy as np
from numba import types
from numba.core import config as numba_config
from numba.extending import register_jitable

Function = TypeVar("Function", bound=Callable[..., Any])

_SCALARS = {
    "b1": types.boolean,
    "u1": types.uint8,
    "u2": types.uint16,
    "u4": types.uint32,
    "u8": types.uint64,
    "i4": types.int32,
    "i8": types.int64,
    "f4": types.float32,
    "f8": types.float64,
}
_config: Any = numba_config  # numba sets its names at import; the type checker sees none
_compiling = threading.RLock()
KERNELS: list[Kernel] = []
"""Every kernel of the modules imported so far, for `prepare`."""

index = np.uint64
"""Makes an index of a number that is never negative: without the check for one that counts from
the end, loops over what arrays point to take half the time (measured)."""
part = register_jitable
"""Decorates a function that kernels call: it is compiled into each of them."""


def kernel(signature: str) -> Callable[[Function], Function]:
    """Compile a function at first call for one signature, such as "u1[] i4[]! i8".

    Argument types are separated by blanks; `[]` is an array that is only read (mapped or not),
    `[]!` one that is written.
    """

    def decorate(function: Function) -> Function:
        made = Kernel(function, signature)
        KERNELS.append(made)
        return made  # type: ignore[return-value]  # a Kernel is called like the function it holds

    return decorate


class Kernel:
    """A function that compiles itself, or loads itself from the cache, when first called."""

    def __init__(self, function: Callable[..., Any], signature: str) -> None:
        self.function = function
        self.signature = signature
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__
        self._compiled: Callable[..., Any] | None = None

    def __call__(self, *arguments: Any) -> Any:
        return self.compile()(*arguments)

    def answer_with(self, call: Callable[..., Any]) -> None:
        """Let `call` answer from now on, at once: one more call of Python's costs a microsecond,
        and a page makes twenty."""
        self.__class__ = type("Compiled", (Kernel,), {"__call__": staticmethod(call)})

    def compile(self) -> Callable[..., Any]:
        with _compiling:
            if self._compiled is None:
                with _cache_folder() as folder:
                    before = _config.CACHE_DIR
                    _config.CACHE_DIR = str(folder)
                    try:
                        self._compiled = numba.njit(
                            tuple(_type(word) for word in self.signature.split()),
                            cache=True,
                            nogil=True,
                            error_model="numpy",
                        )(self.function)
                    finally:
                        _config.CACHE_DIR = before
                self.answer_with(self._compiled)
            return self._compiled


def _type(word: str) -> Any:
    if word.endswith("[]!"):
        return types.Array(_SCALARS[word[:-3]], 1, "C")
    if word.endswith("[]"):
        return types.Array(_SCALARS[word[:-2]], 1, "C", readonly=True)
    return _SCALARS[word]


@contextmanager
def _cache_folder() -> Iterator[Path]:
    """The folder for this source, locked against other processes while a kernel is compiled."""
    folder = folder_for(folder_of_caches())
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


@cache
def folder_of_caches() -> Path:
    """Where caches go: DATELINE_CACHE, else the user's cache folder, else a private one."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    base = Path(os.environ.get("DATELINE_CACHE") or Path(home) / "dateline")
    try:
        base.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=base):
            return base
    except OSError:
        return Path(tempfile.mkdtemp(prefix="dateline-"))


@cache
def folder_for(base: Path) -> Path:
    """The folder in `base` that belongs to exactly this kernel source and numba version."""
    digest = hashlib.blake2b(numba.__version__.encode(), digest_size=8)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    folder = base / "kernels" / digest.hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def prepared() -> bool:
    """Whether `prepare` has run to its end for this source on this machine."""
    return (folder_for(folder_of_caches()) / "complete").exists()


def prepare(progress: Callable[[str], None] = lambda name: None) -> None:
    """Compile every kernel imported so far, telling each name; quick when the cache has them."""
    for each in KERNELS:
        progress(each.__name__)
        each.compile()
    (folder_for(folder_of_caches()) / "complete").touch()
