import { setTimeout } from 'node:timers/promises';

/**
 * Seconds of the processor in all threads, and the longest that this thread was held without serving others, ms: both in time of
 * the processor, so that whoever else uses the machine does not count.
 */
export async function measured<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; seconds: number; stallMs: number }> {
  const before = process.cpuUsage();
  let last = process.threadCpuUsage();
  let stallMs = 0;
  const look = setInterval(() => {
    const now = process.threadCpuUsage();
    stallMs = Math.max(stallMs, (now.user + now.system - last.user - last.system) / 1000);
    last = now;
  }, 1);
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  // What held the thread shows only in a tick after it.
  await setTimeout(20);
  clearInterval(look);
  return { result, seconds: (user + system) / 1e6, stallMs };
}

/** Seconds that this thread computes for something that gives way to nobody. */
export function secondsOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1e6;
}
