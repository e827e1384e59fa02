// The page in a browser with every size and kind of data: wide and narrow, light and dark, for readers of the screen.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessibility, drawAll, end, open, timeout } from "./browser.mjs";
import { hostileName, synthetic } from "./synthetic.mjs";

after(end);

const check = (name, run) => test(name, { timeout }, run);

const CASES = {
  "two scenarios": {},
  "one scenario": { scenarios: 1 },
  "five scenarios with a comparison": { scenarios: 5, compare: true },
  "a mean-field run": { scenarios: 1, bands: false, twin: false },
  "two mean-field runs": { bands: false },
  "hostile names": { scenarios: 3, name: hostileName, states: 8, powers: 8, corridors: 8, compare: true },
  "two powers, one state, one domain": { powers: 2, states: 1, domains: 1, postures: 2, corridors: 0, votes: false, twin: false },
  "two focal states": { focal: 2 },
  "eight scenarios": { scenarios: 8, powers: 3, states: 2, points: 30, compare: true },
  "three months": { points: 2 },
};

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const [name, options] of Object.entries(CASES)) {
  check(`${name}, wide and narrow`, async () => {
    const { page, faults, close } = await open(synthetic({ points: 30, ...options }));
    for (const width of [1240, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await drawAll(page);
      assert.deepEqual(faults, []);
      assert.ok((await sideways(page)) <= 0, `at ${width} pixels the page scrolls sideways`);
      const wide = await page.evaluate(() => [...document.querySelectorAll(".chart")].filter((c) => c.clientWidth && c.firstChild.getBoundingClientRect().width > c.clientWidth + 1).length);
      assert.equal(wide, 0, `at ${width} pixels charts are wider than their places`);
    }
    const charts = await page.locator(".chart svg[role=img]").count();
    assert.ok(charts > 5, `${charts} charts`);
    assert.equal(await page.locator(".chart svg:not([role=img]):not(svg svg)").count(), 0);
    const odd = await page.evaluate(() => /.{0,40}(NaN|undefined|Infinity|\[object).{0,40}/.exec(document.getElementById("app").innerText)?.[0]);
    assert.equal(odd, undefined);
    await close();
  });
}

check("many powers are drawn, those in sight first", async () => {
  const { page, faults, close } = await open(synthetic({ powers: 32, scenarios: 2, states: 4, points: 20 }));
  const drawn = await page.locator(".chart svg[role=img]").count();
  assert.ok(drawn < 100, `${drawn} charts drawn at once`);
  await drawAll(page);
  assert.ok((await page.locator(".chart svg[role=img]").count()) > 190);
  assert.ok((await sideways(page)) <= 0);
  assert.deepEqual(faults, []);
  await close();
});

for (const [name, options] of Object.entries({ "three scenarios": { scenarios: 3, compare: true }, "hostile names": { name: hostileName }, "one mean-field run": { scenarios: 1, bands: false, twin: false } })) {
  for (const dark of [false, true]) {
    check(`axe finds nothing: ${name}, ${dark ? "dark" : "light"}`, async () => {
      const { page, close } = await open(synthetic({ points: 8, states: 2, inputs: 8, powers: 3, corridors: 2, ...options }), { dark });
      await drawAll(page);
      await page.evaluate(() => { for (const d of document.querySelectorAll("details.how, #compare details, #inputs details, #repeat details")) d.open = true; });
      await page.waitForTimeout(100);
      assert.deepEqual(await accessibility(page), []);
      await close();
    });
  }
}

