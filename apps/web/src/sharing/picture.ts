const CAPTION_PIXELS = 36;
const MARGIN_PIXELS = 14;

/** What is drawn of the map: its canvas, and the one with labels above it. */
const CANVASES = ['canvas.map-canvas', 'canvas.map-labels'] as const;

/**
 * The map as it is on screen, with a line under it, as PNG. What WebGL has drawn is gone once the browser has shown it, so it is copied
 * within the frame in which it was drawn. `touch` makes the map draw in the next frame, before whatever asks for that frame later.
 */
export async function takePicture(
  caption: { readonly start: string; readonly end: string },
  touch: () => void,
): Promise<Blob> {
  touch();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const sources = CANVASES.map((selector) => document.querySelector<HTMLCanvasElement>(selector)).filter(
    (each) => each !== null,
  );
  const [map] = sources;
  if (map === undefined || map.width === 0) throw new Error('no map is drawn');
  const ratio = map.clientWidth === 0 ? 1 : map.width / map.clientWidth;
  const picture = document.createElement('canvas');
  picture.width = map.width;
  picture.height = map.height + Math.round(CAPTION_PIXELS * ratio);
  const context = picture.getContext('2d');
  if (context === null) throw new Error('no canvas can be drawn on');
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  context.fillStyle = colour('--space');
  context.fillRect(0, 0, picture.width, map.height);
  for (const source of sources) context.drawImage(source, 0, 0, map.width, map.height);
  drawCaption(context, caption, map.height, ratio, colour);
  return new Promise((resolve, reject) => {
    picture.toBlob(
      (blob) => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)),
      'image/png',
    );
  });
}

function drawCaption(
  context: CanvasRenderingContext2D,
  caption: { readonly start: string; readonly end: string },
  top: number,
  ratio: number,
  colour: (name: string) => string,
): void {
  const { width, height } = context.canvas;
  const middle = (top + height) / 2;
  const margin = MARGIN_PIXELS * ratio;
  context.fillStyle = colour('--surface');
  context.fillRect(0, top, width, height - top);
  context.textBaseline = 'middle';
  context.font = `${13 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
  context.fillStyle = colour('--muted');
  context.textAlign = 'right';
  context.fillText(caption.end, width - margin, middle);
  const room = width - 3 * margin - context.measureText(caption.end).width;
  context.fillStyle = colour('--text');
  context.textAlign = 'left';
  // Squeezed rather than cut where a narrow screen leaves no room.
  context.fillText(caption.start, margin, middle, Math.max(1, room));
}
