"""The same questions as Spark jobs, for memberships that do not fit on one machine.

Needs the extra ``spark``. The jobs run over the Parquet files that ``panel.to_parquet(folder)``
writes and `graphkit.panel.parquet` describes: one row a membership listing, days as numbers since
1970-01-01. Many such files are one table for Spark.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import MissingExtra
from graphkit.facts.certainty import AtLeast, rank_of
from graphkit.panel import LATEST, number_of

if TYPE_CHECKING:
    from types import ModuleType

    from pyspark.sql import DataFrame, SparkSession

__all__ = ["co_membership", "degrees", "joins_per_year", "read", "within"]

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


def within(
    memberships: DataFrame, first: Day, last: Day, at_least: AtLeast = "presumed"
) -> DataFrame:
    """Keep the memberships that hold at some time in a window, both days included.

    Parameters
    ----------
    memberships : DataFrame
        As `read` gives them.
    first, last : datetime.date, str or int
        Dates, ISO texts or day numbers; the same day twice for one day.
    at_least : {"possible", "presumed", "certain"}
        The least degree of certainty wanted.

    Raises
    ------
    InvalidChoice
        If ``at_least`` is another word.
    """
    f = _functions()
    rank_of(at_least)
    begins, ends = f.col(f"{at_least}_from"), f.col(f"{at_least}_until")
    return memberships.where((begins <= number_of(last)) & (ends >= number_of(first)))


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
        As `read` or `within` gives them.
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
