// The files of the project, read as editors read them, and the schemas.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { createRequire } = require("node:module");

const root = path.resolve(__dirname, "../..");
const fromNode = createRequire(path.join(process.env.MULTIVECTOR_NODE, "package.json"));
const Ajv = fromNode("ajv");
const YAML = fromNode("yaml");

const folder = (name) => path.join(root, "scenarios", name);
const yamlFiles = (where) =>
    fs.readdirSync(where).filter((name) => name.endsWith(".yaml")).sort().map((name) => path.join(where, name));

const shipped = ["", "worlds", "shocks", "policies", "patterns", "hindcast"].flatMap((name) => yamlFiles(folder(name)));
const broken = yamlFiles(folder("invalid"));

/// Kinds of files, by the files of scenarios/schema.
const ending = ".schema.json";
const kinds = fs.readdirSync(folder("schema")).filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));

const schemas = Object.fromEntries(
    kinds.map((kind) => [kind, JSON.parse(fs.readFileSync(path.join(folder("schema"), kind + ending), "utf8"))]));

/// Strict: unknown keywords, lists of types, ignored rules and required keys that nothing declares are faults.
const ajv = () => new Ajv({ strict: true, allErrors: true });

const compiled = {};
const compile = (kind) => (compiled[kind] ??= ajv().compile(schemas[kind]));

/// The value of a file by YAML 1.2; throws what an editor would underline.
function parse(file) {
    const documents = YAML.parseAllDocuments(fs.readFileSync(file, "utf8"), { version: "1.2", logLevel: "error" });
    if (documents.length !== 1) throw new Error(`${documents.length} documents`);
    for (const fault of [...documents[0].errors, ...documents[0].warnings]) throw fault;
    return documents[0].toJS({ maxAliasCount: 100 });
}

/// The kind that the key `format` names; nothing for a format that no schema has.
function kindOf(value) {
    return kinds.find((kind) => schemas[kind].properties.format.enum.includes(value?.format));
}

module.exports = { folder, shipped, broken, kinds, schemas, ajv, compile, parse, kindOf };
