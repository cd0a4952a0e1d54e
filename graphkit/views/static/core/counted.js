/** What sources count, beside what is known here. */

const OF_ALL = ["members", "supporters", "signatories", "participants", "organisations"];

/** @typedef {{counted: string, during: string, count: number|null}} Count */

/**
 * The newest counts of all members, of those that count the same on the same day.
 * @param {Count[]} counts
 * @param {string} until a day; later counts say nothing about it
 * @returns {Count[]}
 */
export function newest(counts, until) {
  const dated = counts.filter(({ counted, during, count }) => OF_ALL.includes(counted) && /^\d{4}(-\d\d){0,2}$/.test(during ?? "") && during <= until && count !== null);
  const last = dated.reduce((late, { during }) => (during > late ? during : late), "");
  const of = dated.find(({ during }) => during === last)?.counted;
  return dated.filter(({ during, counted }) => during === last && counted === of);
}
