// What a reader does with the page: choose, sort, print, take numbers; and what hostile data cannot do.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { drawAll, end, open, template, timeout, unfold, until } from "./browser.mjs";
import { hostileName, synthetic } from "./synthetic.mjs";

after(end);

const check = (name, run) => test(name, { timeout }, run);

check("names of the data are text, whatever they hold", async () => {
  const { page, faults, close } = await open(synthetic({ name: hostileName, powers: 8, states: 8 }));
  await drawAll(page);
  await page.evaluate(() => { for (const d of document.querySelectorAll("details")) d.open = true; });
  assert.equal(await page.locator("img, iframe, object, embed, a[href^=javascript]").count(), 0);
  assert.equal(await page.locator("[onerror], [onload]").count(), 0);
  assert.equal(await page.locator("script").count(), 3, "the scripts of the template");
  assert.ok((await page.getByText("</script><img src=x onerror=alert(1)>").count()) > 0);
  assert.deepEqual(faults, []);
  await close();
});

check("data of another format are refused in words", async () => {
  const { page, close } = await open({ ...synthetic(), format: "multivector-report/9" });
  assert.match(await page.locator("main").innerText(), /cannot be shown[\s\S]*multivector-report\/9/);
  await close();
});

check("the policy of the page lets nothing else run or load", async () => {
  assert.match(template, /default-src 'none'/);
  assert.match(template, /script-src 'sha256-[A-Za-z0-9+/=]+';/);
  assert.doesNotMatch(template, /unsafe-eval/);
  const { page, close } = await open(synthetic());
  const refused = await page.evaluate(async () => {
    const seen = [];
    addEventListener("securitypolicyviolation", (e) => seen.push(e.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.body.append(script);
    new Image().src = "https://example.invalid/x.png";
    await fetch("https://example.invalid/y").catch(() => 0);
    await new Promise((done) => setTimeout(done, 100));
    return seen.sort();
  });
  assert.deepEqual(refused, ["connect-src", "img-src", "script-src-elem"]);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  await close();
});

check("without scripts there is a message and the main table", async () => {
  const { page, close } = await open(synthetic(), { script: false });
  const text = await page.locator("main").innerText();
  assert.match(text, /scripts are switched off/);
  assert.equal(await page.locator("main table").count(), 1);
  await close();
});

check("a reader with a keyboard can skip, sort, switch and open tables", async () => {
  const { page, faults, close } = await open(synthetic({ scenarios: 3 }));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  const first = () => page.locator(".compare tbody").first().locator("tr:nth-child(2) th").innerText();
  const before = await first();
  const button = page.locator(".compare button.sort").nth(1);
  await button.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".compare th[aria-sort=descending]").count(), 1);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".compare th[aria-sort=ascending]").count(), 1);
  assert.notEqual(await first(), before);
  await page.getByRole("button", { name: "Dark page" }).press("Enter");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(20, 23, 29)");
  await page.locator("#compare details.behind summary").press("Enter");
  assert.ok((await page.locator("#compare .numbers table tr").count()) > 10);
  assert.deepEqual(faults, []);
  await close();
});

check("a chart's numbers come as CSV", async () => {
  const { page, close } = await open(synthetic({ name: hostileName }));
  await unfold(page, "#influence");
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#influence .numbers button").first().click()]);
  const text = readFileSync(await file.path(), "utf8");
  assert.match(text.split("\n")[0], /^scenario,of,month,mean,q05,q25,q50,q75,q95$/);
  assert.ok(text.split("\n").length > 900);
  assert.doesNotMatch(text, /^=/m, "no field is a formula");
  await close();
});

check("another scenario, state or month shows itself", async () => {
  const { page, faults, close } = await open(synthetic({ scenarios: 3, focal: 2 }));
  await page.getByLabel("Charts show", { exact: true }).selectOption("2");
  assert.match(await page.locator("#postures .of").innerText(), /Scenario 2/);
  await page.locator(".toolbar").getByLabel("State").selectOption("1");
  assert.match(await page.locator("#influence h2").innerText(), /State 1/);
  const before = await page.locator(".compare").innerText();
  await page.locator("#compare").getByLabel("Month").selectOption({ index: 3 });
  assert.notEqual(await page.locator(".compare").innerText(), before);
  await unfold(page, "#inputs");
  await page.getByLabel("Search by path").fill("path 17");
  await until(async () => /^1 number of/.test(await page.locator("#inputs [role=status]").innerText()));
  assert.deepEqual(faults, []);
  await close();
});

check("sentences follow the thresholds", async () => {
  const data = synthetic({ scenarios: 3 });
  for (const line of data.scenarios[2].effects) for (const c of ["effect_low", "effect_high"]) line[c] = line[c].map(() => (c === "effect_low" ? -9999 : 9999));
  const { page, close } = await open(data);
  const said = await page.locator(".headline li").allInnerTexts();
  assert.equal(said.length, 3);
  assert.match(said[0], /^Power 0 has the most influence over State 0/);
  assert.match(said[1], /Power 0 loses 2\.25 points against Scenario 0 \(95 % interval −2\.48 to −2\.02, lower in 93\s% of runs\).*Arithmetic dominates/);
  assert.match(said[2], /no clear difference/);
  await close();
});

check("a run alone is held against the same world without its shocks", async () => {
  const data = synthetic({ scenarios: 2 });
  data.scenarios = [{ ...data.scenarios[1], effects_of_base: false }];
  const { page, close } = await open(data);
  const said = await page.locator(".headline li").allInnerTexts();
  assert.equal(said.length, 2);
  assert.match(said[1], /^Under Scenario 1, Power 0 loses 2\.25 points against the same world without its shocks/);
  await close();
});

check("where nothing is paired the sentences say so, and name the scenario", async () => {
  const data = synthetic({ scenarios: 2 });
  data.scenarios[1].effects_of_base = false;
  const { page, close } = await open(data);
  const said = await page.locator(".headline li").allInnerTexts();
  assert.match(said[1], /^Under Scenario 1, runs are not paired with those of Scenario 0/);
  assert.match(said[2], /^Under Scenario 1, Power 0 loses/);
  await close();
});

check("what a comparison adds is shown only if there is one", async () => {
  for (const compare of [false, true]) {
    const { page, close } = await open(synthetic({ scenarios: 3, compare, twin: false }));
    const text = await page.locator("#compare").innerText();
    assert.equal(/best in 33\s% of runs/.test(text), compare);
    assert.equal(/higher in 90\s% of runs/.test(text), compare);
    assert.equal(/leaves 12\s% of the variance/.test(text), compare);
    assert.equal(await page.locator("#twin svg.parts").count() > 0, compare);
    assert.equal(/not paired/.test(text), true, "the indices are not in the comparison");
    await close();
  }
});

check("on paper every chart is drawn whole", async () => {
  const { page, faults, close } = await open(synthetic({ scenarios: 5, compare: true }));
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.waitForTimeout(200);
  const bad = await page.evaluate(() => [...document.querySelectorAll(".chart")].filter((c) => c.clientWidth > 0 && (!c.firstChild || c.firstChild.getBoundingClientRect().width > c.clientWidth + 1)).length);
  assert.equal(bad, 0);
  assert.ok((await page.evaluate(() => document.querySelector("#app").scrollWidth)) <= 712);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  const paper = await page.pdf({ preferCSSPageSize: true });
  const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pages > 3 && pages < 30, `${pages} pages`);
  assert.deepEqual(faults, []);
  await close();
});
