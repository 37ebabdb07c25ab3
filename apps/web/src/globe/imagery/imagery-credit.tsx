import { type JSX, useEffect, useState } from 'react';
import { useApp } from '../../app/app-context.ts';
import { useStorePart } from '../../view/store.ts';
import { imageryNow, imagerySource } from './imagery-source.ts';

/** Whose pictures are shown, while they are. */
export function ImageryCredit(): JSX.Element | null {
  const { client, preferences } = useApp();
  const isOn = useStorePart(preferences, ({ imagery }) => imagery);
  const [source, setSource] = useState(imageryNow);
  useEffect(() => {
    if (isOn) void imagerySource(client).then(setSource);
  }, [client, isOn]);
  if (!isOn || source === null) return null;
  return (
    <small className="imagery-credit" lang="en">
      © {source.attribution}
    </small>
  );
}
