/** What the name of a MEME file says: the text itself names neither the object nor the frame. */
export interface MemeFileName {
  /** `MEME`, `TEME`, `ITRF`, … */
  readonly dataType: string;
  /** Frame of the states, `EME2000` for `MEME`. */
  readonly referenceFrame: string;
  readonly catalogNumber: number;
  readonly objectName: string;
}

const NAME = /(?:^|[\\/])([A-Za-z0-9]{4,8})_(\d{1,9})_([A-Za-z0-9-]{1,60})_\d{5,9}_[A-Za-z]/;

const FRAMES: Readonly<Record<string, string>> = {
  MEME: 'EME2000',
  EME2000: 'EME2000',
  J2000: 'EME2000',
  TEME: 'TEME',
  ITRF: 'ITRF',
};

/**
 * Reads a file name like `MEME_44713_STARLINK-1007_0691942_Operational_1457732580_UNCLASSIFIED.txt`: data type,
 * catalogue number, name, day of year and time. Null where it is no such name, or of a data type whose frame is not known.
 */
export function parseMemeFileName(file: string): MemeFileName | null {
  const match = NAME.exec(file.slice(-300));
  if (!match) return null;
  const dataType = match[1]!.toUpperCase();
  const referenceFrame = Object.hasOwn(FRAMES, dataType) ? FRAMES[dataType]! : null;
  if (referenceFrame === null) return null;
  return { dataType, referenceFrame, catalogNumber: Number(match[2]), objectName: match[3]! };
}
