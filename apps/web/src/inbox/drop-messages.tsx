import { FileDown } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { takeDropped } from '../ephemerides/take-dropped.ts';
import { useMessages } from '../language/speech.tsx';
import './drop-messages.css';

/** Takes messages and ephemerides that are dropped anywhere on the map. While some are dragged over it, it says so. */
export function DropMessages(): JSX.Element | null {
  const { actions, client, view } = useApp();
  const t = useMessages();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    // Each element that is dragged over enters and leaves; the window is left when all have been.
    let depth = 0;
    const end = (): void => {
      depth = 0;
      setOver(false);
    };
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth++;
      setOver(true);
    };
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const leave = (event: DragEvent): void => {
      if (hasFiles(event) && --depth <= 0) end();
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      // Otherwise the browser goes to the file, away from the map.
      event.preventDefault();
      end();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      void takeDropped({ actions, client, view }, files);
    };
    const listeners = { dragenter: enter, dragover: over, dragleave: leave, drop } as const;
    for (const [type, listener] of Object.entries(listeners)) window.addEventListener(type, listener as EventListener);
    window.addEventListener('dragend', end);
    return () => {
      for (const [type, listener] of Object.entries(listeners))
        window.removeEventListener(type, listener as EventListener);
      window.removeEventListener('dragend', end);
    };
  }, [actions, client, view]);
  if (!isOver) return null;
  return (
    <div className="drop-messages">
      <div>
        <FileDown aria-hidden />
        <p>{t('inbox.drop-here')}</p>
        <p className="small">{t('inbox.drop-detail')}</p>
      </div>
    </div>
  );
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
