/** The page's own reckoning, without a page: `node --test tests/js/`. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Axis, yearsWithRoom } from "../../graphkit/views/static/core/axis.js";
import { betweenDays } from "../../graphkit/views/static/core/between_days.js";
import { betweenness } from "../../graphkit/views/static/core/betweenness.js";
import { bibtex, csv, plainCitation, safeLink } from "../../graphkit/views/static/core/cite.js";
import { offered } from "../../graphkit/views/static/core/column_values.js";
import { columnsOf } from "../../graphkit/views/static/core/columns.js";
import { shareOut } from "../../graphkit/views/static/core/share_out.js";
import { largestRows, spreadRows } from "../../graphkit/views/static/core/spread_rows.js";
import { interlocks, missing, peers } from "../../graphkit/views/static/core/compare.js";
import { newest } from "../../graphkit/views/static/core/counted.js";
import { pictureCode } from "../../graphkit/views/static/figures/embed_code.js";
import { noFilters, passing } from "../../graphkit/views/static/core/filters.js";
import { growth } from "../../graphkit/views/static/core/growth.js";
import { joining } from "../../graphkit/views/static/core/joining.js";
import { languageShown, languagesOf, textIn } from "../../graphkit/views/static/core/languages.js";
import { EARLIEST, LATEST, column, decode, labelOf, notAhead } from "../../graphkit/views/static/core/model.js";
import { byLikeness, bySize } from "../../graphkit/views/static/core/matrix_order.js";
import { project, turned, upperTail } from "../../graphkit/views/static/core/project.js";
import { acronym, buildIndex, distance, find, plain } from "../../graphkit/views/static/core/search.js";
import { exactSets } from "../../graphkit/views/static/core/intersections.js";
import { apart, encode, initial, instead, joined, parse } from "../../graphkit/views/static/core/state.js";
import { addMonths, certainty, dateText, dayOf, edtfDate, isoOf, periodText, spanText, promised } from "../../graphkit/views/static/core/time.js";
import { reachOf, visible } from "../../graphkit/views/static/core/visible.js";
import { sayIn } from "../../graphkit/views/static/wording/interface_texts.js";
import { placeLabels, wrap } from "../../graphkit/views/static/draw/labels.js";
import { trace } from "../../graphkit/views/static/draw/shapes.js";
import { spread } from "../../graphkit/views/static/draw/spread.js";
import { SvgContext, escapeXml } from "../../graphkit/views/static/draw/svg.js";
import { every, steps } from "../../graphkit/views/static/core/round_steps.js";

const say = (key, values = {}) => [key, ...Object.values(values)].join(" ");

const NEVER = [LATEST + 1, EARLIEST - 1];

const span = (possible, presumed, certain) => ({
  n: 1, edge: [0], from: [possible, presumed, certain].map(([from]) => [from]),
  until: [possible, presumed, certain].map(([, until]) => [until]),
});

const raw = () => ({
  opening: { lang: "en", day: 100, at_least: "possible", layout: "force", focus: [], depth: 1 },
  days: [0, 200],
  looks: [{ kind: "company", light: "#1", dark: "#2" }, { kind: "coalition", light: "#3", dark: "#4" }],
  nodes: { n: 4, id: ["a", "b", "p", "q"], group: { of: ["company", "coalition"], at: [0, 0, 1, 1] }, label: ["A", "B", "P", "Q"], color: ["#1", "#f", "#3", "#3"], x: [0, 1, 2, 3], y: [0, 0, 0, 0], size: [1, 1, 1, 1] },
  edges: { n: 3, from: [0, 1, 1], to: [2, 2, 3], relation: { of: ["membership"], at: 0 } },
  labels: { en: { of: [null], at: 0 }, fr: ["Â", null, null, null] },
  positions: { force: { x: [0, 1, 2, 3], y: [0, 0, 0, 0] } },
  records: { n: 3, edge: [0, 1, 2], start_earliest: [10, 50, null], start_latest: [10, 60, 120], confirmed: [90, 150, 150], possible_from: [10, 50, null], presumed_from: { as: "start_latest" }, certain_from: { as: "start_latest" }, certain_until: [90, 150, 150] },
});

test("a membership is certain, presumed, possible or not at some time, end days included", () => {
  const open = span([10, LATEST], [20, LATEST], [20, 90]);
  assert.deepEqual([9, 10, 20, 90, 91].map((day) => certainty(open, 0, day)), [0, 1, 3, 3, 2]);
  assert.equal(certainty(open, 0, 0, 9), 0);
  assert.equal(certainty(open, 0, 91, 99), 2);
  const within = span([10, 30], [30, 10], [30, 10]);
  assert.deepEqual([certainty(within, 0, 20), certainty(within, 0, 10, 30)], [1, 3]);
  const undated = span([EARLIEST, LATEST], [LATEST, EARLIEST], [LATEST, EARLIEST]);
  assert.deepEqual([certainty(undated, 0, 5), certainty(undated, 0, null)], [1, 3]);
  const weak = span([EARLIEST, LATEST], NEVER, NEVER);
  assert.deepEqual([certainty(weak, 0, 5), certainty(weak, 0, null)], [1, 1]);
});

test("a promise holds on its own days, or else on those of its record", () => {
  const stayed = span([10, LATEST], [20, LATEST], [20, 90]);
  const own = { ids: ["one"], from: [40, 50, 50], until: [95, 90, 80] };
  const sure = (promises, ...window) => promised(promises, stayed, 0, ...window);
  assert.deepEqual([30, 40, 50, 80, 81, 91, 96].map((day) => sure(own, day)), [0, 1, 3, 3, 2, 1, 0]);
  assert.equal(sure(own, null), 3);
  const undated = { ids: ["two"], from: [null, LATEST + 1, LATEST + 1], until: [null, -LATEST, -LATEST] };
  assert.deepEqual([sure(undated, 5), sure(undated, null)], [1, 1]);
  assert.deepEqual([15, 30, 95].map((day) => sure({ ids: ["three"] }, day)), [1, 3, 2]);
});

test("days, months and words", () => {
  assert.equal(isoOf(dayOf("2019-05-15")), "2019-05-15");
  assert.equal(dayOf("2019-5-15"), null);
  assert.equal(isoOf(addMonths(dayOf("2020-03-31"), -1)), "2020-02-29");
  assert.equal(dateText(dayOf("2019-05-15"), "en"), "15 May 2019");
  assert.equal(dateText(dayOf("2019-05-15"), "fr"), "15 mai 2019");
  assert.equal(edtfDate("2019-05", "en", say), "May 2019");
  assert.equal(edtfDate("[..2021-05]", "en", say), "date.by May 2021");
  assert.equal(dateText(dayOf("2019-05-01"), "fr"), "1er mai 2019");
  assert.equal(edtfDate("2019~", "en", say), "date.about 2019");
  assert.equal(edtfDate("[2005,2006]", "en", say), "2005date.or2006");
  assert.equal(edtfDate("nonsense", "en", say), "nonsense");
  assert.equal(periodText("2019-05/..", "en", say), "period.since May 2019");
  assert.equal(periodText("[..2021-05]/..", "en", say), "period.sinceBy May 2021");
  assert.equal(periodText("[2019-05..2020]/..", "en", say), "period.began date.between May 2019 2020");
  assert.equal(periodText("2019/2020", "en", say), "period.closed 2019 2020");
  assert.equal(periodText("/..", "en", say), "date.unknown");
});

test("a span whose ends read the same is one date", () => {
  const say = (key, values = {}) => [key, ...Object.values(values)].join(" ");
  assert.equal(periodText("2023/2023", "en", say), "2023");
  assert.equal(periodText("2023-05-04/2023-05-04", "en", say), "4 May 2023");
  assert.equal(periodText("2023~/2023~", "fr", say), "date.about 2023");
  assert.equal(periodText("[..2022]/[..2022]", "en", say), "period.ends date.by 2022 date.by 2022");
  assert.equal(edtfDate("[2023..2023]", "en", say), "2023");
  assert.equal(spanText("2023", "2023"), "2023");
  assert.equal(spanText("2023", "2024"), "2023 – 2024");
});


test("French days have their article, and it melts into the word before", () => {
  const french = JSON.parse(readFileSync(new URL("../../graphkit/views/static/texts/fr.json", import.meta.url), "utf8"));
  const t = sayIn({ fr: french, en: french }, "fr");
  const said = (text) => periodText(text, "fr", t);
  assert.equal(said("2019-05-15/.."), "depuis le 15 mai 2019");
  assert.equal(said("2019-05/.."), "depuis mai 2019");
  assert.equal(said("2019-05-01/2020-03-04"), "du 1er mai 2019 au 4 mars 2020");
  assert.equal(said("/2021-05-14"), "jusqu’au 14 mai 2021");
  assert.equal(said("/2021"), "jusqu’en 2021");
  assert.equal(said("[..2021-05-14]/.."), "depuis le 14 mai 2021 au plus tard");
  assert.equal(said("[..2021]/[2022-01-01..2022-03-05]"), "début\u00a0: au plus tard en 2021\u00a0; fin\u00a0: entre le 1er janvier 2022 et le 5 mars 2022");
  assert.equal(edtfDate("2019-05-15", "fr", t), "15 mai 2019");
});

test("packed columns are unpacked", () => {
  assert.deepEqual(column({ of: ["x"], at: 0 }, 2), ["x", "x"]);
  assert.deepEqual(column({ of: ["x", "y"], at: [1, 0] }, 2), ["y", "x"]);
  assert.deepEqual(column(undefined, 2), [null, null]);
});

test("a text is in the chosen language, or else in the next best one", () => {
  assert.equal(textIn({ de: "a", en: "b", pt: "c" }, "pt-br"), "c");
  assert.equal(textIn({ de: "a", en: "b", fr: "c" }, "fr"), "c");
  assert.equal(textIn({ de: "a", en: "b" }, "fr"), "b");
  assert.equal(textIn({ de: "a", ja: "b" }, "fr"), "a");
  assert.equal(textIn({ en: "a", "zh-hant": "b" }, "zh"), "b");
  assert.equal(textIn({ "zh-hans": "a", "zh-hant": "b" }, "zh"), "a");
  assert.equal(textIn(undefined, "fr"), "");
  assert.equal(languageShown({ de: "a", ja: "b" }, "fr"), "de");
  assert.deepEqual(languagesOf({ en: {}, fr: {} }, { de: [], en: [], "no tag": [] }), ["en", "fr", "de"]);
});

test("the model keeps colours set by hand and labels per language", () => {
  const model = decode(raw());
  assert.deepEqual(model.colour, [null, "#f", null, null]);
  assert.equal(labelOf(model, 0, "fr"), "Â");
  assert.equal(labelOf(model, 1, "fr"), "B");
});

test("a label that is drawn stands for its language, and not for English", () => {
  const labels = { de: ["Nord", null, null, "Ost"], ar: ["شمال", "غرب", null, null], ja: [null, null, null, null] };
  const model = decode({ ...raw(), labels, opening: { ...raw().opening, lang: "ja" }, nodes: { ...raw().nodes, label: ["北", "غرب", "p", "Ost"] } });
  for (const lang of ["en", "fr"]) assert.deepEqual([0, 1, 2, 3].map((node) => labelOf(model, node, lang)), ["Nord", "غرب", "p", "Ost"]);
  assert.deepEqual([0, 1, 2, 3].map((node) => labelOf(model, node, "ja-JP".toLowerCase())), ["北", "غرب", "p", "Ost"]);
});

test("what shows depends on day, certainty, kinds and reach", () => {
  const model = decode(raw());
  const state = initial(model.opening);
  assert.equal(visible(model, state, null).links, 3);
  assert.equal(visible(model, { ...state, on: 40 }, null).links, 2);
  assert.equal(visible(model, { ...state, atLeast: "certain" }, null).links, 1);
  assert.equal(visible(model, { ...state, hide: new Set(["coalition"]) }, null).links, 0);
  const { members, records } = visible(model, state, null);
  assert.deepEqual([members, records], [2, 3]);
  assert.deepEqual([...reachOf(model, [0], 1, [])], [1, 0, 1, 0]);
  assert.deepEqual([...reachOf(model, [0], 1, [2])], [1, 1, 1, 0]);
});

test("the state survives its address, nonsense does not", () => {
  const start = initial(raw().opening);
  const known = { languages: ["en", "fr"], has: (id) => ["a", "b", "x|y~z"].includes(id), term: (list, value) => value === "known" };
  const state = { ...start, form: "matrix", on: 50, selected: ["a", "x|y~z"], hide: new Set(["company"]), edge: joined(["a", "x|y~z"], "|"), lang: "fr" };
  assert.deepEqual(parse(encode(state, start), start, known), state);
  const year = { ...start, on: 18993, until: 19357 };
  assert.equal(encode(year, start), "on=2022-01-01..2022-12-31");
  assert.deepEqual(parse(encode(year, start), start, known), year);
  assert.deepEqual(parse("on=2022-12-31..2022-01-01", start, known), start);
  assert.equal(parse("lang=FR", start, { ...known, languages: ["en", "fr", "zh-hant"] }).lang, "fr");
  assert.equal(parse("lang=zh-Hant", start, { ...known, languages: ["en", "zh-hant"] }).lang, "zh-hant");
  assert.equal(parse("lang=fr-CA", start, { ...known, languages: ["en", "fr"] }).lang, "fr");
  assert.deepEqual(parse("form=evil&on=2020-99-99&sel=zz&lang=xx&min=-9&edge=a", start, known), { ...start, selected: [] });
  assert.deepEqual(apart("%E0%A4%A~a"), ["%E0%A4%A", "a"]);
});

test("whatever an address says in vain is told, and what to write instead", () => {
  const start = initial(raw().opening);
  const told = (fragment) => {
    const found = [];
    const known = { languages: ["en", "fr"], has: (id) => id === "a", term: () => true, unread: (key, value) => found.push(`${key}=${value}`) };
    assert.deepEqual({ ...parse(fragment, start, known), selected: [], text: "" }, { ...start, selected: [], text: "" }, fragment);
    return found;
  };
  for (const wrong of ["foo=1", "form=pie", "lang=xx", "on=2022-02-31", "on=2022", "min=0", "min=51", "depth=x", "way=yes", "backbone=no", "against=all", "joined=2022", "joined=2022-01-01..2021-01-01", "edge=a", "at=a", "theme=red"]) {
    assert.deepEqual(told(wrong), [wrong]);
  }
  assert.deepEqual(told("form=network&form=table"), ["form=table"]);
  assert.deepEqual(told("embed&sel=a&text=zoom&way=off&backbone=on&step=1"), []);
  assert.deepEqual(instead("theme", []), ["theme=light", "theme=dark"]);
  assert.deepEqual(instead("lang", ["en", "fr"]), ["lang=en", "lang=fr"]);
  assert.equal(instead("foo", []), null);
});

test("pairs that share more than chance explains", () => {
  const joinedBy = new Map([[0, [10, 11, 12]], [1, [10, 11, 12]], [2, [12]]]);
  const { pairs, all } = project(joinedBy, 1, false);
  assert.deepEqual(pairs.map(({ a, b, shared }) => [a, b, shared]), [[0, 1, 3], [0, 2, 1], [1, 2, 1]]);
  assert.equal(all, 3);
  assert.deepEqual([...turned(joinedBy).get(12)], [0, 1, 2]);
  // Drawing 2 and 2 of 4: both alike in 1 of 6 cases.
  assert.ok(Math.abs(upperTail(2, 4, 2, 2) - 1 / 6) < 1e-12);
  assert.ok(Math.abs(upperTail(0, 50, 7, 9) - 1) < 1e-9);
});

test("interlocks, peers and what one is missing", () => {
  const by = new Map([[0, [10, 11]], [1, [10, 12]], [2, [10, 12, 13]]]);
  assert.deepEqual(interlocks(by, [0, 1, 2])[0], { coalition: 10, who: [0, 1, 2] });
  assert.deepEqual(missing(by, 0, [1, 2]), [{ coalition: 12, who: [1, 2] }, { coalition: 13, who: [2] }]);
  assert.deepEqual(peers(by, 1, () => true).map(({ actor }) => actor), [2, 0]);
});

test("search finds accents, acronyms and former names, whole names first", () => {
  const index = buildIndex([
    { labels: ["Meta Platforms"], former: ["Facebook"] },
    { labels: ["Global Internet Forum to Counter Terrorism"] },
    { labels: ["New Zealand", "Nouvelle-Zélande"] },
    { labels: ["Metadata Club"] },
  ]);
  const first = (text) => find(index, text, () => 0)[0];
  assert.deepEqual(first("facebook"), { node: 0, name: "Facebook", why: "former" });
  assert.equal(first("nouvelle zelande").node, 2);
  assert.equal(first("GIFCT").node, 1);
  assert.equal(first("GIFCT").why, "initials");
  const short = buildIndex([{ labels: ["Aapti Institute"] }, { labels: ["AI Alliance"] }, { labels: ["intelligence"], aliases: ["AI"] }]);
  assert.deepEqual(find(short, "AI", () => 0).map(({ node }) => node), [2, 1, 0]);
  assert.equal(first("meta p").node, 0);
  assert.deepEqual(find(index, "  ", () => 0), []);
  assert.equal(plain("Élan — Ça"), "elan ca");
  assert.equal(acronym("United Kingdom"), "UK");
  assert.equal(acronym("Zoom"), "");
  assert.deepEqual([distance("zoom", "zomo"), distance("abc", "abd"), distance("ab", "abcd")], [1, 1, 2]);
});

test("who stands between the others has the larger share of shortest ways", () => {
  const share = betweenness(5, [0, 1, 2], [1, 2, 3], () => true);
  assert.deepEqual([...share].map((one) => Number(one.toFixed(3))), [0, 0.667, 0.667, 0, 0]);
  assert.deepEqual([...betweenness(2, [0], [1], () => false)], [0, 0]);
});

test("two days compared give what is gained, lost and stayed of what is known, and apart what is less sure", () => {
  const none = { gained: [], lost: [], over: [], stayed: [], already: [], lapsed: [], possible: [] };
  const found = (before, after, asked) => betweenDays(Uint8Array.from(before), Uint8Array.from(after), { counts: () => true, known: [2, 2], least: 1, ...asked });
  assert.deepEqual(found([2, 0, 3, 0], [0, 2, 2, 0]), { ...none, gained: [1], lost: [0], stayed: [2] });
  assert.deepEqual(found([2, 2, 3], [0, 0, 2], { over: (e) => e === 1 }), { ...none, lost: [0], over: [1], stayed: [2] });
  assert.deepEqual(found([2, 1, 1, 0, 1], [1, 2, 1, 1, 0]), { ...none, already: [1], lapsed: [0], possible: [2, 3, 4] });
  assert.deepEqual(found([1, 2], [1, 3], { known: [3, 3], least: 3 }), { ...none, already: [1] });
});

test("room is shared so that who needs little has it and the others have alike", () => {
  assert.deepEqual(shareOut([100, 2, 50], 22), [10, 2, 10]);
  assert.deepEqual(shareOut([3, 2], 9), [3, 2]);
  assert.deepEqual(shareOut([3, 2], -1), [0, 0]);
});

test("rows for which there is no room are told by those that look alike", () => {
  const told = (looks, most) => spreadRows([...looks], most).map(({ row, more }) => [row, more]);
  assert.deepEqual(told("abc", 3), [[0, 0], [1, 0], [2, 0]]);
  assert.deepEqual(told("aaaaabcc", 5), [[0, 0], [1, 3], [5, 0], [6, 0], [7, 0]]);
  assert.deepEqual(told("abcdefg", 3), [[0, 0], [3, 0], [6, 0]]);
  assert.deepEqual(told("abcccdde", 3), [[0, 0], [2, 2], [5, 1]]);
  assert.deepEqual(largestRows([3, 9, 1, 4], (n) => n, 2), [9, 4]);
});

test("filters choose by the ends, by the record and by when somebody surely joined", () => {
  const model = decode(raw());
  const facts = { nodes: { facts: [{ country: ["country:x"] }, {}, { topic: ["topic:t"] }, {}] }, records: { role: ["m", "f", "m"], confidence: ["high", "low", "high"] } };
  const names = (node) => ["Ant", "Bee", "Pact", "Quest"][node];
  const kept = (filters) => { const mask = passing(model, facts, { ...noFilters(), ...filters }, (node) => [names(node)]); return mask && [...mask]; };
  assert.equal(kept({}), null);
  assert.deepEqual(kept({ country: ["x"] }), [1, 0, 0]);
  assert.deepEqual(kept({ topic: ["t"], role: ["f"] }), [0, 1, 0]);
  assert.deepEqual(kept({ trust: ["high"] }), [1, 0, 1]);
  assert.deepEqual(kept({ text: "quést" }), [0, 0, 1]);
  assert.deepEqual(kept({ joined: "1970-01-01..1970-02-25" }), [1, 0, 0]);
  assert.deepEqual(kept({ joined: "1970-01-20.." }), [0, 1, 0]);
  assert.equal(kept({ joined: "nonsense" }), null);
  model.columns = columnsOf({ records: { n: 3 }, columns: [
    { name: "tier", numeric: false, values: [null, null, null, null], records: ["gold", null, "silver"] },
    { name: "staff", numeric: true, values: [3, 4, null, 3] },
  ] }, 4);
  assert.deepEqual(kept({ column: ["tier=gold", "tier=silver"] }), [1, 0, 1]);
  assert.deepEqual(kept({ column: ["tier=gold", "staff=4"] }), [0, 0, 0]);
  assert.deepEqual(model.columns.map((one) => offered(one).length), [0, 2]);
});

test("rows and columns of the matrix form blocks", () => {
  const by = new Map([[1, [10]], [2, [11]], [3, [10]], [4, [11]]]);
  const { rows } = byLikeness(by, turned(by));
  assert.ok(Math.abs(rows.indexOf(1) - rows.indexOf(3)) === 1);
  assert.deepEqual(bySize(new Map([[1, [9]], [2, [8, 9]]])), [2, 1]);
});

test("citations, links and CSV are safe", () => {
  const source = { id: "a", title: "T & {U}", publisher: "P", published: "2022-06-23", url: "https://x.org/a" };
  assert.equal(plainCitation(source, { undated: "n.d." }), "P (2022-06-23) “T & {U}”. https://x.org/a");
  assert.match(bibtex(source), /^@misc\{a,\n {2}title = \{\{T \\& U\}\},/);
  assert.match(bibtex(source), /month = \{6\}/);
  assert.equal(safeLink("javascript:alert(1)"), "");
  assert.equal(safeLink("https://x.org/\"onclick"), "");
  assert.equal(csv([["=1+1", 'a"b', "c,d", 3]]), "'=1+1,\"a\"\"b\",\"c,d\",3\r\n");
});

test("the growth curve counts joins and leaves", () => {
  const spans = span([10, 50], [10, 50], [10, 50]);
  assert.deepEqual(growth(spans, 0, 100, 11, ["membership"]).map(([, n]) => n), [0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
});

test("labels never cover each other, unless they must", () => {
  const wish = (node, x, must = false) => ({ node, x, y: 50, r: 4, text: "label", font: "10px x", size: 10, lines: 1, hub: false, must });
  const measure = () => 40;
  const boxes = placeLabels([wish(0, 100), wish(1, 100), wish(2, 100), wish(3, 100), wish(4, 100)], measure, 300, 100);
  assert.equal(boxes.length, 4);
  const mark = { box: [105, 40, 300, 60], firm: true };
  assert.equal(placeLabels([wish(0, 100)], measure, 300, 100, [mark])[0].align, "right");
  assert.equal(placeLabels([{ ...wish(0, 100), hub: true }], measure, 300, 100, [{ box: [0, 0, 300, 100], firm: true }]).length, 0);
  assert.equal(placeLabels([{ ...wish(0, 100), hub: true }], measure, 300, 100, [{ box: [0, 0, 300, 100], firm: false }]).length, 1);
  assert.equal(placeLabels([wish(0, 100), wish(1, 100, true)], measure, 300, 100).length, 2);
  assert.deepEqual(placeLabels([wish(0, 5000)], measure, 300, 100), []);
  assert.deepEqual(wrap("Tech Accord to Combat Deceptive Use of AI", 16, 2), ["Tech Accord to", "Combat Deceptiv…"]);
});

test("a few marks and their labels get room of their own, within the frame", () => {
  const near = Array.from({ length: 40 }, (_, i) => ({ x: 500 + (i % 7) * 3, y: 200 + Math.floor(i / 7) * 2, r: 5, w: 60 + (i % 5) * 10, h: 14, fixed: i === 24 }));
  for (const [width, height] of [[900, 600], [840, 330], [420, 560]]) {
    const found = spread(near, width, height);
    const boxes = found.map(({ x, y, r, w, h, left }) => (left ? [x - r - 4 - w, y - h / 2, x + r, y + h / 2] : [x - r, y - h / 2, x + r + 4 + w, y + h / 2]));
    for (const [i, a] of boxes.entries()) {
      assert.ok(a[0] >= 0 && a[1] >= 0 && a[2] <= width && a[3] <= height, `${i} lies in ${width} × ${height}`);
      for (const [j, b] of boxes.entries()) assert.ok(i <= j || a[0] >= b[2] || a[2] <= b[0] || a[1] >= b[3] || a[3] <= b[1], `${i} and ${j} in ${width} × ${height}`);
    }
    assert.deepEqual(spread(near, width, height), found);
  }
  assert.deepEqual(spread([], 100, 100), []);
  assert.equal(spread([{ x: 9, y: 9, r: 5, w: 20, h: 10, fixed: true }], 200, 100).length, 1);
});

test("a label that stands further off has a line to its mark", () => {
  const wish = (node, keen) => ({ node, x: 100, y: 50, r: 4, text: "label", font: "10px x", size: 10, lines: 1, hub: false, must: false, keen });
  const placed = placeLabels(Array.from({ length: 12 }, (_, node) => wish(node, true)), () => 40, 400, 200);
  assert.ok(placed.length > 8);
  assert.ok(placed.some(({ lead }) => lead) && placed.some(({ lead }) => !lead));
  assert.equal(placeLabels([{ ...wish(0, false), left: true }], () => 40, 400, 200)[0].align, "right");
});

test("SVG says what the canvas would, with text as text", () => {
  const svg = new SvgContext(100, 50, () => 10);
  for (const shape of ["dot", "ring", "square", "star", "nonsense"]) {
    svg.beginPath();
    trace(svg, shape, 10, 10, 5);
    svg.fill();
  }
  svg.save();
  svg.translate(10, 10);
  svg.rotate(-1);
  svg.fillText("<b>&\u0000", 0, 0);
  svg.restore();
  svg.setLineDash([4, 4]);
  svg.strokeRect(0, 0, 5, 5);
  const text = svg.toString();
  assert.match(text, /&lt;b&gt;&amp;</);
  assert.match(text, /stroke-dasharray="4 4"/);
  assert.match(text, /rotate\(-57.3 10 10\)/);
  assert.equal(escapeXml('"'), "&quot;");
});

test("pictures in one document are clipped each by its own path", () => {
  const drawn = (width) => {
    const svg = new SvgContext(100, 50, () => 10);
    for (const height of [5, 5]) {
      svg.save();
      svg.beginPath();
      svg.rect(-1.5, 0, width, height);
      svg.clip();
      svg.restore();
    }
    return svg.toString();
  };
  const names = (text) => [...text.matchAll(/<clipPath id="([^"\s]+)">/g)].map(([, name]) => name);
  const used = (text) => [...text.matchAll(/clip-path="url\(#([^)"\s]+)\)"/g)].map(([, name]) => name);
  assert.equal(new Set([...names(drawn(10)), ...names(drawn(20))]).size, 4);
  assert.deepEqual(used(drawn(10)), names(drawn(10)));
  assert.equal(drawn(10), drawn(10));
});

test("a picture holds no half of a letter that was cut in two", () => {
  assert.equal(escapeXml("\u{1f33f} Cut \u{1f33f}".slice(0, -1)), "\u{1f33f} Cut ");
  const svg = new SvgContext(100, 50, () => 10);
  svg.fillText(wrap("\u{1f33f}".repeat(20), 9, 1)[0], 0, 0);
  assert.match(pictureCode({ svg: svg.toString(), title: "", told: "", citation: "" }), /data:image\/svg/);
});

test("a joining is a day, a time between two days, by a day, or on no day that is known", () => {
  const spans = { startEarliest: [10, 10, EARLIEST, 10, EARLIEST], startLatest: [10, 20, 20, LATEST, LATEST] };
  assert.deepEqual([0, 1, 2, 3, 4].map((record) => joining(spans, record)), [
    { first: 10, last: 10, exact: true },
    { first: 10, last: 20, exact: false },
    { first: null, last: 20, exact: false },
    null,
    null,
  ]);
});

test("the newest counts of all members until a day are those that count the same", () => {
  const counts = [
    { counted: "members", during: "2022-12-14", count: 22 },
    { counted: "members", during: "2024-09", count: 32 },
    { counted: "members", during: "2024-09", count: 25 },
    { counted: "commitments", during: "2025", count: 99 },
    { counted: "members", during: "/", count: 1000 },
    { counted: "members", during: "2025", count: null },
  ];
  const found = (until) => newest(counts, until).map(({ count }) => count);
  assert.deepEqual(["2020-01-01", "2023-05-05", "2026-07-31"].map(found), [[], [22], [32, 25]]);
});

test("exact intersections count each item once, in just the sets that have it", () => {
  const found = exactSets([[1, 2, 3], [2, 3, 4], [3]]);
  assert.deepEqual(found.map(({ mask, items }) => [mask, items]), [[1, [1]], [2, [4]], [3, [2]], [7, [3]]]);
  assert.deepEqual(exactSets([]), []);
});

test("columns of fractions fall into classes of about as many, texts into categories", () => {
  const [reach, part, many] = columnsOf({
    columns: [
      { name: "reach", numeric: true, values: [0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, null] },
      { name: "part", numeric: false, values: ["b", "a", "b", null, null, null, null, null, null, null, null] },
      { name: "many", numeric: false, values: [..."abcdefghij", null] },
    ],
  }, 11);
  assert.deepEqual(reach.classes.map(({ low, high }) => [low, high]), [[0.5, 1], [2, 3], [4, 5], [6, 7], [8, 9]]);
  assert.deepEqual([...reach.of], [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, -1]);
  assert.deepEqual(part.classes.map(({ text }) => text), ["a", "b"]);
  assert.deepEqual([...part.of].slice(0, 4), [1, 0, 1, -1]);
  assert.equal(many.classes.at(-1)?.text, null);
  assert.equal(new Set(many.of).size, 10);
});

test("the axis of days gives room to when something begins, and every day has its place", () => {
  const begun = [10000, 10001, 10002, 10003, 10004, 10005];
  const spans = /** @type {any} */ ({ n: begun.length, startEarliest: begun, startLatest: begun });
  const axis = new Axis(spans, [0, 20000]);
  assert.deepEqual([axis.share(0), axis.day(0), axis.day(1)], [0, 0, 20000]);
  assert.ok(Math.abs(axis.share(20000) - 1) < 1e-9);
  for (let day = 0; day <= 20000; day += 7) {
    assert.equal(axis.day(axis.share(day)), day);
    assert.ok(axis.share(day + 1) > axis.share(day) || day === 20000);
  }
  assert.ok(axis.share(10084) - axis.share(9990) > 0.6);
  const bare = new Axis(/** @type {any} */ ({ n: 0, startEarliest: [], startLatest: [] }), [0, 100]);
  assert.ok(Math.abs(bare.share(50) - 0.5) < 1e-9);
});

test("years stand on the axis where they have room, round ones first", () => {
  const at = (/** @type {number} */ year) => (year < 2000 ? year - 1900 : 100 + (year - 2000) * 50);
  const years = yearsWithRoom(1900, 2005, at, 40);
  assert.deepEqual(years, [1900, 1950, 2000, 2001, 2002, 2003, 2004, 2005]);
});

test("the numbers of an axis are round, whole and no more than the largest count", () => {
  assert.deepEqual(steps(258, 4), [100, 200]);
  assert.deepEqual(steps(56, 4), [20, 40]);
  assert.deepEqual(steps(3, 4), [1, 2, 3]);
  assert.deepEqual(steps(1, 2), [1]);
  assert.deepEqual([0.2, 1, 1.4, 3, 12, 99].map(every), [1, 1, 2, 5, 20, 100]);
});

test("a page whose facts tell of later days opens on today", () => {
  const told = { day: 300, why: "told" };
  assert.deepEqual(notAhead(told, [100, 400], 200), { day: 200, why: "today" });
  for (const [opening, today] of [[told, 300], [told, 50], [{ day: 300, why: "" }, 200], [{ day: null, why: "undated" }, 200]]) {
    assert.equal(notAhead(opening, [100, 400], today), opening);
  }
});
