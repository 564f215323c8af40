import assert from 'node:assert/strict';
import { pbkdf2Sync } from 'node:crypto';
import { once } from 'node:events';
import test from 'node:test';
import { createService } from '../src/service.mjs';

async function withService(work) {
  const salt = Buffer.from('salt');
  const server = createService(new Map([['ada', { salt, hash: pbkdf2Sync('secret', salt, 100000, 32, 'sha256') }]])).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}`;
  const login = (body) => fetch(`${url}/login`, { method: 'POST', body, headers: { connection: 'close' } });
  try {
    await work(url, login);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test('right and wrong passwords', () => withService(async (url, login) => {
  assert.equal((await login(JSON.stringify({ name: 'ada', password: 'secret' }))).status, 200);
  assert.equal((await login(JSON.stringify({ name: 'ada', password: 'guess' }))).status, 401);
  assert.equal((await login(JSON.stringify({ name: 'bob', password: 'secret' }))).status, 401);
}));

test('bad requests', () => withService(async (url, login) => {
  assert.equal((await login('{')).status, 400);
  assert.equal((await login(JSON.stringify({ name: 'ada' }))).status, 400);
  assert.equal((await fetch(`${url}/nothing`)).status, 404);
  assert.deepEqual(await (await fetch(`${url}/health`)).json(), { ok: true });
}));
