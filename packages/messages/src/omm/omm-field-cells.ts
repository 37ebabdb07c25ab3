import { excerpt } from '../catalog/excerpt.ts';
import { OMM_FIELD_INDEX, OMM_FIELDS, OMM_UNITS, otherSpellingIndex } from './omm-fields.ts';

/** The fields of one message, gathered keyword by keyword, with the first fault met on the way. */
export interface OmmFieldCells {
  /** In the order of {@link OMM_FIELDS}; empty where nothing was given. */
  readonly cells: string[];
  fault: string | null;
}

export function createOmmFieldCells(): OmmFieldCells {
  return { cells: new Array<string>(OMM_FIELDS.length).fill(''), fault: null };
}

/**
 * Takes one keyword with its value and unit (empty where none is given). Keywords that Clearway does not need are
 * passed over; a repeated one, or a unit other than the standard's, is a fault of the message.
 */
export function addOmmField(message: OmmFieldCells, keyword: string, value: string, unit: string): void {
  const field = OMM_FIELD_INDEX.get(keyword) ?? otherSpellingIndex(keyword);
  if (field === undefined) return;
  if (message.cells[field] !== '') {
    message.fault ??= `${keyword} is given twice`;
    return;
  }
  message.cells[field] = value;
  const standard = OMM_UNITS.get(field);
  if (unit !== '' && standard !== undefined && unit.trim().toLowerCase() !== standard) {
    message.fault ??= `${keyword} is in ${excerpt(unit)} instead of ${standard}`;
  }
}
