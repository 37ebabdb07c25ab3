import type { ElementSet } from '@clearway/astro';
import { excerpt } from '../catalog/excerpt.ts';
import { elementOutOfRange } from '../elements/element-ranges.ts';
import { decimal, wholeNumber } from '../fields/decimal.ts';
import { ommEpoch } from '../fields/epoch.ts';
import { longInternationalDesignator } from '../fields/international-designator.ts';
import { retainedText } from '../fields/retained-text.ts';
import { decodeAlpha5 } from '../tle/alpha5.ts';
import { SGP4_XP_EPHEMERIS_TYPE, SGP4_XP_REASON } from '../tle/tle-element-set.ts';
import { OMM_FIELD_INDEX, OMM_FIELDS, type OmmCells, type OmmColumns, type OmmField } from './omm-fields.ts';
import { UNKNOWN_TO_OMM } from './omm-message.ts';
import { ommMetadataFault } from './omm-metadata.ts';

const index = (field: OmmField): number => OMM_FIELD_INDEX.get(field)!;
const NAME = index('OBJECT_NAME');
const DESIGNATOR = index('OBJECT_ID');
const EPOCH = index('EPOCH');
const MEAN_MOTION = index('MEAN_MOTION');
const ECCENTRICITY = index('ECCENTRICITY');
const INCLINATION = index('INCLINATION');
const RAAN = index('RA_OF_ASC_NODE');
const ARGUMENT_OF_PERICENTER = index('ARG_OF_PERICENTER');
const MEAN_ANOMALY = index('MEAN_ANOMALY');
const EPHEMERIS_TYPE = index('EPHEMERIS_TYPE');
const CLASSIFICATION = index('CLASSIFICATION_TYPE');
const NUMBER = index('NORAD_CAT_ID');
const ELEMENT_SET_NUMBER = index('ELEMENT_SET_NO');
const REVOLUTION = index('REV_AT_EPOCH');
const BSTAR = index('BSTAR');
const MEAN_MOTION_DOT = index('MEAN_MOTION_DOT');
const MEAN_MOTION_DDOT = index('MEAN_MOTION_DDOT');
const EPOCH_MICROSECONDS = index('EPOCH_MICROSECONDS');

/**
 * Builds an element set from the fields of one OMM. Returns one line saying what is wrong where a required field is
 * missing or malformed, a value is out of range, or the message is not meant for SGP4.
 */
export function ommElementSet(cells: OmmCells, columns: OmmColumns): ElementSet | string {
  const fault = ommMetadataFault(cells, columns);
  if (fault !== null) return fault;
  const id = ommCatalogNumber(cells, columns);
  if (id === null) return malformed(cells, columns, NUMBER);
  const epoch = ommEpoch(epochText(cells, columns));
  if (epoch === null) return malformed(cells, columns, EPOCH);
  const meanMotionRevPerDay = required(cells, columns, MEAN_MOTION);
  if (Number.isNaN(meanMotionRevPerDay)) return malformed(cells, columns, MEAN_MOTION);
  const eccentricity = required(cells, columns, ECCENTRICITY);
  if (Number.isNaN(eccentricity)) return malformed(cells, columns, ECCENTRICITY);
  const inclinationDeg = required(cells, columns, INCLINATION);
  if (Number.isNaN(inclinationDeg)) return malformed(cells, columns, INCLINATION);
  const raanDeg = required(cells, columns, RAAN);
  if (Number.isNaN(raanDeg)) return malformed(cells, columns, RAAN);
  const argumentOfPericenterDeg = required(cells, columns, ARGUMENT_OF_PERICENTER);
  if (Number.isNaN(argumentOfPericenterDeg)) return malformed(cells, columns, ARGUMENT_OF_PERICENTER);
  const meanAnomalyDeg = required(cells, columns, MEAN_ANOMALY);
  if (Number.isNaN(meanAnomalyDeg)) return malformed(cells, columns, MEAN_ANOMALY);
  const bstar = required(cells, columns, BSTAR);
  if (Number.isNaN(bstar)) return malformed(cells, columns, BSTAR);
  const meanMotionDot = optional(cells, columns, MEAN_MOTION_DOT);
  if (Number.isNaN(meanMotionDot)) return malformed(cells, columns, MEAN_MOTION_DOT);
  const meanMotionDdot = optional(cells, columns, MEAN_MOTION_DDOT);
  if (Number.isNaN(meanMotionDdot)) return malformed(cells, columns, MEAN_MOTION_DDOT);
  const ephemerisType = optionalInteger(cells, columns, EPHEMERIS_TYPE);
  if (Number.isNaN(ephemerisType)) return malformed(cells, columns, EPHEMERIS_TYPE);
  if (ephemerisType === SGP4_XP_EPHEMERIS_TYPE) return SGP4_XP_REASON;
  const elementSetNumber = optionalInteger(cells, columns, ELEMENT_SET_NUMBER);
  if (Number.isNaN(elementSetNumber)) return malformed(cells, columns, ELEMENT_SET_NUMBER);
  const revolutionAtEpoch = optionalInteger(cells, columns, REVOLUTION);
  if (Number.isNaN(revolutionAtEpoch)) return malformed(cells, columns, REVOLUTION);
  const classification = textOf(cells, columns, CLASSIFICATION);
  if (classification.length > 1) return malformed(cells, columns, CLASSIFICATION);
  const elements: ElementSet = {
    id,
    name: retainedText(textOf(cells, columns, NAME)),
    internationalDesignator: retainedText(designatorOf(cells, columns)),
    classification,
    epoch,
    meanMotionRevPerDay,
    eccentricity,
    inclinationDeg,
    raanDeg,
    argumentOfPericenterDeg,
    meanAnomalyDeg,
    bstar,
    meanMotionDot,
    meanMotionDdot,
    ephemerisType,
    elementSetNumber,
    revolutionAtEpoch,
  };
  return elementOutOfRange(elements) ?? elements;
}

/** The catalogue number of a record, for what else is wrong with it; null where it is absent or malformed. */
export function ommCatalogNumber(cells: OmmCells, columns: OmmColumns): number | null {
  const cell = cellOf(cells, columns, NUMBER);
  const id = wholeNumber(cell, 9);
  if (!Number.isNaN(id)) return id;
  return typeof cell === 'string' ? decodeAlpha5(cell.trim()) : null;
}

/** The cell of a field; empty where the field is absent. */
export function cellOf(cells: OmmCells, columns: OmmColumns, field: number): string | number {
  const column = columns[field]!;
  return column < 0 ? '' : (cells[column] ?? '');
}

function textOf(cells: OmmCells, columns: OmmColumns, field: number): string {
  const cell = cellOf(cells, columns, field);
  return typeof cell === 'string' ? cell.trim() : String(cell);
}

/** Empty where the message says that it is not known, as the standard has it for what is not registered. */
function designatorOf(cells: OmmCells, columns: OmmColumns): string {
  const text = textOf(cells, columns, DESIGNATOR);
  return text === UNKNOWN_TO_OMM ? '' : longInternationalDesignator(text);
}

function required(cells: OmmCells, columns: OmmColumns, field: number): number {
  return decimal(cellOf(cells, columns, field));
}

function optional(cells: OmmCells, columns: OmmColumns, field: number): number {
  const cell = cellOf(cells, columns, field);
  return cell === '' || (typeof cell === 'string' && cell.trim() === '') ? 0 : decimal(cell);
}

function optionalInteger(cells: OmmCells, columns: OmmColumns, field: number): number {
  const cell = cellOf(cells, columns, field);
  return cell === '' || (typeof cell === 'string' && cell.trim() === '') ? 0 : wholeNumber(cell, 9);
}

/** Space-Track's older classes write the fraction of the second as a field of its own. */
function epochText(cells: OmmCells, columns: OmmColumns): string {
  const text = textOf(cells, columns, EPOCH);
  if (columns[EPOCH_MICROSECONDS]! < 0 || text.includes('.')) return text;
  const microseconds = wholeNumber(cellOf(cells, columns, EPOCH_MICROSECONDS), 6);
  return Number.isNaN(microseconds) ? text : `${text}.${String(microseconds).padStart(6, '0')}`;
}

function malformed(cells: OmmCells, columns: OmmColumns, field: number): string {
  const text = textOf(cells, columns, field);
  return text === '' ? `missing ${OMM_FIELDS[field]}` : `malformed ${OMM_FIELDS[field]} "${excerpt(text)}"`;
}
