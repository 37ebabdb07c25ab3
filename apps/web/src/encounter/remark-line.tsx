import { Info } from 'lucide-react';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { Remark } from './encounter-remarks.ts';

/** A remark as a sentence. */
export function RemarkLine({ remark }: { readonly remark: Remark }): JSX.Element {
  return (
    <p className="notice-line encounter-remark">
      <Info aria-hidden />
      <span>{useRemarkText(remark)}</span>
    </p>
  );
}

function useRemarkText(remark: Remark): string {
  const t = useMessages();
  const quantities = useQuantities();
  switch (remark.kind) {
    case 'cleared':
    case 'no-minimum':
      return t(`encounter.remark-${remark.kind}`);
    case 'changed':
      return t('encounter.remark-changed', {
        miss: quantities.distance(remark.missKm),
        time: quantities.clockTime(remark.tcaMs),
        nowMiss: quantities.distance(remark.nowMissKm),
        nowTime: quantities.clockTime(remark.nowTcaMs),
      });
    case 'slow':
      return t(remark.isWhole ? 'encounter.remark-together' : 'encounter.remark-slow', {
        distance: quantities.distance(remark.withinKm),
        duration: quantities.duration(remark.seconds),
      });
    case 'old-elements':
      return t('encounter.remark-old', { age: quantities.duration(remark.days * 86_400) });
  }
}
