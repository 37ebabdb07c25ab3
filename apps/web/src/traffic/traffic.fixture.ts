import type { TrafficAnswer } from '../workers/questions/traffic.ts';

/** A made-up answer: four shells of 20 km from 500 km on, four columns of 45°; each object with its column and its parts by shell. */
export function madeUpTraffic(
  objects: readonly { readonly column: number; readonly parts: readonly (readonly [number, number])[] }[],
): TrafficAnswer {
  const shellCount = 4;
  const inclinationBins = 4;
  const objectsInShells = new Float64Array(shellCount);
  const byInclination = new Float32Array(shellCount * inclinationBins);
  const starts = new Uint32Array(objects.length + 1);
  const flat = objects.flatMap(({ parts }) => parts);
  objects.forEach(({ column, parts }, index) => {
    starts[index + 1] = starts[index]! + parts.length;
    for (const [shell, part] of parts) {
      objectsInShells[shell]! += part;
      byInclination[shell * inclinationBins + column]! += part;
    }
  });
  return {
    timeMs: 0,
    shellEdgesKm: Float64Array.of(500, 520, 540, 560, 580),
    shellVolumesKm3: new Float64Array(shellCount).fill(1e8),
    objectsInShells,
    starts,
    shells: Uint16Array.from(flat, ([shell]) => shell),
    parts: Float32Array.from(flat, ([, part]) => part),
    byInclination,
    inclinationBins,
    inclinationWidth: Math.PI / inclinationBins,
    densitiesNow: new Float32Array(objects.length),
  };
}
