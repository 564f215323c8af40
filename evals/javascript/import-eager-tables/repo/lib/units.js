'use strict';
const FACTORS = { mm: 0.001, cm: 0.01, m: 1, km: 1000, in: 0.0254, ft: 0.3048, mi: 1609.344 };

function convert(value, from, to) {
  if (!(from in FACTORS) || !(to in FACTORS)) throw new RangeError(`unknown unit: ${from in FACTORS ? to : from}`);
  return Number(((value * FACTORS[from]) / FACTORS[to]).toPrecision(12));
}

module.exports = { convert };
