import { createServer } from 'node:http';
import { checkPassword } from './passwords.mjs';

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

export function createService(users) {
  return createServer(async (request, response) => {
    const answer = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    try {
      if (request.url === '/health') return answer(200, { ok: true });
      if (request.method !== 'POST' || request.url !== '/login') return answer(404, { error: 'not found' });
      const { name, password } = await readBody(request);
      const user = users.get(name);
      if (!user || !(await checkPassword(user, password))) return answer(401, { error: 'wrong name or password' });
      return answer(200, { name });
    } catch (error) {
      return answer(400, { error: error.message });
    }
  });
}
