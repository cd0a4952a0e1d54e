"""Write what a check found, for people or for programs."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.cli.output import put_table, put_text, usual_format
from graphkit.cli.terminal import say
from graphkit.next_steps import worded
from graphkit.tabular.harmless_text import visible
from graphkit.tabular.how_many import how_many

if TYPE_CHECKING:
    from graphkit.checking.report import Finding, Report


def put_report(report: Report, options: Namespace) -> int:
    """Write what a check found, in the words of the command line, and give the exit code."""
    report = replace(report, findings=tuple(map(_in_words, report.findings)))
    chosen = options.format or ("text" if options.output is None else usual_format(options.output))
    if chosen == "json":
        put_text(report.to_json() + "\n", options.output)
    elif chosen == "github":
        put_text(report.to_github() + "\n", options.output)
    elif chosen == "text":
        put_text("".join(_lines(report, notices=options.notices)), options.output)
        _tell_counts(report, notices=options.notices)
    else:
        options.format = chosen
        put_table(report.to_table(), options)
    if not report.readable:
        return 3
    return 0 if report.ok else 1


def _in_words(finding: Finding) -> Finding:
    message, hint = (worded(text, "terminal") for text in (finding.message, finding.hint))
    return replace(finding, message=message, hint=hint)


def _lines(report: Report, *, notices: bool) -> list[str]:
    shown = (f for f in report.findings if f.severity != "notice" or notices)
    return [f"{visible(finding.sentence())}\n" for finding in shown]


def _tell_counts(report: Report, *, notices: bool) -> None:
    counts = {name: report.count(name) for name in ("error", "warning", "notice")}
    say(", ".join(how_many(count, name) for name, count in counts.items()))
    if report.counted:
        say(report.counted)
    if counts["notice"] and not notices:
        say("Notices are where sources disagree or are thin; --notices shows them.")
