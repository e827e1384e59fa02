// Opens filled pages in Chromium and keeps what a page must not do: errors, requests, dialogs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
export const template = readFileSync(join(here, "../dist/report.html"), "utf8");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "multivector-page-"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

const escaped = (text) => text.replace(/[&<>]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);

/** A page as the program fills it. */
export const filled = (data, table = "<table><caption>Main</caption><tr><td>1</td></tr></table>") =>
  template.replace("@MULTIVECTOR_TITLE@", () => "A report").replace("@MULTIVECTOR_TABLE@", () => table).replace("@MULTIVECTOR_DATA@", () => escaped(JSON.stringify(data)));

let count = 0;
/** Opens data, or a file of a report. Gives the page and the list of what it must not have done. */
export async function open(data, { width = 1240, dark = false, script = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? "dark" : "light", javaScriptEnabled: script, acceptDownloads: true });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (m) => { if (["error", "warning"].includes(m.type())) faults.push(`console: ${m.text()}`); });
  page.on("pageerror", (e) => faults.push(`error: ${e.message}`));
  page.on("dialog", (d) => { faults.push(`dialog: ${d.message()}`); d.dismiss(); });
  page.on("request", (r) => { if (!/^(file|blob|data):/.test(r.url())) faults.push(`request: ${r.url()}`); });
  let path = data;
  if (typeof data !== "string") {
    path = join(folder, `page${++count}.html`);
    writeFileSync(path, filled(data));
  }
  await page.goto(pathToFileURL(path).href);
  return { page, faults, close: () => context.close() };
}

/** Most milliseconds that a test may take: many times what it needs, for busy machines. */
export const timeout = 120000;

/** Waits until something holds. The page's policy keeps Playwright's own way of waiting from working. */
export async function until(holds) {
  for (let k = 0; k < 1200; ++k) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error("it does not come to hold");
}

/** Scrolls through, so that every chart is drawn. */
export async function drawAll(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 800) {
      scrollTo(0, y);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 10)));
    }
    scrollTo(0, 0);
  });
  await until(() => page.evaluate(() => [...document.querySelectorAll(".chart")].every((c) => c.firstChild || c.clientWidth === 0)));
}

/** Opens what is folded behind a summary with the mouse. The charts above are drawn first: one that is drawn between
    press and release moves the page under the pointer, and the click is lost. */
export async function unfold(page, place) {
  await drawAll(page);
  await page.locator(`${place} details.behind summary`).first().click();
  await until(() => page.locator(`${place} details.behind`).first().evaluate((details) => details.open));
}

/** Faults that axe finds, in words. axe is put into the page past its policy, as a tester's tool may be. */
export async function accessibility(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`));
}

export async function end() {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
