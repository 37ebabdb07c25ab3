/** The header `Link` that leads to the next part of a list; none at the end. */
export function nextPageLink(url: string, next: string | null): Record<string, string> {
  if (next === null) return {};
  const address = new URL(url);
  address.searchParams.set('cursor', next);
  return { link: `<${address.pathname}${address.search}>; rel="next"` };
}
