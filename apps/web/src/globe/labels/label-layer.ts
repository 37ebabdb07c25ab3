/** A text on the map. */
export interface MapLabel {
  readonly text: string;
  /** CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly style: LabelStyle;
}

export interface LabelStyle {
  readonly font: string;
  readonly colour: string;
  readonly halo: string;
  /** Beside its point, or on it. */
  readonly anchor: 'right' | 'middle';
  /** Labels of the same rank come first in, first drawn; a lower rank is never pushed away by a higher. */
  readonly rank: number;
  /** A ring about the point, CSS pixels; none without. */
  readonly ring?: number;
  /** A small mark at the point. */
  readonly dot?: boolean;
}

/** Texts over the map on a canvas of their own, none over another. */
export interface LabelLayer {
  resize(width: number, height: number, pixelRatio: number): void;
  draw(labels: readonly MapLabel[]): void;
}

interface Drawn {
  readonly image: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
}

const MOST_IMAGES = 600;
const CELL = 32;
const GAP = 8;

export function createLabelLayer(canvas: HTMLCanvasElement): LabelLayer {
  const context = canvas.getContext('2d')!;
  const images = new Map<string, Drawn>();
  let width = 0;
  let height = 0;
  let ratio = 1;
  let wasEmpty = true;

  const imageOf = ({ text, style }: MapLabel): Drawn => {
    const key = `${style.font}|${style.colour}|${style.halo}|${text}`;
    const known = images.get(key);
    if (known !== undefined) return known;
    const drawn = drawText(text, style, ratio);
    images.set(key, drawn);
    const [oldest] = images.keys();
    if (images.size > MOST_IMAGES && oldest !== undefined) images.delete(oldest);
    return drawn;
  };
  return {
    resize(nextWidth, nextHeight, pixelRatio) {
      width = nextWidth;
      height = nextHeight;
      ratio = pixelRatio;
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      images.clear();
    },
    draw(labels) {
      if (labels.length === 0 && wasEmpty) return;
      wasEmpty = labels.length === 0;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      const taken = new Set<number>();
      const columns = Math.ceil(width / CELL) + 2;
      for (const label of labels.toSorted((one, other) => one.style.rank - other.style.rank)) {
        const { style } = label;
        const image = imageOf(label);
        const left = style.anchor === 'middle' ? label.x - image.width / 2 : label.x + GAP + (style.ring ?? 0) / 2;
        const top = label.y - image.height / 2;
        if (left > width || top > height || left + image.width < 0 || top + image.height < 0) continue;
        if (style.rank > 0 && !claim(taken, columns, left, top, image.width, image.height)) continue;
        if (style.rank === 0) claim(taken, columns, left, top, image.width, image.height);
        if (style.ring !== undefined) drawRing(context, label, style.ring);
        if (style.dot === true) drawDot(context, label);
        context.drawImage(
          image.image,
          Math.round(left * ratio) / ratio,
          Math.round(top * ratio) / ratio,
          image.width,
          image.height,
        );
      }
    },
  };
}

/** Takes the cells under a text; false where one of them is taken. */
function claim(taken: Set<number>, columns: number, left: number, top: number, width: number, height: number): boolean {
  const firstColumn = Math.floor(left / CELL);
  const lastColumn = Math.floor((left + width) / CELL);
  const firstRow = Math.floor((top - 2) / (CELL / 2));
  const lastRow = Math.floor((top + height + 2) / (CELL / 2));
  const cells: number[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++)
      cells.push((row + 100) * (columns + 200) + column + 100);
  }
  if (cells.some((cell) => taken.has(cell))) return false;
  for (const cell of cells) taken.add(cell);
  return true;
}

/** The text once, with a halo so that it can be read over land and points. */
function drawText(text: string, style: LabelStyle, ratio: number): Drawn {
  const image = document.createElement('canvas');
  const context = image.getContext('2d')!;
  context.font = style.font;
  const padding = 4;
  const width = Math.ceil(context.measureText(text).width) + 2 * padding;
  const height = Math.ceil(Number.parseFloat(/(\d+(\.\d+)?)px/.exec(style.font)?.[1] ?? '12') * 1.5);
  image.width = Math.ceil(width * ratio);
  image.height = Math.ceil(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.font = style.font;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = style.halo;
  context.strokeText(text, padding, height / 2);
  context.fillStyle = style.colour;
  context.fillText(text, padding, height / 2);
  return { image, width, height };
}

function drawRing(context: CanvasRenderingContext2D, { x, y, style }: MapLabel, size: number): void {
  context.beginPath();
  context.arc(x, y, size / 2, 0, 2 * Math.PI);
  context.lineWidth = 3.5;
  context.strokeStyle = style.halo;
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = style.colour;
  context.stroke();
}

function drawDot(context: CanvasRenderingContext2D, { x, y, style }: MapLabel): void {
  context.beginPath();
  context.arc(x, y, 1.75, 0, 2 * Math.PI);
  context.fillStyle = style.colour;
  context.fill();
}
