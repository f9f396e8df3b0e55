"""How the work is spread over cores or a cluster, whatever it is.

An engine has three primitives: `map_batches` (rows in, rows out), `group_apply` (all rows of a key at once) and `components` (of a
graph). `local` carries them out on this machine, `spark` under PySpark; what comes out is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from isnad.errors import UsageError

if TYPE_CHECKING:
    from isnad.engines.local import Local
    from isnad.engines.spark import Spark

EngineName = Literal["local", "spark"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)


def started(name: str, processes: int = 1) -> Local | Spark:
    """The engine of a name, started; use it in a `with` block. `processes` are those of `local`.

    Raises `UsageError`: E490 no such engine or no PySpark, E491 no Java, E492 a Spark that does not start.
    """
    if name == "local":
        from isnad.engines.local import Local

        return Local(processes)
    if name == "spark":
        from isnad.engines.spark import Spark

        return Spark.start()
    raise UsageError("E490", f"{name!r} is no engine; give one of {', '.join(ENGINES)}.")
