import { priceList } from './src/index.mjs';

const feeds = Array.from({ length: 2 }, (_, f) => Array.from({ length: 900 }, (_, i) => ({ sku: `sku-${(i * 37 + f * 11) % 1000}`, price: (i * 7919) % 1000, tags: [`t${i % 9}`, `f${f}`] })));
const begin = process.hrtime.bigint();
const list = priceList(feeds);
const ms = Number(process.hrtime.bigint() - begin) / 1e6;
console.log(JSON.stringify({ products: list.length, cheapest: list[0].sku, ms: Number(ms.toFixed(1)) }));
