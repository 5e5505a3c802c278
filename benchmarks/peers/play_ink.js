// Compile an ink story and play it at random: node play_ink.js STORY.ink PLAYS CAP SEED
// Prints {"compile", "plays", "choices", "characters", "seconds"} as JSON; times are CPU seconds of this process.
// The text is made and read, because ink has no way to play without it.
"use strict";
const fs = require("fs");
const { Compiler } = require("inkjs/full");
const { Story } = require("inkjs");

const [file, plays, cap, seed] = [process.argv[2], ...process.argv.slice(3, 6).map(Number)];
const WARM_UP = 200;

function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function playThrough(story, random) {
  let choices = 0;
  let characters = 0;
  story.ResetState();
  for (;;) {
    while (story.canContinue) characters += story.Continue().length;
    const offered = story.currentChoices.length;
    if (offered === 0 || choices === cap) return { choices, characters };
    story.ChooseChoiceIndex(Math.floor(random() * offered));
    choices += 1;
  }
}

const source = fs.readFileSync(file, "utf8");
const beforeCompiling = cpuSeconds();
const compiled = new Compiler(source).Compile().ToJson();
const compile = cpuSeconds() - beforeCompiling;

const story = new Story(compiled);
const random = mulberry32(seed);
for (let play = 0; play < WARM_UP; play += 1) playThrough(story, random);

const totals = { choices: 0, characters: 0 };
const before = cpuSeconds();
for (let play = 0; play < plays; play += 1) {
  const { choices, characters } = playThrough(story, random);
  totals.choices += choices;
  totals.characters += characters;
}
const seconds = cpuSeconds() - before;
console.log(JSON.stringify({ compile, plays, ...totals, seconds }));
