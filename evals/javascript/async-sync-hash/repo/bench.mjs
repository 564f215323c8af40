// Twelve logins at once while a health check comes in every 20 ms: what matters is how late its answers are.
import { pbkdf2Sync } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { createService } from './src/service.mjs';

const salt = Buffer.from('salt');
const server = createService(new Map([['ada', { salt, hash: pbkdf2Sync('secret', salt, 100000, 32, 'sha256') }]])).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address();
const send = (path, body) => new Promise((resolve, reject) => {
  const call = request({ port, host: '127.0.0.1', path, method: body ? 'POST' : 'GET' }, (response) => response.resume().once('end', () => resolve(response.statusCode)));
  call.once('error', reject);
  call.end(body);
});
const begin = performance.now();
const late = [];
const checks = [];
let due = begin;
const timer = setInterval(() => {
  due += 20;
  const planned = due;
  checks.push(send('/health').then(() => late.push(performance.now() - planned)));
}, 20);
const statuses = await Promise.all(Array.from({ length: 12 }, () => send('/login', JSON.stringify({ name: 'ada', password: 'secret' }))));
clearInterval(timer);
await Promise.all(checks);
server.close();
console.log(JSON.stringify({ logins: statuses.filter((status) => status === 200).length, checks: late.length, worstCheckMs: Math.round(Math.max(0, ...late)), ms: Math.round(performance.now() - begin) }));
