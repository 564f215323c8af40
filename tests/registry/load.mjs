// Loads a registry with nothing but js-yaml and the plain loader and matcher of the specification, and checks that every
// agent loads under its id and is reached by each of its keywords and regexes.
// Usage: node load.mjs FOLDER. Exit code 0 when all is well, 1 with a line for each thing that is not.
import fs from 'node:fs';
import path from 'node:path';
import yaml from './yaml.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node load.mjs FOLDER');
  process.exit(2);
}
const problems = [];
const complain = (text) => problems.push(text);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const isSorted = (list) => list.every((item, i) => i === 0 || byBytes(list[i - 1], item) < 0);

// --- the plain loader ---
const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
const index = JSON.parse(read('index.json'));
const registry = new Map();
for (const e of index.agents) {
  const file = path.join(e.domain, ...(e.subdomain ? [e.subdomain] : []), `${e.id}.codex.yaml`);
  registry.set(e.id, yaml.load(read(file)));
}

// --- the plain matcher ---
const triggers = JSON.parse(read('triggers.json'));
const regexes = triggers.regex.map((r) => ({ ...r, compiled: new RegExp(r.pattern, 'i') }));
function candidates(task) {
  const text = String(task || '').toLowerCase();
  const found = new Set();
  for (const [keyword, ids] of Object.entries(triggers.keywords)) {
    if (text.includes(keyword)) ids.forEach((id) => found.add(id));
  }
  for (const r of regexes) if (r.compiled.test(text)) r.agents.forEach((id) => found.add(id));
  return found;
}

// --- what must hold ---
if (index.version !== 1) complain(`index.json: version ${index.version}`);
if (!/^[0-9a-f]{64}$/.test(index.content_hash)) complain('index.json: no content_hash');
if (!isSorted(index.agents.map((e) => e.id))) complain('index.json: ids are not sorted, or one is there twice');
for (const e of index.agents) {
  const def = registry.get(e.id);
  const entry = {
    id: def.agent.id, name: def.agent.name, domain: def.agent.classification.domain,
    ...(def.agent.classification.subdomain ? { subdomain: def.agent.classification.subdomain } : {}),
    tier: def.agent.classification.tier, description: def.agent.description,
    autonomy_level: def.runtime.autonomy_level,
    max_parallel_tasks: def.runtime.concurrency.max_parallel_tasks, keywords: def.triggers.keywords,
  };
  if (!same(entry, e)) complain(`${e.id}: index.json and its own file differ`);
  for (const keyword of def.triggers.keywords) {
    if (keyword !== keyword.toLowerCase()) complain(`${e.id}: the keyword '${keyword}' is not lower-cased as JavaScript does`);
    if (keyword !== keyword.normalize('NFC')) complain(`${e.id}: the keyword '${keyword}' is not NFC`);
    if (!triggers.keywords[keyword]?.includes(e.id)) complain(`${e.id}: '${keyword}' is not in triggers.json`);
    if (!candidates(`please ${keyword} now`).has(e.id)) complain(`${e.id}: '${keyword}' does not reach it`);
  }
  for (const { pattern, priority } of def.triggers.regex) {
    if (!triggers.regex.some((r) => r.pattern === pattern && r.priority === priority && r.agents.includes(e.id))) {
      complain(`${e.id}: the regex '${pattern}' is not in triggers.json`);
    }
  }
  for (const glob of def.triggers.file_patterns) {
    if (!triggers.file_patterns[glob]?.includes(e.id)) complain(`${e.id}: '${glob}' is not in triggers.json`);
  }
  const reachable = def.triggers.keywords.length + def.triggers.regex.length + def.triggers.file_patterns.length > 0;
  if (!reachable) complain(`${e.id}: no trigger reaches it`);
}
const known = new Set(index.agents.map((e) => e.id));
const lists = [...Object.values(triggers.keywords), ...Object.values(triggers.file_patterns), ...triggers.regex.map((r) => r.agents)];
for (const ids of lists) {
  if (!isSorted(ids)) complain(`triggers.json: [${ids}] is not sorted`);
  for (const id of ids) if (!known.has(id)) complain(`triggers.json: '${id}' is not in index.json`);
}
const files = fs.readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.codex.yaml'));
if (files.length !== index.agents.length) complain(`${files.length} files, but ${index.agents.length} agents in index.json`);

problems.forEach((text) => console.error(text));
console.log(`${index.agents.length} agents, ${Object.keys(triggers.keywords).length} keywords, ${regexes.length} regexes: ` +
            (problems.length === 0 ? 'all load, all are reached' : `${problems.length} problems`));
process.exit(problems.length === 0 ? 0 : 1);
