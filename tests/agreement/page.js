/**
 * Ask the page, with its own functions, for what it shows: a day and all time as its table and its
 * side panel tell them, a longer window with the comparison that they are made of.
 */
({ graph, facts, times, degrees }) => {
  const island = (id) => document.getElementById(id).textContent;
  const model = m_core_model.decode(JSON.parse(graph ?? island("data-graph")));
  const app = new m_ui_app.App(model, new m_ui_facts.Facts(facts ?? island("data-facts"), model), JSON.parse(island("data-texts")));
  const table = new m_ui_table.TableForm(app);
  const { spans } = model;
  const memberships = Array.from({ length: spans.n }, (_, r) => r).filter((r) => model.relation[spans.edge[r]] === "membership");
  const ranks = Object.fromEntries(degrees.map((degree, i) => [app.t(`certainty.${degree}`), i + 1]));
  const promiseOf = new Map(app.facts.read().commitments.map((one, i) => [one.id, i]));

  /** A day or all time: the rows of the table, and what the side panel lists as promised. */
  function shown(on, atLeast) {
    app.state = { ...app.state, on, atLeast, selected: [], edge: "", hide: new Set(), focus: "", opened: [] };
    app.see();
    const rows = table.collect().map((row) => [row.record, ranks[row.cells[7]]]);
    const promised = model.id.flatMap((_, node) => app.promisesOf(node).map((one) => [node, promiseOf.get(one)]));
    return { rows, promised };
  }

  /** A longer window, which the page compares with and has no control for. */
  function within(first, last, atLeast) {
    const least = degrees.indexOf(atLeast) + 1;
    const rows = memberships.map((r) => [r, m_core_time.certainty(spans, r, first, last)]).filter(([, sure]) => sure >= least);
    const promised = new Map();
    for (const [r] of rows) for (const one of app.facts.record(r).promises) promised.set(`${model.from[spans.edge[r]]} ${one}`, [model.from[spans.edge[r]], promiseOf.get(one)]);
    return { rows, promised: [...promised.values()] };
  }

  return {
    ids: model.id,
    commitments: [...promiseOf.keys()],
    records: memberships.map((r) => {
      const record = app.facts.record(r);
      const e = spans.edge[r];
      return [r, record.id, model.id[model.from[e]], model.id[model.to[e]], record.role, record.period, spans.startEarliest[r], spans.startLatest[r], spans.until[0][r]];
    }),
    answers: times.map(([first, last, whole]) => degrees.map((degree) => (whole || first === last ? shown(whole ? null : first, degree) : within(first, last, degree)))),
  };
}
