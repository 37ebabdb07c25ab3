import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function in every render, which does what the latest one would: what is given it need not be drawn again for it. */
export function useSteady<Given extends readonly unknown[]>(act: (...given: Given) => void): (...given: Given) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...given) => latest.current(...given), []);
}
