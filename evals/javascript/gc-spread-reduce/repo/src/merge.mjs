/** The catalog after all feeds: sku to product; a later product replaces an earlier one, its tags are joined. */
export function mergeFeeds(feeds) {
  return feeds.flat().reduce((catalog, product) => addProduct(catalog, product), {});
}

function addProduct(catalog, product) {
  const known = catalog[product.sku];
  const tags = [...new Set([...(known?.tags ?? []), ...product.tags])];
  return { ...catalog, [product.sku]: { ...product, tags } };
}
