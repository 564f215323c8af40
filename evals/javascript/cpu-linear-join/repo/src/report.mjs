import { customerOf } from './customers.mjs';

const roundCents = (value) => Math.round(value * 100) / 100;

export function priceLine(line, customer) {
  const gross = line.quantity * line.price;
  return roundCents(gross * (1 - (customer?.discount ?? 0)));
}

/** Totals by region; lines without a customer go to "unknown". Regions come in order of first appearance. */
export function totalsByRegion(lines, customers) {
  const totals = new Map();
  for (const line of lines) {
    const customer = customerOf(customers, line.customer);
    const region = customer ? customer.region : 'unknown';
    const amount = priceLine(line, customer);
    const total = totals.get(region) ?? { region, lines: 0, amount: 0 };
    total.lines += 1;
    total.amount = roundCents(total.amount + amount);
    totals.set(region, total);
  }
  return [...totals.values()];
}
