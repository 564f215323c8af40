'use strict';
const { convert } = require('./units.js');
const { bandOf } = require('./zones.js');

function main(args) {
  const [command, ...rest] = args;
  if (command === 'convert') return String(convert(Number(rest[0]), rest[1], rest[2]));
  if (command === 'zone') return bandOf(Number(rest[0]), Number(rest[1]));
  throw new Error(`unknown command: ${command ?? '(none)'}`);
}

module.exports = { main };
