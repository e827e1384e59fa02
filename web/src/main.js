import { Report } from "./data.js";
import { el } from "./dom.js";
import { page } from "./page.js";

/** What is shown when something is wrong with the file itself. */
function complain(error) {
  document.getElementById("app").append(el("main", { id: "main", class: "plain" },
    el("h1", null, "This report cannot be shown"), el("p", null, error.message)));
}

try {
  page(document.getElementById("app"), new Report(JSON.parse(document.getElementById("data").textContent)));
} catch (error) {
  complain(error);
  throw error;
}
