// The language server that editors use, driven over its standard input and output (Language Server Protocol).
"use strict";

const { spawn } = require("node:child_process");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const settings = {
    yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
    http: {}, "[yaml]": {}, editor: {}, files: {},
};

class Editor {
    constructor(nodeFolder) {
        const server = path.join(nodeFolder, "node_modules/yaml-language-server/bin/yaml-language-server");
        this.process = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
        this.process.stdout.on("data", (bytes) => this.receive(bytes));
        this.bytes = Buffer.alloc(0);
        this.next = 1;  // number of a request or of a file
        this.answers = new Map();  // by number of the request
        this.faults = new Map();   // by file: who waits for its diagnostics
    }

    async start() {
        const capabilities = {
            workspace: { configuration: true },
            textDocument: {
                hover: { contentFormat: ["plaintext"] },
                completion: { completionItem: { snippetSupport: false } },
            },
        };
        await this.ask("initialize", { processId: process.pid, rootUri: null, capabilities });
        this.tell("initialized", {});
        this.tell("workspace/didChangeConfiguration", { settings });
    }

    async stop() {
        await this.ask("shutdown", null);
        this.tell("exit", null);
    }

    /// Shows a text as the content of a new file beside `file`; gives the server's diagnostics of it.
    open(file, text) {
        const uri = this.show(file, text);
        return new Promise((resolve) => this.faults.set(uri, resolve));
    }

    /// Asks about a place of a text: line and character from 0.
    at(method, file, text, line, character) {
        return this.ask(method, { textDocument: { uri: this.show(file, text) }, position: { line, character } });
    }

    /// A name of its own each time, so that no late answer is taken for one on another text.
    show(file, text) {
        const uri = pathToFileURL(path.join(path.dirname(file), `${this.next++}_${path.basename(file)}`)).href;
        this.tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
        return uri;
    }

    ask(method, params) {
        const id = this.next++;
        this.send({ id, method, params });
        return new Promise((resolve, reject) => this.answers.set(id, { resolve, reject }));
    }

    tell(method, params) {
        this.send({ method, params });
    }

    send(message) {
        const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
        this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
        this.process.stdin.write(body);
    }

    receive(bytes) {
        this.bytes = Buffer.concat([this.bytes, bytes]);
        for (;;) {
            const head = this.bytes.indexOf("\r\n\r\n");
            if (head < 0) return;
            const length = Number(/Content-Length: (\d+)/.exec(this.bytes.toString("ascii", 0, head))[1]);
            if (this.bytes.length < head + 4 + length) return;
            const body = this.bytes.toString("utf8", head + 4, head + 4 + length);
            this.bytes = this.bytes.subarray(head + 4 + length);
            this.take(JSON.parse(body));
        }
    }

    take(message) {
        if (message.method === "textDocument/publishDiagnostics") {
            this.faults.get(message.params.uri)?.(message.params.diagnostics);
            this.faults.delete(message.params.uri);
        } else if (message.method === "workspace/configuration") {
            this.send({ id: message.id, result: message.params.items.map(({ section }) => settings[section] ?? null) });
        } else if (message.method && message.id !== undefined) {
            this.send({ id: message.id, result: null });
        } else if (message.id !== undefined) {
            const { resolve, reject } = this.answers.get(message.id);
            this.answers.delete(message.id);
            if (message.error) reject(new Error(message.error.message));
            else resolve(message.result);
        }
    }
}

module.exports = { Editor };
