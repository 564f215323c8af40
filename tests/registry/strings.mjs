// Reads strings.yaml with js-yaml and compares it with strings.json, string by string.
// Usage: node strings.mjs FOLDER
import fs from 'node:fs';
import path from 'node:path';
import yaml from './yaml.mjs';

const read = (name) => fs.readFileSync(path.join(process.argv[2], name), 'utf8');
const { strings } = yaml.load(read('strings.yaml'));
const expected = JSON.parse(read('strings.json'));
let wrong = strings.length === expected.length ? 0 : 1;
expected.forEach((text, i) => {
  if (strings[i] === text) return;
  wrong += 1;
  if (wrong < 10) console.error(`${JSON.stringify(text)} was read as ${JSON.stringify(strings[i])}`);
});
if (JSON.stringify(expected, null, 2) !== read('strings.json')) {
  console.error('strings.json is not what JSON.stringify writes');
  wrong += 1;
}
console.log(`${expected.length} strings, ${wrong} wrong`);
process.exit(wrong === 0 ? 0 : 1);
