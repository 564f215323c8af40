'use strict';
const assert = require('node:assert/strict');
const test = require('node:test');
const { main } = require('../lib/index.js');

test('convert', () => {
  assert.equal(main(['convert', '3', 'km', 'm']), '3000');
  assert.equal(main(['convert', '1', 'in', 'mm']), '25.4');
  assert.throws(() => main(['convert', '1', 'in', 'x']), RangeError);
});

test('zone', () => {
  assert.equal(main(['zone', '0', '0']), 'A');
  assert.equal(main(['zone', '5', '3']), main(['zone', '3', '5']));
  assert.throws(() => main(['zone', '0', '650']), RangeError);
});

test('unknown command', () => assert.throws(() => main([]), /unknown command/));
