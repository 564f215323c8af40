// Start-up of the command line tool: five fresh processes, median.
import { spawnSync } from 'node:child_process';

const times = [];
for (let i = 0; i < 5; i++) {
  const begin = process.hrtime.bigint();
  const run = spawnSync(process.execPath, ['bin/unit.js', 'convert', '3', 'km', 'm'], { encoding: 'utf8' });
  if (run.stdout !== '3000\n') throw new Error(`wrong answer: ${run.stdout}${run.stderr}`);
  times.push(Number(process.hrtime.bigint() - begin) / 1e6);
}
console.log(JSON.stringify({ runs: times.length, medianMs: Number(times.sort((a, b) => a - b)[2].toFixed(1)) }));
