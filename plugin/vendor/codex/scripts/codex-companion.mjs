#!/usr/bin/env node
// Launcher of the companion: runs `cf-experiment companion <args...>` and passes on its streams, status and signals.
// It exists because agents, commands and other tools call the companion by this path; all behaviour is in the program.
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { constants as os } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const name = process.platform === 'win32' ? 'cf-experiment.exe' : 'cf-experiment';
const bundled = fileURLToPath(new URL(`../../../bin/${name}`, import.meta.url));

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean).map((folder) => join(folder, name));
const program = [bundled, ...onPath].find(isProgram);

function fail(reason) {
  console.error(`codex-companion: ${reason}`);
  process.exit(2);
}

if (!program) fail(`cf-experiment not found: neither ${bundled} nor on PATH. Reinstall the plugin.`);

const child = spawn(program, ['companion', ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('error', (error) => fail(`cannot start ${program}: ${error.message}`));

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of forwarded) {
  process.on(signal, () => {
    // Ctrl-C on a terminal has reached the child already: it is in the same process group.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}

child.on('exit', (status, signal) => {
  if (!signal) process.exit(status);
  for (const each of forwarded) process.removeAllListeners(each);
  process.exitCode = 128 + (os.signals[signal] ?? 0);
  process.kill(process.pid, signal); // die as the child did, so that a caller's shell sees the same
});
