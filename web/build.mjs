// Bundles the page: dist/report.html, a template that the program fills with a title, a table and data. The same sources
// and the same package-lock.json give the same bytes. `node build.mjs --check` fails if dist is not what they give.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync, mkdirSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const read = (path) => readFileSync(join(here, path), "utf8");
const places = ["@MULTIVECTOR_TITLE@", "@MULTIVECTOR_TABLE@", "@MULTIVECTOR_DATA@"];

const common = {
  bundle: true,
  minify: true,
  write: false,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: here,
};

/** Who owns what in a licence, and the terms: the same terms are written once. */
function splitLicence(text) {
  const paragraphs = text.trim().split(/\n\s*\n/);
  const owners = paragraphs.filter((p) => /^copyright/i.test(p.trim()));
  const terms = paragraphs.filter((p) => !/^copyright/i.test(p.trim()) && !/^(the )?(mit|isc) licen[cs]e/i.test(p.trim()));
  return { owners: owners.map((o) => o.replace(/\s+/g, " ")).join("\n  "), terms: terms.map((t) => t.replace(/\s+/g, " ")).join("\n\n") };
}

/** Names, owners and licences of the packages whose code is in the bundle. */
function notices(metafile) {
  const inputs = metafile.outputs["out.js"].inputs;
  const names = new Set();
  for (const [path, about] of Object.entries(inputs)) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (match && about.bytesInOutput > 0) names.add(match[1]);
  }
  const byTerms = new Map();
  for (const name of [...names].sort()) {
    const about = JSON.parse(read(`node_modules/${name}/package.json`));
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].find((f) => existsSync(join(here, "node_modules", name, f)));
    if (!file) throw new Error(`${name} has no file with its licence`);
    const { owners, terms } = splitLicence(read(`node_modules/${name}/${file}`));
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), `${name} ${about.version} (${about.license})\n  ${owners}`]);
  }
  const parts = [...byTerms].map(([terms, packages]) => `${packages.join("\n")}\n\n${terms}\n`);
  return `The script of this page holds code of these packages.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`;
}

/** Colours as variables of the style sheet: by the system, by the button of the page, and on paper. */
function colours() {
  const palettes = JSON.parse(read("src/style/palettes.json"));
  const variables = (palette) => Object.entries(palette).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((v, k) => `--${name}${k}:${v};`) : [`--${name}:${value};`]).join("");
  const { light, dark, paper } = palettes;
  return [
    `:root{color-scheme:light dark;${variables(light)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${variables(dark)}}}`,
    `:root[data-theme=light]{color-scheme:light}`,
    `:root[data-theme=dark]{color-scheme:dark;${variables(dark)}}`,
    `@media print{:root,:root[data-theme=dark],:root:not([data-theme=light]){color-scheme:light;${variables({ ...light, ...paper })}}}`,
  ].join("\n");
}

async function bundle() {
  const script = await esbuild.build({
    ...common, entryPoints: ["src/main.js"], outfile: "out.js", format: "iife", target: ["chrome100", "firefox100", "safari15"],
    metafile: true,
  });
  const style = await esbuild.build({ ...common, entryPoints: ["src/style/main.css"], outfile: "out.css" });
  // Nothing in a bundle may end the element that holds it or open a comment there.
  const code = script.outputFiles[0].text.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
  const names = notices(script.metafile);
  const hash = createHash("sha256").update(code).digest("base64");
  const parts = { "%SCRIPT%": code, "%STYLE%": `${colours()}\n${style.outputFiles[0].text}`, "%HASH%": `sha256-${hash}`, "%NOTICES%": names.replace(/</g, "&lt;") };
  const page = read("src/page.html").replace(/%(SCRIPT|STYLE|HASH|NOTICES)%/g, (name) => parts[name]);
  for (const place of places)
    if (page.split(place).length !== 2) throw new Error(`the page must hold ${place} once`);
  return { "report.html": page, "THIRD_PARTY.txt": names };
}

const files = await bundle();
mkdirSync(join(here, "dist"), { recursive: true });
let stale = 0;
for (const [name, text] of Object.entries(files)) {
  const path = join(here, "dist", name);
  if (process.argv.includes("--check")) {
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
      console.error(`web/dist/${name} is not what the sources give: run 'npm ci && node build.mjs' in web`);
      stale = 1;
    }
  } else {
    writeFileSync(path, text);
    console.log(`dist/${name}: ${Buffer.byteLength(text)} bytes`);
  }
}
process.exitCode = stale;
