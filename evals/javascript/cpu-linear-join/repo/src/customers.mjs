/** Customers as the CRM exports them: unsorted, ids are strings, an id may appear twice (the first one counts). */
export function parseCustomers(text) {
  const customers = [];
  for (const line of text.split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [id, region, discount] = line.split(';');
    customers.push({ id: id.trim(), region: region.trim(), discount: Number(discount) / 100 });
  }
  return customers;
}

export function customerOf(customers, id) {
  for (const customer of customers) {
    if (customer.id === id) return customer;
  }
  return undefined;
}
