// Colours that stand side by side can be told apart: by everybody, in light and dark.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const palettes = JSON.parse(readFileSync(new URL("../src/style/palettes.json", import.meta.url), "utf8"));

const linear = (hex) => [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a, b) => {
  const [x, y] = [luminance(linear(a)), luminance(linear(b))].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
};

/** Ways to see, as matrices on linear light (Machado, Oliveira and Fernandes 2009, severity 1). */
const SIGHT = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** Place in Oklab (Ottosson 2020), times 100. */
function place(hex, sight) {
  const [r, g, b] = sight.map((row) => Math.min(1, Math.max(0, row.reduce((s, v, k) => s + v * linear(hex)[k], 0))));
  const [l, m, s] = [0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b, 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
    0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b].map(Math.cbrt);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s].map((v) => v * 100);
}

/** At least so far apart: the first five, the first eight, all. */
const APART = { p: [10, 7, 6], d: [10, 7, 7], s: [8, 8, 8] };

for (const theme of ["light", "dark"]) {
  for (const [kind, least] of Object.entries(APART)) {
    test(`colours ${kind} in ${theme}`, () => {
      const colors = palettes[theme][kind];
      for (const [name, sight] of Object.entries(SIGHT)) {
        const places = colors.map((c) => place(c, sight));
        for (let i = 0; i < places.length; ++i)
          for (let j = i + 1; j < places.length; ++j) {
            const wanted = least[j < 5 ? 0 : j < 8 ? 1 : 2];
            const apart = Math.hypot(...places[i].map((v, k) => v - places[j][k]));
            assert.ok(apart >= wanted, `${name}: ${i} and ${j} are ${apart.toFixed(1)} apart`);
          }
      }
      if (kind === "p") for (const c of colors) assert.ok(contrast(c, palettes[theme].card) >= 3, `${c} on the card`);
    });
  }
  test(`text in ${theme}`, () => {
    const { card, ground, text, muted, accent, up, down, tint } = palettes[theme];
    for (const c of [text, muted, accent, up, down]) for (const back of [card, ground, tint]) assert.ok(contrast(c, back) >= 4.5, `${c} on ${back}: ${contrast(c, back).toFixed(2)}`);
  });
}
