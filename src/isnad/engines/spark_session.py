"""Starting Spark, and telling in a person's words what it lacks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from isnad.errors import IsnadError, UsageError

OLDEST_JAVA = 17
"""The Java that Spark 4 runs on, or a newer one."""
_BATCH = 500
"""Rows of a table that a Python process is given at a time: an annotated article has some tens of kilobytes."""

_NO_PYSPARK = (
    "the engine `spark` needs PySpark; install it with: pip install 'isnad[spark]'. · "
    "يحتاج المحرك spark إلى PySpark؛ ثبّته بالأمر: pip install 'isnad[spark]'."
)
_NO_JAVA = (
    f"Spark needs Java {OLDEST_JAVA} or newer, {{found}}; install it (Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME to "
    f"where it is. · يحتاج Spark إلى Java {OLDEST_JAVA} أو أحدث؛ ثبّتها (في دبيان: apt-get install openjdk-17-jre-headless) أو اجعل JAVA_HOME مجلدها."
)
_NOT_STARTED = "Spark does not start: {why}. · لم يبدأ Spark؛ انظر السبب المذكور."
_FAILED = "the work on Spark has failed: {why}. · أخفق العمل على Spark؛ انظر السبب المذكور."


def missing() -> UsageError | None:
    """What the engine lacks on this machine; None where it can start."""
    if find_spec("pyspark") is None or find_spec("pyarrow") is None:
        return UsageError("E490", _NO_PYSPARK)
    found = _java_version()
    if found is None:
        return UsageError("E491", _NO_JAVA.format(found="and none was found"))
    if found < OLDEST_JAVA:
        return UsageError("E491", _NO_JAVA.format(found=f"this is {found}"))
    return None


def started() -> tuple[Any, bool]:
    """The session that is running, or a new one, and whether it is new.

    What `spark-submit` or `SPARK_CONF_DIR` says of it holds; where nothing names a master it is this machine with all its cores.
    """
    lack = missing()
    if lack is not None:
        raise lack
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    warnings.filterwarnings(
        "ignore", message="PySpark does not yet fully support pandas", category=FutureWarning
    )
    sql: Any = import_module("pyspark.sql")
    session = sql.SparkSession.getActiveSession()
    is_new = session is None
    try:
        if session is None:
            session = _built(sql)
    except Exception as error:  # whatever the gateway to Java raises
        raise UsageError("E492", _NOT_STARTED.format(why=_first_line(error))) from error
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(_BATCH))
    return session, is_new


def _built(sql: Any) -> Any:
    conf = import_module("pyspark").SparkConf()
    builder = sql.SparkSession.builder.appName("isnad")
    quiet = {"spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    if not conf.contains("spark.master"):
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        builder = builder.master(f"local[{cores}]")
        quiet |= {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": str(cores),
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
        }
    for name, value in quiet.items():
        if not conf.contains(name):
            builder = builder.config(name, value)
    return builder.getOrCreate()


@contextmanager
def coded_errors() -> Generator[None]:
    """Raise what Spark raises as `IsnadError` E493, with the words of what went wrong at its bottom."""
    errors: Any = import_module("pyspark.errors")
    try:
        yield
    except errors.PySparkException as error:
        raise IsnadError("E493", _FAILED.format(why=_cause(error))) from error
    except Exception as error:
        if type(error).__module__.startswith("py4j"):  # what reading the results raises
            raise IsnadError("E493", _FAILED.format(why=_cause(error))) from error
        raise


def _java_version() -> int | None:
    """The version of the Java that Spark would start; None where there is none."""
    home = os.environ.get("JAVA_HOME")
    java = Path(home, "bin", "java") if home else shutil.which("java")
    try:
        told = subprocess.run([str(java), "-version"], capture_output=True, text=True, check=False)
    except OSError:
        return None
    found = re.search(r'version "(?:1\.)?(\d+)', told.stderr + told.stdout)
    return int(found[1]) if found else None


def _cause(error: Exception) -> str:
    """What the last Python traceback of an executor's error ends with, else the first line of the error."""
    lines = [line.strip() for line in str(error).splitlines()]
    raised = [line for line in lines if _RAISED.match(line) and not line.startswith(_JAVA)]
    return raised[-1] if raised else _first_line(error)


_RAISED = re.compile(r"(?:\w+\.)*\w*(?:Error|Exception): .")
_JAVA = ("org.", "java.", "scala.", "py4j.", "pyspark.")


def _first_line(error: Exception) -> str:
    return next(
        (line.strip().rstrip(".") for line in str(error).splitlines() if line.strip()), type(error).__name__
    )
