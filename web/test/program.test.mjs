// Reports that the program writes, of real runs: how large they are, and that a browser shows them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { drawAll, end, open, timeout } from "./browser.mjs";

const program = process.env.MULTIVECTOR_PROGRAM;
const scenarios = process.env.MULTIVECTOR_SCENARIOS;
const folder = mkdtempSync(join(tmpdir(), "multivector-runs-"));
const call = (...words) => execFileSync(program, words, { cwd: folder, encoding: "utf8", env: { PATH: process.env.PATH } });
const run = (name, out, ...more) => {
  call("run", join(scenarios, `${name}.yaml`), "--quiet", "--out", out, ...more);
  return out;
};

after(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true });
});

const check = (name, work) => test(name, { skip: !program && "no program is named", timeout }, work);

check("five scenarios of fifteen years stay below 1.5 MB", async () => {
  const names = ["baseline", "ukraine_war", "us_withdrawal", "bri_slowdown", "western_push"];
  const file = join(folder, "five.html");
  call("report", ...names.map((n) => run(n, n, "--replicates", "8", "--frozen-twin")), "--out", file);
  assert.ok(statSync(file).size < 1.5e6, `${statSync(file).size} bytes`);
  const { page, faults, close } = await open(file);
  await drawAll(page);
  assert.deepEqual(faults, []);
  const count = await page.locator(".chart svg[role=img]").count();
  assert.ok(count > 40, `${count} charts`);
  assert.equal(await page.locator(".headline li").count(), 5);
  assert.doesNotMatch(await page.locator("#app").innerText(), /NaN|undefined|not paired/);
  await close();
});

for (const [name, more] of Object.entries({ three_states_war: ["--mean-field"], pipeline_hazard: ["--replicates", "8", "--to", "2024-01"], three_states_turn: ["--replicates", "1", "--frozen-twin"] })) {
  check(`${name} ${more.join(" ")}`, async () => {
    const file = join(folder, `${name}.html`);
    call("report", run(name, `${name}-alone`, ...more), "--out", file);
    const { page, faults, close } = await open(file);
    await drawAll(page);
    assert.deepEqual(faults, []);
    assert.doesNotMatch(await page.locator("#app").innerText(), /NaN|undefined/);
    await close();
  });
}
