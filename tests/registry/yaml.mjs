// js-yaml, from wherever this machine has it: NODE_PATH, node_modules, or Debian's node-js-yaml.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

function load() {
  for (const name of ['js-yaml', '/usr/share/nodejs/js-yaml']) {
    try {
      return require(name);
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  console.error('js-yaml is not installed: apt install node-js-yaml, or set NODE_PATH');
  process.exit(2);
}

export default load();
