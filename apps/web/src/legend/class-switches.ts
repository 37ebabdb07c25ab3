/** Keys of hidden classes after one was switched. */
export function toggleClass(hidden: readonly string[], key: string): readonly string[] {
  return hidden.includes(key) ? hidden.filter((each) => each !== key) : [...hidden, key];
}

/** Shows one class alone; all again where it is alone already. */
export function isolateClass(hidden: readonly string[], key: string, keys: readonly string[]): readonly string[] {
  const others = keys.filter((each) => each !== key);
  return isAlone(hidden, key, keys) ? [] : others;
}

export function isAlone(hidden: readonly string[], key: string, keys: readonly string[]): boolean {
  return !hidden.includes(key) && keys.every((each) => each === key || hidden.includes(each));
}
