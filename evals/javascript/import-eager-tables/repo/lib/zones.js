'use strict';
// Every pair of the 650 postal zones with its distance band: only `unit zone A B` asks for it.
const ZONES = 650;
const bands = new Map();
for (let a = 0; a < ZONES; a++) {
  for (let b = a; b < ZONES; b++) {
    const distance = Math.abs(((a * 7919) % 1000) - ((b * 7919) % 1000));
    bands.set(`${a}-${b}`, distance < 50 ? 'A' : distance < 200 ? 'B' : distance < 500 ? 'C' : 'D');
  }
}

function bandOf(from, to) {
  const [a, b] = from <= to ? [from, to] : [to, from];
  const band = bands.get(`${a}-${b}`);
  if (!band) throw new RangeError(`no zone pair ${from}-${to}`);
  return band;
}

module.exports = { bandOf };
