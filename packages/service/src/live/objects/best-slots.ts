/** Keeps the best of what is offered: those of greatest rank, below a limit where an earlier page ended. */
export interface RankedSlots {
  readonly offer: (slot: number, rank: number) => void;
  /** How many were offered, beyond the limit too. */
  readonly offered: () => number;
  /** The best first. */
  readonly take: () => { readonly slots: readonly number[]; readonly ranks: readonly number[] };
}

/** @param most how many are kept; @param below only ranks less than this are kept. */
export function createRankedSlots(most: number, below: number): RankedSlots {
  // A heap whose first is the least of those kept: of 40,000 matches nearly all are turned away by one comparison.
  const slots: number[] = [];
  const ranks: number[] = [];
  let count = 0;
  const swap = (one: number, other: number): void => {
    [slots[one], slots[other]] = [slots[other]!, slots[one]!];
    [ranks[one], ranks[other]] = [ranks[other]!, ranks[one]!];
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (ranks[parent]! <= ranks[at]!) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let least = at;
      if (2 * at + 1 < ranks.length && ranks[2 * at + 1]! < ranks[least]!) least = 2 * at + 1;
      if (2 * at + 2 < ranks.length && ranks[2 * at + 2]! < ranks[least]!) least = 2 * at + 2;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  return {
    offer(slot, rank) {
      count++;
      if (rank >= below) return;
      if (ranks.length < most) {
        slots.push(slot);
        ranks.push(rank);
        rise(ranks.length - 1);
      } else if (rank > ranks[0]!) {
        slots[0] = slot;
        ranks[0] = rank;
        sink();
      }
    },
    offered: () => count,
    take() {
      const places = [...ranks.keys()].sort((one, other) => ranks[other]! - ranks[one]!);
      return { slots: places.map((at) => slots[at]!), ranks: places.map((at) => ranks[at]!) };
    },
  };
}
