/** Bytes of a file of the built Earth, below `/earth/`. Rejects where it cannot be had. */
export async function fetchEarthFile(name: string): Promise<Uint8Array> {
  const response = await fetch(`/earth/${name}`);
  if (!response.ok) throw new Error(`${name} could not be had (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}
