export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Counts of vitest's JSON report at `file`, where `code` is vitest's exit code; `without` names test files that were run again. */
export declare function countReport(
  file: string,
  run: { code: number; root: string; onSkipped(name: string): void; without?: readonly string[] },
): Promise<TestCounts>;

export declare function addCounts(one: TestCounts, other: TestCounts): TestCounts;

/** Whether the run as a whole passes; with the reason where the counts alone do not tell it. */
export declare function verdict(
  counts: TestCounts,
  environment: Readonly<Record<string, string | undefined>>,
): { ok: boolean; reason?: string };

export declare function summaryLine(counts: TestCounts): string;
