const OWN_CACHE = /^clearway-/;
const OWN_ITEM = /^clearway/;

/** Bytes that this browser keeps for the map; null where it does not tell. */
export async function keptBytes(): Promise<number | null> {
  const { usage } = (await navigator.storage?.estimate()) ?? {};
  return usage ?? null;
}

/** Takes away everything that the map keeps on this device: files, answers, preferences, searches. */
export async function forgetEverything(): Promise<void> {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage).filter((key) => OWN_ITEM.test(key))) storage.removeItem(key);
  }
  // Caches and service workers are there in secure contexts only.
  if ('caches' in window) {
    const names = (await caches.keys()).filter((name) => OWN_CACHE.test(name));
    await Promise.all(names.map((name) => caches.delete(name)));
  }
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(registrations.map((registration) => registration.unregister()));
}
