import assert from 'node:assert/strict';
import test from 'node:test';
import { parseCustomers } from '../src/customers.mjs';
import { totalsByRegion } from '../src/report.mjs';

const customers = parseCustomers('# id;region;discount\nc1; north;10\nc2;south;0\nc1;west;50\n');

test('parses and keeps the first of two equal ids', () => {
  assert.equal(customers.length, 3);
  assert.deepEqual(totalsByRegion([{ customer: 'c1', quantity: 2, price: 5 }], customers), [{ region: 'north', lines: 1, amount: 9 }]);
});

test('unknown customers and order of regions', () => {
  const lines = [{ customer: 'x', quantity: 1, price: 1 }, { customer: 'c2', quantity: 3, price: 0.1 }, { customer: 'c1', quantity: 1, price: 0 }];
  assert.deepEqual(totalsByRegion(lines, customers), [
    { region: 'unknown', lines: 1, amount: 1 }, { region: 'south', lines: 1, amount: 0.3 }, { region: 'north', lines: 1, amount: 0 }]);
});

test('no lines', () => assert.deepEqual(totalsByRegion([], customers), []));
