#!/usr/bin/env node
/* Read V8 heap snapshots without DevTools.

usage: node heap-snapshot.mjs diff FIRST SECOND [--top N]     what there is more of in the second, by constructor
       node heap-snapshot.mjs top FILE [--top N]              the largest constructors
       node heap-snapshot.mjs path FILE NAME [--count N]      shortest way from the roots to objects of constructor NAME

Sizes are shallow (the object itself). Exit 2: bad usage, or no snapshot. Snapshots above about 500 MB do not fit one string
in Node: take them from a smaller run. Node 18+, nothing else. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

class UsageError extends Error {}

function load(file) {
  let data;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`cannot read '${file}': ${error.message}`);
  }
  if (!data.snapshot?.meta?.node_fields || !data.nodes || !data.strings) throw new UsageError(`'${file}' is no heap snapshot`);
  const { node_fields: fields, node_types: types, edge_fields: edgeFields, edge_types: edgeTypes } = data.snapshot.meta;
  const column = Object.fromEntries(fields.map((name, index) => [name, index]));
  const edge = Object.fromEntries(edgeFields.map((name, index) => [name, index]));
  return { ...data, width: fields.length, column, kinds: types[0], edgeWidth: edgeFields.length, edge, edgeKinds: edgeTypes[0] };
}

function byConstructor(heap) {
  const rows = new Map();
  for (let i = 0; i < heap.nodes.length; i += heap.width) {
    const kind = heap.kinds[heap.nodes[i + heap.column.type]];
    const named = kind === 'object' || kind === 'closure' || kind === 'native';
    const name = named ? heap.strings[heap.nodes[i + heap.column.name]] || `(${kind})` : `(${kind})`;
    const row = rows.get(name) ?? rows.set(name, { count: 0, bytes: 0 }).get(name);
    row.count++;
    row.bytes += heap.nodes[i + heap.column.self_size];
  }
  return rows;
}

const line = (count, bytes, name) => console.log(`${String(count).padStart(10)} ${(bytes / 1048576).toFixed(2).padStart(9)} MiB  ${name.slice(0, 80)}`);

function diff(first, second, top) {
  const before = byConstructor(load(first));
  const rows = [...byConstructor(load(second))].map(([name, { count, bytes }]) => [name, count - (before.get(name)?.count ?? 0), bytes - (before.get(name)?.bytes ?? 0)]);
  for (const [name, count, bytes] of rows.filter((row) => row[1] > 0 || row[2] > 0).sort((a, b) => b[2] - a[2]).slice(0, top)) line(count, bytes, name);
}

function path(file, wanted, limit) {
  const heap = load(file);
  const at = (node, key) => heap.nodes[node + heap.column[key]];
  const label = (node) => `${heap.kinds[at(node, 'type')]} ${heap.strings[at(node, 'name')].slice(0, 40)}`;
  const firstEdge = new Map();
  for (let node = 0, next = 0; node < heap.nodes.length; node += heap.width) {
    firstEdge.set(node, next);
    next += at(node, 'edge_count') * heap.edgeWidth;
  }
  const parent = new Map([[0, null]]);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head];
    const from = firstEdge.get(node);
    for (let e = from; e < from + at(node, 'edge_count') * heap.edgeWidth; e += heap.edgeWidth) {
      const kind = heap.edgeKinds[heap.edges[e + heap.edge.type]];
      const to = heap.edges[e + heap.edge.to_node];
      if (kind === 'weak' || parent.has(to)) continue;
      const key = heap.edges[e + heap.edge.name_or_index];
      parent.set(to, [node, kind === 'element' || kind === 'hidden' ? `[${key}]` : heap.strings[key]]);
      queue.push(to);
    }
  }
  let shown = 0;
  for (let node = 0; node < heap.nodes.length && shown < limit; node += heap.width) {
    if (heap.kinds[at(node, 'type')] !== 'object' || heap.strings[at(node, 'name')] !== wanted || !parent.has(node)) continue;
    console.log(`${label(node)} @${at(node, 'id')}`);
    for (let step = parent.get(node), n = 0; step && n < 14; step = parent.get(step[0]), n++) console.log(`    .${step[1]}  of  ${label(step[0])}`);
    shown++;
  }
  if (!shown) throw new UsageError(`no reachable object of constructor '${wanted}' in '${file}': see 'top' for the names`);
}

function main(words) {
  const option = (name, fallback) => {
    const at = words.indexOf(name);
    if (at < 0) return fallback;
    const value = Number(words[at + 1]);
    if (!(value >= 1)) throw new UsageError(`${name} needs a number of at least 1`);
    words.splice(at, 2);
    return value;
  };
  const top = option('--top', 15);
  const count = option('--count', 2);
  const [command, ...rest] = words;
  if (command === 'diff' && rest.length === 2) return diff(rest[0], rest[1], top);
  if (command === 'top' && rest.length === 1) {
    for (const [name, row] of [...byConstructor(load(rest[0]))].sort((a, b) => b[1].bytes - a[1].bytes).slice(0, top)) line(row.count, row.bytes, name);
    return undefined;
  }
  if (command === 'path' && rest.length === 2) return path(rest[0], rest[1], count);
  const text = readFileSync(fileURLToPath(import.meta.url), 'utf8');
  throw new UsageError(text.slice(text.indexOf('usage:'), text.indexOf('Sizes are')).trim());
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`heap-snapshot: ${error.message}`);
  process.exitCode = 2;
}
