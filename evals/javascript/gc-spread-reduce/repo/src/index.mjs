import { mergeFeeds } from './merge.mjs';

/** Products of the merged catalog by price, cheapest first, equal prices by sku. */
export function priceList(feeds) {
  const products = Object.values(mergeFeeds(feeds));
  return products.sort((a, b) => a.price - b.price || (a.sku < b.sku ? -1 : 1)).map(({ sku, price, tags }) => ({ sku, price, tags }));
}
