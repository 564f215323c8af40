import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summarize } from './src/summary.mjs';

const folder = mkdtempSync(join(tmpdir(), 'access-'));
try {
  const line = (i) => `10.0.${i % 255}.${i % 97} 2026-01-01T00:00:00Z "GET /shop/item/${i % 5000}" ${i % 50 ? 200 : 404} ${i % 9000} ${i % 700}\n`;
  for (let i = 0; i < 120000; i += 1000) appendFileSync(join(folder, 'log'), Array.from({ length: 1000 }, (_, k) => line(i + k)).join(''));
  const begin = process.hrtime.bigint();
  const rows = await summarize(join(folder, 'log'));
  const ms = Number(process.hrtime.bigint() - begin) / 1e6;
  console.log(JSON.stringify({ rows: rows.length, bytes: rows[0].bytes, ms: Number(ms.toFixed(1)), rssPeakMiB: Math.round(process.resourceUsage().maxRSS / 1024) }));
} finally {
  rmSync(folder, { recursive: true });
}
