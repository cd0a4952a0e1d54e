/**
 * Ask the page, with its own functions, for what its table and its side panel show at some times.
 */
({ graph, facts, times, degrees }) => {
  const island = (id) => document.getElementById(id).textContent;
  const model = m_core_model.decode(JSON.parse(graph ?? island("data-graph")));
  const app = new m_ui_app.App(model, new m_side_panel_facts.Facts(facts ?? island("data-facts"), model), JSON.parse(island("data-texts")));
  const table = new m_forms_table_table.TableForm(app);
  const { spans } = model;
  const memberships = Array.from({ length: spans.n }, (_, r) => r).filter((r) => model.relation[spans.edge[r]] === "membership");
  const promiseOf = new Map(app.facts.read().commitments.map((one, i) => [one.id, i]));

  /** At a time: the rows of the table, and what the side panel lists as promised. */
  function shown(on, until, atLeast) {
    app.state = { ...app.state, on, until, atLeast, selected: [], edge: "", hide: new Set(), focus: [], opened: [] };
    app.see();
    const rows = table.collect().map((row) => [row.record, row.sure]);
    const promised = model.id.flatMap((_, node) => app.promisesOf(node).map((one) => [node, promiseOf.get(one)]));
    return { rows, promised };
  }

  return {
    ids: model.id,
    commitments: [...promiseOf.keys()],
    records: memberships.map((r) => {
      const record = app.facts.record(r);
      const e = spans.edge[r];
      return [r, record.id, model.id[model.from[e]], model.id[model.to[e]], record.role, record.period, spans.startEarliest[r], spans.startLatest[r], spans.until[0][r]];
    }),
    answers: times.map(([first, last, whole]) => degrees.map((degree) => shown(whole ? null : first, whole || first === last ? null : last, degree))),
  };
}
