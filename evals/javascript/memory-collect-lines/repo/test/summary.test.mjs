import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { summarize } from '../src/summary.mjs';

async function summaryOf(text) {
  const folder = mkdtempSync(join(tmpdir(), 'access-'));
  try {
    writeFileSync(join(folder, 'log'), text);
    return await summarize(join(folder, 'log'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('counts, bytes, slowest', async () => {
  const log = ['a 2026-01-01T00:00:00Z "GET /x" 200 10 5', 'b 2026-01-01T00:00:01Z "GET /y" 200 20 9', 'c 2026-01-01T00:00:02Z "PUT /z" 200 1 9', 'bad line', 'd 2026-01-01T00:00:03Z "GET /n" 404 3 1', ''].join('\n');
  assert.deepEqual(await summaryOf(log), [{ status: 200, count: 3, bytes: 31, slowest: '/y', ms: 9 }, { status: 404, count: 1, bytes: 3, slowest: '/n', ms: 1 }]);
});

test('last line without a line feed, empty file', async () => {
  assert.equal((await summaryOf('a 2026-01-01T00:00:00Z "GET /x" 500 1 1'))[0].status, 500);
  assert.deepEqual(await summaryOf(''), []);
});

test('a missing file rejects', async () => {
  await assert.rejects(summarize('/nonexistent/log'), { code: 'ENOENT' });
});
