import { parseCustomers } from './src/customers.mjs';
import { totalsByRegion } from './src/report.mjs';

let seed = 7;
const next = (limit) => (seed = (seed * 48271) % 2147483647) % limit;
const text = Array.from({ length: 4000 }, (_, i) => `c${i};r${i % 23};${i % 30}`).join('\n');
const lines = Array.from({ length: 15000 }, () => ({ customer: `c${next(4200)}`, quantity: 1 + next(9), price: next(5000) / 100 }));
const customers = parseCustomers(text);
const begin = process.hrtime.bigint();
const totals = totalsByRegion(lines, customers);
const ms = Number(process.hrtime.bigint() - begin) / 1e6;
console.log(JSON.stringify({ regions: totals.length, amount: totals.reduce((sum, t) => sum + t.amount, 0).toFixed(2), ms: Number(ms.toFixed(1)) }));
