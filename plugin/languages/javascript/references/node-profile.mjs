#!/usr/bin/env node
/* Profile one command of Node: CPU, heap, garbage collection, event loop, module loading; one table.

usage: node node-profile.mjs SOURCE_ROOT [options] -- COMMAND...

  SOURCE_ROOT         only code below it (without node_modules) is reported; what it calls elsewhere is charged to it
  COMMAND             node app.mjs ... | node --test FILE | npx --no-install vitest run FILE | npm test | app.mjs ...
  --json [FILE.json]  print the JSON of schema/profile.schema.json (the command's stdout then goes to stderr),
                      or write it to FILE.json beside the text report
  --top N             rows of the table (10)
  --live              heap: what is alive at the fullest moment seen, instead of all that was ever allocated
  --state FILE        where baselines are kept (.codeflash/profile-baseline.json), one per command
  --reset-baseline    make this run the baseline
  --inline            let V8 inline as in production; times then move from callees to the callers they are inlined into
  --skip memory       do not sample the heap
  --threshold-ms MS   an event-loop hold worth reporting (50)
  --interval-us US    CPU sampling interval (500)
  --stop-after S      end the command with SIGTERM after S seconds (servers)
  --keep DIR          keep the raw .cpuprofile and .heapprofile files (DevTools, speedscope)

The exit status is the command's own (128 + n for signal n); 2 also means that this program could not start it.
How: a preload in NODE_OPTIONS starts V8's profilers through node:inspector in each Node process and worker thread
of the command. That is the same profiler as --cpu-prof and --heap-prof; those flags themselves are refused in
NODE_OPTIONS by Node 18 and 20 and so would see npm instead of the tests that it starts. Package managers' own
processes are left out. Not seen: SIGKILL, process.abort(), terminate()d workers, programs that are not Node.
Profiled times rank targets; a gain is proved only by timing the command without this. Needs Node 18+, nothing else. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const MIB = 1024 * 1024;

class UsageError extends Error {}

// --- runs inside the profiled processes; its source is written to a file and required there ------------------

function preload() {
  const env = process.env;
  const dir = env.CF_NODE_PROFILE_DIR;
  if (!dir) return;
  const { isMainThread, threadId } = require('node:worker_threads');
  const fs = require('node:fs');
  let script = process.argv[1] || '';
  try {
    script = fs.realpathSync(script);
  } catch { /* -e, a REPL, or a name that Node completes */ }
  if (/[\\/](npm|pnpm|yarn|corepack)[\\/](bin|lib|dist)[\\/]/.test(script)) return;
  const v8 = require('node:v8');
  const { Session } = require('node:inspector');
  const { monitorEventLoopDelay, performance } = require('node:perf_hooks');
  const options = JSON.parse(env.CF_NODE_PROFILE_OPTIONS);
  if (!options.inline) v8.setFlagsFromString('--no-turbo-inlining');
  const session = new Session();
  try {
    session.connect();
  } catch {
    return; // the parent of `node --test` has no inspector; the tests run in its children
  }
  const ask = (method, params) => {
    let answer;
    session.post(method, params, (error, result) => { answer = error ? { error: error.message } : result; });
    return answer || {};
  };
  // Node 18's V8 ignores the two flags, so there the profile holds live objects only.
  const total = !options.live && Number(process.versions.v8.split('.')[0]) >= 11;
  if (options.memory) {
    ask('HeapProfiler.startSampling', { samplingInterval: 65536, includeObjectsCollectedByMajorGC: total, includeObjectsCollectedByMinorGC: total });
  }
  let gc = null;
  if (isMainThread && v8.GCProfiler) {
    gc = new v8.GCProfiler();
    gc.start();
  }
  const delay = isMainThread ? monitorEventLoopDelay({ resolution: 10 }) : null;
  if (delay) delay.enable();
  const peak = { heap: 0, external: 0, buffers: 0 };
  let fullest = null;
  const poll = () => {
    const now = process.memoryUsage();
    peak.external = Math.max(peak.external, now.external);
    peak.buffers = Math.max(peak.buffers, now.arrayBuffers);
    if (options.memory && !total && now.heapUsed > peak.heap * 1.05) fullest = ask('HeapProfiler.getSamplingProfile').profile || fullest;
    peak.heap = Math.max(peak.heap, now.heapUsed);
  };
  const timer = setInterval(poll, 25);
  timer.unref();
  ask('Profiler.enable');
  ask('Profiler.setSamplingInterval', { interval: options.interval });
  ask('Profiler.start');
  const started = Date.now();
  let written = false;
  const flush = () => {
    if (written) return;
    written = true;
    clearInterval(timer);
    const cpu = ask('Profiler.stop').profile;
    poll();
    const data = {
      pid: process.pid, thread: threadId, isMainThread, argv: process.argv.slice(1), started, node: process.version, v8: process.versions.v8,
      total, peak, cpu, end: process.memoryUsage(), rss: process.resourceUsage().maxRSS * 1024,
      loopStart: performance.nodeTiming.loopStart,
      gc: gc ? gc.stop() : null,
      heap: options.memory ? (total ? ask('HeapProfiler.stopSampling').profile : fullest || ask('HeapProfiler.stopSampling').profile) : null,
      delay: delay ? { max: delay.max, p99: delay.percentile(99), count: Number(delay.count) } : null,
    };
    try {
      fs.writeFileSync(`${dir}/${process.pid}-${threadId}.json`, JSON.stringify(data));
    } catch { /* the folder is gone: the driver has given up on us */ }
  };
  process.on('exit', flush);
  if (isMainThread) {
    for (const signal of ['SIGTERM', 'SIGINT']) {
      process.once(signal, () => {
        flush();
        if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
      });
    }
  }
}

// --- command line --------------------------------------------------------------------------------------------

function usage() {
  const text = readFileSync(fileURLToPath(import.meta.url), 'utf8');
  return text.slice(text.indexOf('usage:'), text.indexOf('*/')).trim();
}

function parseOptions(argv) {
  const split = argv.indexOf('--');
  const own = split < 0 ? argv : argv.slice(0, split);
  const command = split < 0 ? [] : argv.slice(split + 1);
  const options = { root: null, json: null, top: 10, live: false, state: path.join('.codeflash', 'profile-baseline.json'),
    reset: false, memory: true, inline: false, threshold: 50, interval: 500, stopAfter: 0, keep: null, command };
  const number = (name, text, least) => {
    const value = Number(text);
    if (text === undefined || !Number.isFinite(value) || value < least) throw new UsageError(`${name} needs a number of at least ${least}, not '${text ?? ''}'`);
    return value;
  };
  for (let i = 0; i < own.length; i++) {
    const at = own[i].startsWith('--') ? own[i].indexOf('=') : -1;
    const name = at < 0 ? own[i] : own[i].slice(0, at);
    const value = () => (at < 0 ? own[++i] : own[i].slice(at + 1));
    if (name === '--help' || name === '-h') return { help: true };
    if (name === '--json') options.json = at >= 0 ? value() : /\.json$/.test(own[i + 1] ?? '') ? own[++i] : '-';
    else if (name === '--top') options.top = number(name, value(), 1);
    else if (name === '--live') options.live = true;
    else if (name === '--state') options.state = value() ?? options.state;
    else if (name === '--reset-baseline') options.reset = true;
    else if (name === '--inline') options.inline = true;
    else if (name === '--skip') {
      const what = value();
      if (what !== 'memory') throw new UsageError(`--skip knows only 'memory', not '${what}'`);
      options.memory = false;
    } else if (name === '--threshold-ms') options.threshold = number(name, value(), 1);
    else if (name === '--interval-us') options.interval = number(name, value(), 50);
    else if (name === '--stop-after') options.stopAfter = number(name, value(), 0.1);
    else if (name === '--keep') options.keep = value();
    else if (name.startsWith('-')) throw new UsageError(`unknown option '${own[i]}'`);
    else if (options.root !== null) throw new UsageError(`two source roots, '${options.root}' and '${own[i]}': the command goes after --`);
    else options.root = own[i];
  }
  if (options.root === null) throw new UsageError('SOURCE_ROOT is missing');
  if (!command.length) throw new UsageError("no command: write it after --, such as 'node-profile.mjs src -- node bench.mjs'");
  if (!existsSync(options.root) || !statSync(options.root).isDirectory()) throw new UsageError(`source root '${options.root}' is no folder`);
  return options;
}

function resolveCommand(command) {
  const base = path.basename(command[0]);
  if (base === 'bun' || base === 'bunx' || base === 'deno') {
    throw new UsageError(`'${base}' does not load a Node preload: profile the same file with 'node', or use ${base === 'deno' ? 'deno run --inspect-brk' : 'bun --inspect'} by hand`);
  }
  if (/\.(c|m)?js$/.test(command[0]) && existsSync(command[0])) return [process.execPath, ...command];
  if (/\.(c|m)?tsx?$/.test(command[0])) throw new UsageError(`'${command[0]}' is TypeScript: name what runs it, such as 'node --import tsx ${command[0]}', or profile the built file`);
  if (!command[0].includes(path.sep)) {
    const found = (process.env.PATH ?? '').split(path.delimiter).some((folder) => ['', '.cmd', '.exe'].some((end) => existsSync(path.join(folder, command[0] + end))));
    if (!found) {
      const local = path.join('node_modules', '.bin', command[0]);
      const hint = existsSync(local) ? `write 'npx --no-install ${command[0]}' or '${local}'` : 'install it, or give its path';
      throw new UsageError(`'${command[0]}' is not on PATH: ${hint}`);
    }
  } else if (!existsSync(command[0])) throw new UsageError(`'${command[0]}' does not exist`);
  const script = /^node(js|-?\d+)?(\.exe)?$/.test(base) ? command.slice(1).find((word) => !word.startsWith('-')) : null;
  if (script && /\.(c|m)?js$/.test(script) && !/[*?{]/.test(script) && !existsSync(script)) throw new UsageError(`'${script}' does not exist (working folder ${process.cwd()})`);
  return command;
}

async function run(options, folder) {
  const file = path.join(folder, 'preload.cjs');
  writeFileSync(file, `(${preload})();\n`);
  const quoted = `"${file.replace(/(["\\])/g, '\\$1')}"`;
  const words = resolveCommand(options.command);
  const env = { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${quoted}`.trim(), CF_NODE_PROFILE_DIR: folder,
    CF_NODE_PROFILE_OPTIONS: JSON.stringify({ memory: options.memory, live: options.live, inline: options.inline, interval: options.interval }) };
  const begin = process.hrtime.bigint();
  const child = spawn(words[0], words.slice(1), { env, stdio: ['inherit', options.json === '-' ? 2 : 'inherit', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const stop = options.stopAfter ? setTimeout(() => child.kill('SIGTERM'), options.stopAfter * 1000) : null;
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new UsageError(`cannot start '${words[0]}': ${error.message}`)));
    child.once('close', (...result) => resolve(result));
  });
  clearTimeout(stop);
  return { status: code ?? 128 + (os.constants.signals[signal] ?? 0), signal, wall: Number(process.hrtime.bigint() - begin) / 1e9 };
}

// --- frames --------------------------------------------------------------------------------------------------

function fileOf(url) {
  if (!url || url.startsWith('node:') || url.startsWith('evalmachine')) return '';
  const bare = url.replace(/[?#].*$/, '');
  try {
    return bare.startsWith('file://') ? fileURLToPath(bare) : path.isAbsolute(bare) ? bare : '';
  } catch {
    return '';
  }
}

const shown = (file) => {
  const relative = path.relative(process.cwd(), file);
  return (relative.startsWith('..') || path.isAbsolute(relative) ? file : relative).split(path.sep).join('/');
};

class Frames {
  constructor(root) {
    this.root = realpathSync(root) + path.sep;
    this.known = new Map();
  }

  of(callFrame) {
    // The CPU and the heap profiler disagree about URL forms and columns: only a nameless function needs its column.
    const nameless = callFrame.functionName === '' && callFrame.lineNumber > 0;
    const key = `${fileOf(callFrame.url) || callFrame.url}:${callFrame.lineNumber}:${callFrame.functionName}${nameless ? `:${callFrame.columnNumber}` : ''}`;
    let frame = this.known.get(key);
    if (!frame) {
      const file = fileOf(callFrame.url);
      const isModule = callFrame.functionName === '' && callFrame.lineNumber === 0 && file !== '';
      frame = { key, file, line: callFrame.lineNumber + 1, isModule, url: callFrame.url, raw: callFrame.functionName,
        name: callFrame.functionName || (isModule ? '<module>' : '(anonymous)'),
        mine: file.startsWith(this.root) && !file.slice(this.root.length).split(path.sep).includes('node_modules') };
      this.known.set(key, frame);
    }
    return frame;
  }
}

// --- CPU, event loop, module loading: one walk over the samples ----------------------------------------------

function readCpu(process_, frames, options, sums) {
  const { nodes, samples = [], timeDeltas = [] } = process_.cpu ?? { nodes: [] };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parent = new Map();
  for (const node of nodes) for (const child of node.children ?? []) parent.set(child, node.id);
  const main = process_.isMainThread && process_.argv[0] && existsSync(process_.argv[0]) ? realpathSync(process_.argv[0]) : '';
  const stacks = new Map();
  const stackOf = (id) => {
    let stack = stacks.get(id);
    if (stack) return stack;
    const leaf = byId.get(id).callFrame.functionName;
    stack = { kind: '', mine: null, all: [], modules: [], loading: false, loader: false, top: id };
    if (leaf === '(idle)' || leaf === '(program)' || leaf === '(garbage collector)' || leaf === '(root)') stack.kind = leaf;
    for (let at = id; at !== undefined; at = parent.get(at)) {
      const frame = frames.of(byId.get(at).callFrame);
      if (frame.mine) {
        stack.mine ??= frame;
        if (!stack.all.includes(frame)) stack.all.push(frame);
      }
      if (frame.isModule && !stack.modules.includes(frame)) stack.modules.push(frame);
      if (frame.url.startsWith('node:internal/modules') && !stack.modules.length) stack.loader = true;
      if (frame.raw === 'Module._compile' || frame.raw === 'compileFunctionForCJSLoader' || (frame.raw === 'run' && frame.url.includes('module_job'))) stack.loading = true;
      if (parent.get(at) !== undefined && parent.get(parent.get(at)) === undefined) stack.top = at;
    }
    stacks.set(id, stack);
    return stack;
  };
  let hold = null;
  const endHold = () => {
    if (hold) sums.longest = Math.max(sums.longest, hold.ms);
    if (hold && hold.ms >= options.threshold) {
      const [frame] = [...hold.by].sort((a, b) => b[1] - a[1])[0] ?? [];
      if (frame) {
        const row = sums.holds.get(frame.key) ?? { frame, ms: 0, max: 0, count: 0 };
        row.ms += hold.ms;
        row.max = Math.max(row.max, hold.ms);
        row.count++;
        sums.holds.set(frame.key, row);
      }
    }
    hold = null;
  };
  let before = null;
  for (let i = 0; i < samples.length; i++) {
    // The time up to the next sample belongs to this one; V8's deltas look backwards.
    const seconds = Math.max(0, timeDeltas[i + 1] ?? 0) / 1e6;
    let stack = stackOf(samples[i]);
    if (stack.kind === '(idle)') {
      endHold();
      before = null;
      continue;
    }
    sums.cpu += seconds;
    const collecting = stack.kind === '(garbage collector)';
    if (collecting && before) stack = before;
    else if (!stack.kind) before = stack;
    if (stack.mine) {
      add(sums.own, stack.mine, seconds);
      if (collecting) add(sums.gc, stack.mine, seconds);
      else if (stack.mine === frames.of(byId.get(samples[i]).callFrame)) add(sums.self, stack.mine, seconds);
      for (const frame of stack.all) add(sums.cum, frame, seconds);
    }
    const module = stack.loading ? stack.modules.find((frame) => frame.file !== main && !frame.file.startsWith(options.folder)) : null;
    if (module && stack.modules[0] === module) {
      add(sums.moduleSelf, module, seconds);
      for (const frame of stack.modules) if (frame.file !== main) add(sums.moduleCum, frame, seconds);
      sums.startup += seconds;
    } else if (stack.loader) sums.startup += seconds;
    if (stack.loading || stack.loader || (!stack.all.length && !hold) || !process_.isMainThread) {
      if (stack.loading || stack.loader) endHold();
      continue;
    }
    if (hold && hold.top !== stack.top && !stack.kind) endHold();
    hold ??= { ms: 0, by: new Map(), top: stack.top };
    hold.ms += seconds * 1000;
    if (stack.mine) hold.by.set(stack.mine, (hold.by.get(stack.mine) ?? 0) + seconds);
  }
  endHold();
}

const add = (map, frame, value) => {
  const row = map.get(frame.key);
  if (row) row.value += value;
  else map.set(frame.key, { frame, value });
};

function readHeap(heap, frames, sums) {
  const walk = (node, owner) => {
    const frame = frames.of(node.callFrame);
    const mine = frame.mine ? frame : owner;
    sums.heap += node.selfSize;
    if (mine && node.selfSize) add(sums.alloc, mine, node.selfSize);
    for (const child of node.children) walk(child, mine);
  };
  if (heap) walk(heap.head, null);
}

function readGc(gc, sums) {
  for (const event of gc?.statistics ?? []) {
    const kind = { Scavenge: 'scavenge', MinorMarkCompact: 'minor-mark-compact', MarkSweepCompact: 'mark-sweep', IncrementalMarking: 'incremental', ProcessWeakCallbacks: 'weak-callbacks' }[event.gcType] ?? String(event.gcType).toLowerCase();
    sums.gcKinds[kind] = (sums.gcKinds[kind] ?? 0) + 1;
    sums.gcCount++;
    sums.gcTotal += event.cost / 1e6;
    sums.gcMax = Math.max(sums.gcMax, event.cost / 1e6);
    sums.heapPeak = Math.max(sums.heapPeak, event.beforeGC.heapStatistics.usedHeapSize);
  }
}

// --- the profile ---------------------------------------------------------------------------------------------

function build(options, processes, outcome) {
  const frames = new Frames(options.root);
  const sums = { cpu: 0, own: new Map(), self: new Map(), cum: new Map(), gc: new Map(), holds: new Map(), longest: 0, moduleSelf: new Map(), moduleCum: new Map(),
    startup: 0, alloc: new Map(), heap: 0, gcKinds: {}, gcCount: 0, gcTotal: 0, gcMax: 0, heapPeak: 0 };
  const warnings = [];
  for (const one of processes) {
    readCpu(one, frames, options, sums);
    readHeap(one.heap, frames, sums);
    readGc(one.gc, sums);
    sums.heapPeak = Math.max(sums.heapPeak, one.peak.heap);
  }
  const place = (frame) => ({ name: frame.name, file: shown(frame.file), line: frame.line });
  const sorted = (map) => [...map.values()].sort((a, b) => b.value - a.value || (a.frame.key < b.frame.key ? -1 : 1));
  const share = (part, whole) => (whole ? (100 * part) / whole : 0);
  const profile = { version: 1, language: 'javascript', runtime: { name: 'node', version: (processes[0]?.node ?? process.version).slice(1), platform: `${process.platform}-${process.arch}`, cpus: os.cpus().length },
    command: options.command, exit_status: outcome.status, wall_s: outcome.wall, source_root: options.root };
  if (processes.length) {
    const rank = new Map(sorted(sums.own).map((row, index) => [row.frame.key, index + 1]));
    let last = rank.size;
    profile.cpu = { total_s: sums.cpu, sampled: true, sample_interval_us: options.interval, functions: sorted(sums.cum).map(({ frame, value }) => {
      const own = sums.own.get(frame.key)?.value ?? 0;
      return { rank: rank.get(frame.key) ?? ++last, ...place(frame), self_s: sums.self.get(frame.key)?.value ?? 0, own_s: own, cum_s: value, percent: share(value, sums.cpu), own_percent: share(own, sums.cpu) };
    }) };
    if (!profile.cpu.functions.length) {
      warnings.push({ dimension: 'cpu', message: `no sample fell into code under '${options.root}'`, fix: 'name the folder that really runs (dist instead of src for built code), or profile a longer command' });
    }
    if (options.memory) {
      const total = processes.some((one) => one.total);
      profile.memory = { peak_mb: sums.heapPeak / MIB, end_mb: Math.max(...processes.map((one) => one.end.heapUsed)) / MIB, ...(total ? { total_mb: sums.heap / MIB } : {}),
        rss_peak_mb: Math.max(...processes.map((one) => one.rss)) / MIB, basis: total ? 'total' : 'peak',
        allocators: sorted(sums.alloc).map(({ frame, value }) => ({ ...place(frame), mb: value / MIB, percent: share(value, sums.heap) })) };
      if (!total && !options.live) warnings.push({ dimension: 'memory', message: `V8 ${processes[0].v8} samples live objects only: garbage is missing from the allocator list`, fix: 'run with Node 20 or newer to see all allocations' });
      const outside = Math.max(...processes.map((one) => Math.max(one.peak.buffers, one.peak.external))) / MIB;
      if (outside > 16 && outside > profile.memory.peak_mb / 2) {
        warnings.push({ dimension: 'memory', message: `${outside.toFixed(1)} MiB lived outside the V8 heap (Buffers, ArrayBuffers, addons); the allocator list does not name who made them`, fix: 'count Buffer.alloc, Buffer.concat, readFile and addon calls on the functions of this table' });
      }
    }
    if (processes.some((one) => one.gc)) {
      profile.gc = { count: sums.gcCount, total_s: sums.gcTotal, max_pause_s: sums.gcMax, percent: share(sums.gcTotal, outcome.wall), by_kind: sums.gcKinds };
    } else warnings.push({ dimension: 'gc', message: `Node ${processes[0].node} has no v8.GCProfiler`, fix: 'use Node 18.15 or newer, or node --trace-gc' });
    const delays = processes.filter((one) => one.delay && one.loopStart > 0);
    if (delays.length) {
      const blocking = [...sums.holds.values()].sort((a, b) => b.ms - a.ms).map(({ frame, ms: held, max, count }) => ({ ...place(frame), ms: held, max_ms: max, count }));
      // The histogram counts module evaluation as a delay: with few entries its percentile is only that.
      const p99 = delays.filter((one) => one.delay.count >= 100).map((one) => Math.max(0, one.delay.p99 / 1e6 - 10));
      profile.async = { max_delay_ms: sums.longest, ...(p99.length ? { p99_delay_ms: Math.max(...p99) } : {}), blocking, threshold_ms: options.threshold };
    }
    profile.startup = { total_s: sums.startup, modules: sorted(sums.moduleSelf).map(({ frame, value }) => ({ name: shown(frame.file), file: shown(frame.file), self_s: value, cum_s: Math.max(value, sums.moduleCum.get(frame.key)?.value ?? 0) })) };
  } else {
    warnings.push({ message: outcome.signal === 'SIGKILL' ? 'the command was killed before it could report (out of memory?)' : 'no Node process of this command reported: it is not Node, clears NODE_OPTIONS, or ended by abort or SIGKILL',
      fix: 'profile the node command itself, a smaller input, or one test file' });
  }
  if (outcome.status !== 0) warnings.push({ message: `the command ended with status ${outcome.status}; its profile may be cut short`, fix: 'make the command pass, then profile again' });
  profile.baseline = compareWithBaseline(options, profile, warnings);
  profile.tools = processes.length ? [
    { name: 'v8-cpu-profiler', version: processes[0].v8, dimensions: ['cpu', 'async', 'startup'], overhead: options.inline ? 'inlined calls are charged to their caller' : 'inlining is off: small helpers look dearer than they are' },
    ...(options.memory ? [{ name: 'v8-heap-sampling', version: processes[0].v8, dimensions: ['memory'], overhead: 'one stack per 64 KiB allocated on average' }] : []),
    ...(profile.gc ? [{ name: 'v8.GCProfiler', version: processes[0].v8, dimensions: ['gc'] }] : []),
    { name: 'perf_hooks.monitorEventLoopDelay', version: profile.runtime.version, dimensions: ['async'], overhead: 'resolution 10 ms' }] : [];
  profile.warnings = warnings;
  return { profile, sums };
}

function compareWithBaseline(options, profile, warnings) {
  const now = { wall_s: profile.wall_s };
  if (profile.cpu) now.cpu_s = profile.cpu.total_s;
  if (profile.memory) now.peak_mb = profile.memory.peak_mb;
  if (profile.gc) now.gc_s = profile.gc.total_s;
  const key = JSON.stringify(['javascript', realpathSync(options.root), options.memory, options.inline, profile.runtime.version, options.command]);
  const result = { file: options.state, recorded: false };
  let state = { version: 1, baselines: {} };
  try {
    const read = JSON.parse(readFileSync(options.state, 'utf8'));
    if (read && typeof read.baselines === 'object' && read.baselines) state = read;
  } catch { /* none yet, or unreadable: start anew */ }
  const old = options.reset ? null : state.baselines[key];
  if (old) {
    result.values = old;
    result.delta_percent = {};
    for (const [name, was] of Object.entries(old)) if (was && name in now) result.delta_percent[name] = (100 * (now[name] - was)) / was;
  } else if (profile.exit_status === 0 && profile.cpu) {
    state.baselines[key] = result.values = now;
    try {
      mkdirSync(path.dirname(path.resolve(options.state)), { recursive: true });
      writeFileSync(`${options.state}.new`, `${JSON.stringify(state, null, 1)}\n`);
      renameSync(`${options.state}.new`, options.state);
      result.recorded = true;
    } catch (error) {
      warnings.push({ message: `baseline not kept: ${error.message}`, fix: 'give --state FILE' });
    }
  }
  return result;
}

// --- report --------------------------------------------------------------------------------------------------

function report(profile, sums, options) {
  const lines = [];
  const change = (name) => {
    const delta = profile.baseline.delta_percent?.[name];
    return delta === undefined ? '' : ` (${delta >= 0 ? '+' : ''}${delta.toFixed(1)}% against the baseline)`;
  };
  lines.push('', `== profile of: ${profile.command.join(' ')}`, `node ${profile.runtime.version}, exit status ${profile.exit_status}, wall ${profile.wall_s.toFixed(3)} s${change('wall_s')} with the profilers on`);
  if (profile.cpu) {
    const rows = new Map();
    const row = (frame) => rows.get(frame.key) ?? rows.set(frame.key, { frame, own: 0, cum: 0, gc: 0, mem: 0, hold: 0 }).get(frame.key);
    for (const { frame, value } of sums.own.values()) row(frame).own = value;
    for (const { frame, value } of sums.cum.values()) row(frame).cum = value;
    for (const { frame, value } of sums.gc.values()) row(frame).gc = value;
    for (const { frame, value } of sums.alloc.values()) row(frame).mem = value / MIB;
    for (const { frame, ms } of sums.holds.values()) row(frame).hold = ms;
    const ordered = [...rows.values()].sort((a, b) => b.own - a.own);
    const top = (pick, count) => [...ordered].sort((a, b) => pick(b) - pick(a)).filter((r) => pick(r) > 0).slice(0, count);
    const chosen = new Set([...top((r) => r.own, options.top), ...top((r) => r.mem, 3), ...top((r) => r.hold, 3)]);
    lines.push('', `[cpu] ${profile.cpu.total_s.toFixed(3)} s${change('cpu_s')}; code under ${profile.source_root}, rank by own time (body + what it calls outside + its GC)`);
    lines.push(`${'rank'.padStart(4)} ${'own %'.padStart(6)} ${'cum %'.padStart(6)} ${'own s'.padStart(7)} ${'gc s'.padStart(6)} ${'MiB'.padStart(8)} ${'hold ms'.padStart(8)}  ${'domains'.padEnd(13)} function`);
    ordered.forEach((r, index) => {
      if (!chosen.has(r)) return;
      const percent = (value) => (profile.cpu.total_s ? (100 * value) / profile.cpu.total_s : 0);
      const domains = [percent(r.own) > 1 && 'cpu', r.mem > 2 && 'mem', r.hold > 0 && 'async'].filter(Boolean).join('+') || '-';
      lines.push(`${String(index + 1).padStart(4)} ${percent(r.own).toFixed(1).padStart(6)} ${percent(r.cum).toFixed(1).padStart(6)} ${r.own.toFixed(3).padStart(7)} ${r.gc.toFixed(3).padStart(6)} ${r.mem.toFixed(2).padStart(8)} ${r.hold.toFixed(0).padStart(8)}  ${domains.padEnd(13)} ${r.frame.name}  ${shown(r.frame.file)}:${r.frame.line}`);
    });
  }
  if (profile.memory) {
    const m = profile.memory;
    lines.push('', `[memory] heap peak ${m.peak_mb.toFixed(1)} MiB${change('peak_mb')}, end ${m.end_mb.toFixed(1)}${m.total_mb === undefined ? '' : `, allocated in all ${m.total_mb.toFixed(1)}`}; RSS peak ${m.rss_peak_mb.toFixed(1)}; MiB column counts ${m.basis === 'total' ? 'all allocations' : 'live bytes at the fullest moment seen'}`);
  }
  if (profile.gc) lines.push(`[gc] ${profile.gc.count} collections, ${profile.gc.total_s.toFixed(3)} s${change('gc_s')}, ${profile.gc.percent.toFixed(1)} % of wall, longest ${(profile.gc.max_pause_s * 1000).toFixed(1)} ms`);
  if (profile.async) lines.push(`[async] longest hold of the loop ${profile.async.max_delay_ms.toFixed(1)} ms${profile.async.p99_delay_ms === undefined ? '' : `, delay p99 ${profile.async.p99_delay_ms.toFixed(1)} ms`}; ${profile.async.blocking.reduce((sum, r) => sum + r.count, 0)} holds above ${options.threshold} ms`);
  if (profile.startup) {
    lines.push(`[startup] ${profile.startup.total_s.toFixed(3)} s in loading and evaluating modules; heaviest, without what they load:`);
    for (const module of profile.startup.modules.slice(0, 5)) lines.push(`${(module.self_s * 1000).toFixed(1).padStart(9)} ms  ${module.name}`);
  }
  if (profile.baseline.recorded) lines.push('', `baseline recorded in ${profile.baseline.file}; the next run of this command prints the change`);
  for (const warning of profile.warnings) lines.push(`warning: ${warning.message}${warning.fix ? `\n    fix: ${warning.fix}` : ''}`);
  return `${lines.join('\n')}\n`;
}

const rounded = (key, value) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);

async function main(argv) {
  const options = parseOptions(argv);
  if (options.help) {
    process.stdout.write(`${usage()}\n`);
    return 0;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'node-profile-'));
  try {
    options.folder = realpathSync(folder); // our own preload is no module of the command
    const outcome = await run(options, folder);
    const processes = [];
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      try {
        processes.push(JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
      } catch { /* cut off while writing */ }
    }
    processes.sort((a, b) => a.started - b.started || a.thread - b.thread);
    if (options.keep) {
      mkdirSync(options.keep, { recursive: true });
      for (const one of processes) {
        writeFileSync(path.join(options.keep, `${one.pid}-${one.thread}.cpuprofile`), JSON.stringify(one.cpu));
        if (one.heap) writeFileSync(path.join(options.keep, `${one.pid}-${one.thread}.heapprofile`), JSON.stringify(one.heap));
      }
    }
    const { profile, sums } = build(options, processes, outcome);
    const json = `${JSON.stringify(profile, rounded, 1)}\n`;
    if (options.json === '-') process.stdout.write(json);
    else {
      if (options.json) writeFileSync(options.json, json);
      process.stdout.write(report(profile, sums, options));
    }
    return outcome.status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (Number(process.versions.node.split('.')[0]) < 18) {
  process.stderr.write(`node-profile: needs Node 18 or newer, this is ${process.version}: install one (nodejs.org, nvm, fnm) and start this file with it\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`node-profile: ${error.message}\n  help: node node-profile.mjs --help\n`);
    process.exitCode = 2;
  }
}
