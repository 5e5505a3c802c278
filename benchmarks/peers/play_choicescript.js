// Play a story with ChoiceScript's own random test, quietly: node play_choicescript.js CHECKOUT GAME PLAYS CAP SEED
// CHECKOUT is a checkout of ChoiceScript whose folder web/GAME holds the story; it is not changed.
// Prints {"plays", "choices", "seconds"} as JSON; times are CPU seconds of this process, its start included.
"use strict";
const fs = require("fs");
const vm = require("vm");

const [checkout, game, ...numbers] = process.argv.slice(2);
const [plays, cap, seed] = numbers.map(Number);
const CHOOSES = "function chooseIndex(options, choiceLine, sceneName) {";

const totals = { plays: 0, choices: 0 };
let taken = 0;
globalThis.beforeEachChoice = () => {
  if (taken === cap) throw new Error("skip run"); // what ends a play there; another is played in its stead
  taken += 1;
  totals.choices += 1;
};

const print = console.log;
console.log = (line) => {
  if (String(line).startsWith("*****Seed")) {
    totals.plays += 1;
    taken = 0;
  } else if (String(line).startsWith("RANDOMTEST FAILED")) {
    process.stderr.write(`${line}\n`);
  }
};

process.chdir(checkout);
const source = fs.readFileSync("randomtest.js", "utf8");
if (!source.includes(CHOOSES)) {
  process.stderr.write(`randomtest.js in ${checkout} has no '${CHOOSES}', which is where choices are counted\n`);
  process.exit(1);
}
const counting = source.replace(CHOOSES, `${CHOOSES} beforeEachChoice();`);
const quietly = ["avoidUsedOptions=false", "showChoices=false", "showCoverage=false", "showText=false"];
process.argv = ["node", "randomtest.js", `num=${plays}`, `game=${game}`, `seed=${seed}`, ...quietly];
Object.assign(globalThis, { require, module, exports });
vm.runInThisContext(counting, "randomtest.js");

const { user, system } = process.cpuUsage();
print(JSON.stringify({ ...totals, seconds: (user + system) / 1e6 }));
