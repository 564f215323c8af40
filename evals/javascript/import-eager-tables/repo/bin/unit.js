#!/usr/bin/env node
'use strict';
const { main } = require('../lib/index.js');

try {
  console.log(main(process.argv.slice(2)));
} catch (error) {
  console.error(`unit: ${error.message}`);
  process.exitCode = 1;
}
