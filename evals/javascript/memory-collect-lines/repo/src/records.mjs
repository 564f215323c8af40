import { readFileSync } from 'node:fs';

const PATTERN = /^(\S+) (\S+) "(\S+) (\S+)" (\d{3}) (\d+) (\d+)$/;

/** One record per well-formed line; others are skipped. */
export function readRecords(file) {
  const records = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const match = PATTERN.exec(line);
    if (!match) continue;
    const [, host, time, method, path, status, bytes, ms] = match;
    records.push({ host, time: new Date(time), method, path, segments: path.split('/'), status: Number(status), bytes: Number(bytes), ms: Number(ms), line });
  }
  return records;
}
