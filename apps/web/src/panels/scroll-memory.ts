const MOST = 50;
const places = new Map<string, number>();

/** How far a panel was scrolled when it was left. */
export function scrollOf(key: string): number {
  return places.get(key) ?? 0;
}

export function rememberScroll(key: string, top: number): void {
  places.delete(key);
  places.set(key, top);
  const [oldest] = places.keys();
  if (places.size > MOST && oldest !== undefined) places.delete(oldest);
}
