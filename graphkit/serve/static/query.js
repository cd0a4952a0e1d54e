// The query page: the editor asks this server, and the examples are its named queries.
"use strict";

const endpoint = new URL("/sparql", location.href).href;
const first = "SELECT ?coalition ?name\nWHERE {\n  ?coalition a cg:Coalition ; skos:prefLabel ?name .\n}\nORDER BY ?name";

// Completion of names would ask other servers, which the policy of this page forbids.
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value = first;

const editor = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint },
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  copyEndpointOnNewTab: false,
  persistenceId: "graphkit",
});

// Why an answer is empty comes in a header, as a Display String of RFC 9651.
const note = document.getElementById("note");
const watched = new WeakSet();

editor.on("query", (_, tab) => {
  note.textContent = "";
  const asked = tab.getYasqe();
  if (watched.has(asked)) return;
  watched.add(asked);
  asked.on("queryResponse", (_, response) => {
    const said = (response.headers && response.headers["graphkit-note"]) || "";
    note.textContent = decodeURIComponent(said.slice(2, -1));
  });
});

async function fillExamples() {
  const select = document.getElementById("examples");
  const examples = await (await fetch("/query/examples")).json();
  for (const example of examples) select.add(new Option(example.title, example.name));
  select.addEventListener("change", () => {
    const chosen = examples.find((example) => example.name === select.value);
    if (!chosen) return;
    const tab = editor.getTab();
    tab.setQuery(chosen.query);
    tab.query();
  });
}

fillExamples();
