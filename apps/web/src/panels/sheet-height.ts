import { createStore, type Store } from '../view/store.ts';

/** The heights of the sheet on a phone, from the lowest. */
export const SHEET_HEIGHTS = ['peek', 'half', 'full'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

/** Shares of the height of the window. */
const SHARES: Readonly<Record<SheetHeight, number>> = { peek: 0.17, half: 0.46, full: 0.88 };

export const sheetHeight: Store<SheetHeight> = createStore<SheetHeight>('half');

export function shareOf(height: SheetHeight): number {
  return SHARES[height];
}

export function nearestHeight(share: number): SheetHeight {
  return SHEET_HEIGHTS.toSorted((one, other) => Math.abs(SHARES[one] - share) - Math.abs(SHARES[other] - share))[0]!;
}
