/** Days, periods and certainty in words. */

import { EARLIEST } from "../core/model.js";
import { certainty, dateText, edtfDate, isoOf, periodText, RANKS, spanText, windowWords } from "../core/time.js";
import { Shown } from "./shown_now.js";

export class Times extends Shown {
  when() {
    const { on, until } = this.state;
    if (on === null) return this.t("time.all");
    if (until === null) return this.t("time.on", { date: this.timeText() });
    const { key, ...values } = windowWords(on, until, this.spoken);
    return this.t(key === "between" ? "time.within" : "time.in", values);
  }

  /** The day or the window in words, and nothing for all time. @returns {string} */
  timeText() {
    const { on, until } = this.state;
    if (on === null) return "";
    if (until === null) return dateText(on, this.spoken);
    const { key, ...values } = windowWords(on, until, this.spoken);
    return key === "between" ? this.t("time.between", values) : values.date;
  }

  /** @param {number} record */
  period(record) {
    return periodText(this.facts.period(record), this.spoken, this.t);
  }

  /** @param {string} during a date or period as stated */
  dateOf(during) {
    return periodText(during, this.spoken, this.t);
  }

  /** @param {number} record */
  startText(record) {
    const start = this.facts.period(record).split("/")[0];
    return start && start !== ".." ? edtfDate(start, this.spoken, this.t) : this.t("date.unknown");
  }

  /** @param {number} record */
  endText(record) {
    const end = this.facts.period(record).split("/")[1] ?? "";
    return end && end !== ".." ? edtfDate(end, this.spoken, this.t) : end === ".." ? "" : this.t("date.unknown");
  }

  /** From when, and to when where that is known, of each of some records. @param {number[]} records */
  spansText(records) {
    const spans = records.map((record) => {
      const [start, end = ""] = this.facts.period(record).split("/");
      if (["", ".."].includes(end)) return this.startText(record);
      // "By 2022 – 2022" is no span: it began by then, and ended in that year.
      const bare = (/** @type {string} */ date) => date.replace(/^\[\.\.|\]$/g, "");
      return start.startsWith("[") && bare(start) === bare(end) ? this.period(record) : spanText(this.startText(record), this.endText(record));
    });
    const known = spans.filter((span) => span !== this.t("date.unknown"));
    return this.listed([...new Set(known.length ? known : spans)]);
  }

  /** The day on which a source or a list last shows that a membership runs, or nothing. @param {number} record */
  lastSeen(record) {
    const seen = this.model.spans.confirmed[record];
    return seen > EARLIEST ? isoOf(seen) : "";
  }

  /** That day in words, for those whose membership is presumed since. @param {number} record @returns {string} */
  seenText(record) {
    const seen = this.lastSeen(record);
    return seen ? this.t("certainty.confirmed", { date: edtfDate(seen, this.spoken, this.t, true) }) : "";
  }

  /** How sure something is, in a word: of a day, or of some time in a longer one. @param {number} degree */
  sure(degree) {
    const { on, until } = this.state;
    const word = this.t(`certainty.${RANKS[degree]}`);
    return degree && (on === null || until !== null) ? this.t("certainty.sometime", { certainty: word }) : word;
  }

  /** @param {number} record */
  certaintyWords(record) {
    const { spans } = this.model;
    const word = this.sure(certainty(spans, record, this.state.on, this.state.until ?? this.state.on));
    const seen = this.seenText(record);
    return this.listed([`${word}${this.state.on === null ? "" : ` (${this.when()})`}`, seen]);
  }
}
