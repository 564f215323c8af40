import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summarize } from './src/summary.mjs';

const folder = mkdtempSync(join(tmpdir(), 'access-'));
try {
  const lines = [];
  for (let i = 0; i < 120000; i++) lines.push(`10.0.${i % 255}.${i % 97} 2026-01-01T00:00:00Z "GET /shop/item/${i % 5000}" ${i % 50 ? 200 : 404} ${i % 9000} ${i % 700}`);
  writeFileSync(join(folder, 'log'), lines.join('\n'));
  lines.length = 0;
  const begin = process.hrtime.bigint();
  const rows = await summarize(join(folder, 'log'));
  const ms = Number(process.hrtime.bigint() - begin) / 1e6;
  console.log(JSON.stringify({ rows: rows.length, bytes: rows[0].bytes, ms: Number(ms.toFixed(1)), rssPeakMiB: Math.round(process.resourceUsage().maxRSS / 1024) }));
} finally {
  rmSync(folder, { recursive: true });
}
