import { readRecords } from './records.mjs';

/** By status code, ascending: count, bytes, and the path of the slowest request (the first of equals). */
export async function summarize(file) {
  const byStatus = new Map();
  for (const record of readRecords(file)) {
    let row = byStatus.get(record.status);
    if (!row) byStatus.set(record.status, (row = { status: record.status, count: 0, bytes: 0, slowest: '', ms: -1 }));
    row.count += 1;
    row.bytes += record.bytes;
    if (record.ms > row.ms) {
      row.ms = record.ms;
      row.slowest = record.path;
    }
  }
  return [...byStatus.values()].sort((a, b) => a.status - b.status);
}
