// Compile an ink story and do nothing else: node compile_ink.js STORY.ink
"use strict";
const fs = require("fs");
const { Compiler } = require("inkjs/full");

const compiled = new Compiler(fs.readFileSync(process.argv[2], "utf8")).Compile().ToJson();
if (!compiled) process.exit(1);
