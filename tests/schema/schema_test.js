// The schemas against the files, against `multivector check`, and in the editors' language server.
"use strict";

const assert = require("node:assert/strict");
const { execFileSync, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { test, before, after } = require("node:test");

const { Editor } = require("./editor.js");
const { folder, shipped, broken, kinds, schemas, ajv, compile, parse, kindOf } = require("./files.js");

const program = process.env.MULTIVECTOR_PROGRAM;
const stem = (file) => path.basename(file, ".yaml");
const beyond = JSON.parse(fs.readFileSync(path.join(__dirname, "beyond_schema.json"), "utf8"));

/// Whether YAML and the schema of the file accept it; one of an unknown kind if any schema does.
function accepts(file) {
    let value;
    try {
        value = parse(file);
    } catch {
        return false;
    }
    const kind = kindOf(value);
    return (kind ? [kind] : kinds).some((name) => compile(name)(value));
}

test("the schemas are what the program prints, and strict", () => {
    assert.ok(kinds.length >= 2);
    for (const kind of kinds) {
        const file = path.join(folder("schema"), `${kind}.schema.json`);
        assert.equal(execFileSync(program, ["schema", kind], { encoding: "utf8" }), fs.readFileSync(file, "utf8"));
        compile(kind);
    }
});

test("every shipped file is good and names its schema in its first line", () => {
    assert.ok(shipped.length >= 20);
    for (const file of shipped) {
        const value = parse(file);
        const kind = kindOf(value);
        assert.ok(kind, file);
        const good = compile(kind);
        assert.ok(good(value), `${file}: ${JSON.stringify(good.errors)}`);
        const [first] = fs.readFileSync(file, "utf8").split("\n", 1);
        const named = /^# yaml-language-server: \$schema=(.*)$/.exec(first);
        assert.ok(named, `${file}: ${first}`);
        assert.equal(path.resolve(path.dirname(file), named[1]), path.join(folder("schema"), `${kind}.schema.json`));
    }
});

test("defaults are values that may stand where they are given", () => {
    let count = 0;
    const visit = (part, kind) => {
        if (part === null || typeof part !== "object") return;
        if ("default" in part && "title" in part) {
            const alone = ajv().compile({ ...part, definitions: schemas[kind].definitions });
            assert.ok(alone(part.default), `${part.title}: ${JSON.stringify(alone.errors)}`);
            ++count;
        }
        for (const inner of Object.values(part)) visit(inner, kind);
    };
    for (const kind of kinds) visit(schemas[kind].properties, kind);
    assert.ok(count > 100);
});

test("broken files are refused, but for what a schema cannot say", () => {
    assert.ok(broken.length >= 150);
    for (const file of broken) assert.equal(spawnSync(program, ["check", file]).status, 2, file);
    const listed = beyond.flatMap((group) => group.files);
    assert.equal(new Set(listed).size, listed.length, "a file is listed twice");
    const accepted = broken.filter((file) => accepts(file)).map(stem);
    assert.deepEqual(accepted.sort(), listed.sort());
});

const editor = new Editor(process.env.MULTIVECTOR_NODE);
before(() => editor.start());
after(() => editor.stop());

const war = path.join(folder(""), "three_states_war.yaml");
const text = fs.readFileSync(war, "utf8");

/// Line, from 0, and character behind the first place where `words` stand.
function behind(words) {
    const start = text.indexOf(words);
    assert.ok(start >= 0, words);
    const lines = text.slice(0, start + words.length).split("\n");
    return { line: lines.length - 1, character: lines.at(-1).length };
}

/// The labels that the server offers where `words` of the text are cut off.
async function offers(words) {
    const { line, character } = behind(words);
    const lines = text.split("\n");
    lines[line] = lines[line].slice(0, character);
    const found = await editor.at("textDocument/completion", war, lines.join("\n"), line, character);
    return found.items.map((item) => item.label);
}

test("the editor finds no fault in shipped files", async () => {
    for (const file of shipped) {
        assert.deepEqual(await editor.open(file, fs.readFileSync(file, "utf8")), [], file);
    }
});

test("the editor shows faults at their lines", async () => {
    for (const [good, bad, says] of [
        ["    theatre: far_war ", "    theater: far_war ", /theater is not allowed/],
        ["    power: north\n    effect: {set", "    corridor: north\n    effect: {set", /corridor is not allowed/],
        ["  hill: {follow: adaptive}", "  hill: [adaptive]", /Incorrect type/],
        ["    from: 2022-03", "    from: 2022", /Incorrect type/],
        ["    to: 2026-02", "    to: 2026-13", /does not match the pattern/],
        ["input: friction", "input: frction", /not accepted|Valid values/],
        ["{follow: adaptive}", "{follow: pivot}", /Missing property "with"/],
        ["bar: {value: 0.3,", "bar: {value: 30,", /maximum/],
    ]) {
        assert.equal(text.split(good).length, 2, good);
        const line = text.slice(0, text.indexOf(good)).split("\n").length - 1;
        const faults = await editor.open(war, text.replace(good, bad));
        const there = faults.filter((fault) => fault.range.start.line === line);
        assert.ok(there.some((fault) => says.test(fault.message)), `${bad}: ${JSON.stringify(faults)}`);
    }
});

test("the editor offers the words that may stand", async () => {
    assert.ok((await offers("    input: ")).includes("theatre_demand"));
    const inputs = schemas.scenario.properties.shocks.patternProperties;
    const words = Object.values(inputs)[0].properties.input.enum;
    assert.deepEqual((await offers("    input: ")).filter((label) => words.includes(label)).sort(), [...words].sort());
    const policies = await offers("  coast:\n    follow: ");
    for (const name of ["rules", "pivot", "strict_neutrality"]) assert.ok(policies.includes(name), `${policies}`);
    assert.ok(!policies.includes("friction"));
});

test("the editor explains a field", async () => {
    for (const [words, says] of [
        ["  far_war:\n    inp", /the input that changes/],
        ["    date: 2023-05\n    b", /suitability of the best host outside the model \(-10 to 10\)/],
    ]) {
        const { line, character } = behind(words);
        const hover = await editor.at("textDocument/hover", war, text, line, character);
        const shown = JSON.stringify(hover.contents).replaceAll("\\\\", "");
        assert.match(shown, says);
    }
});
