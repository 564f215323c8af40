import assert from 'node:assert/strict';
import test from 'node:test';
import { priceList } from '../src/index.mjs';
import { mergeFeeds } from '../src/merge.mjs';

const feeds = [[{ sku: 'b', price: 2, tags: ['x'] }, { sku: 'a', price: 2, tags: [] }], [{ sku: 'b', price: 1, tags: ['y', 'x'] }]];

test('later products win, tags are joined', () => {
  const before = JSON.stringify(feeds);
  assert.deepEqual(mergeFeeds(feeds), { b: { sku: 'b', price: 1, tags: ['x', 'y'] }, a: { sku: 'a', price: 2, tags: [] } });
  assert.equal(JSON.stringify(feeds), before);
  assert.deepEqual(Object.keys(mergeFeeds(feeds)), ['b', 'a']);
});

test('price list', () => {
  assert.deepEqual(priceList(feeds).map((p) => p.sku), ['b', 'a']);
  assert.deepEqual(priceList([]), []);
});
