"""The same questions as Spark jobs, for memberships that do not fit on one machine.

Needs the extra ``spark``. The jobs run over the Parquet files that ``panel.to_parquet(folder)``
writes and `graphkit.panel.parquet` describes: one row a membership listing, days as numbers since
1970-01-01. Many such files are one table for Spark.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import MissingExtra
from graphkit.facts.period import at_least_rank
from graphkit.panel import EARLIEST, LATEST, number_of

if TYPE_CHECKING:
    from types import ModuleType

    from pyspark.sql import Column, DataFrame, SparkSession

__all__ = ["at", "co_membership", "degrees", "joins_per_year", "read"]

Day = datetime.date | str | int


def _functions() -> ModuleType:
    try:
        from pyspark.sql import functions
    except ImportError:
        raise MissingExtra("graphkit.panel.spark", "spark") from None
    return functions


def read(session: SparkSession, *folders: str | Path) -> DataFrame:
    """Read the memberships of one or more folders that ``panel.to_parquet`` wrote.

    Parameters
    ----------
    session : pyspark.sql.SparkSession
        Where to compute.
    *folders : str or Path
        Folders, or any addresses of folders that the session can read.

    Returns
    -------
    pyspark.sql.DataFrame
        One row a membership listing.
    """
    return session.read.parquet(*(f"{folder}/memberships.parquet" for folder in folders))


def at(memberships: DataFrame, day: Day, at_least: str = "presumed") -> DataFrame:
    """Give the memberships of one day, both end days included.

    Parameters
    ----------
    memberships : DataFrame
        As `read` gives them.
    day : datetime.date, str or int
        A date, ISO text or a day number.
    at_least : {"certain", "presumed", "possible"}
        The least degree of certainty wanted, by the rule of `graphkit.panel.Panel.at`.

    Raises
    ------
    InvalidChoice
        If ``at_least`` is another word.
    """
    f = _functions()
    first, last = _spell(f, at_least)
    number = number_of(day)
    return memberships.where((first <= number) & (last >= number))


def _spell(f: Any, at_least: str) -> tuple[Column, Column]:
    """Give the first and last day on which a row holds, as `Panel.spells` does."""
    at_least_rank(at_least)
    if at_least == "possible":
        return f.col("start_earliest"), f.col("end_latest")
    doubtful = f.col("confidence") <= 1
    first = f.when(doubtful, LATEST).otherwise(f.col("start_latest"))
    last = f.when(doubtful, EARLIEST)
    if at_least == "certain":
        last = last.when(f.col("ongoing"), f.col("confirmed_until"))
    return first, last.otherwise(f.col("end_earliest"))


def joins_per_year(memberships: DataFrame) -> DataFrame:
    """Count the memberships by the year in which they had begun at the latest.

    Returns
    -------
    DataFrame
        ``year`` and ``joins``, in the order of years; those that are undated do not count.
    """
    f = _functions()
    dated = memberships.where(f.col("start_latest") < LATEST)
    day = f.date_add(f.lit("1970-01-01").cast("date"), f.col("start_latest"))
    return dated.groupBy(f.year(day).alias("year")).agg(f.count("*").alias("joins")).orderBy("year")


def degrees(memberships: DataFrame) -> DataFrame:
    """Count the coalitions of each actor, and the actors of each coalition.

    Returns
    -------
    DataFrame
        ``node``, ``side`` (``"actor"`` or ``"coalition"``) and ``degree``, in their order.
    """
    f = _functions()
    pairs = memberships.select("member", "coalition").distinct()
    sides = [
        pairs.groupBy(f.col(column).alias("node")).agg(
            f.lit(side).alias("side"), f.count("*").alias("degree")
        )
        for column, side in (("member", "actor"), ("coalition", "coalition"))
    ]
    return sides[0].unionByName(sides[1]).orderBy("side", "node")


def co_membership(memberships: DataFrame, min_shared: int = 1) -> DataFrame:
    """Count the coalitions that two actors share.

    Parameters
    ----------
    memberships : DataFrame
        As `read` or `at` gives them.
    min_shared : int
        Leave out pairs that share fewer.

    Returns
    -------
    DataFrame
        ``a`` and ``b``, the first before the second in the alphabet, and ``shared``, in order.

    Notes
    -----
    The number of pairs grows with the square of the largest coalition.
    """
    f = _functions()
    pairs = memberships.select("member", "coalition").distinct()
    left = pairs.withColumnRenamed("member", "a")
    right = pairs.withColumnRenamed("member", "b")
    shared = left.join(right, "coalition").where(f.col("a") < f.col("b"))
    counted = shared.groupBy("a", "b").agg(f.count("*").alias("shared"))
    return counted.where(f.col("shared") >= min_shared).orderBy("a", "b")
