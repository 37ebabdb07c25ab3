/**
 * What every navigation data message of CCSDS (CDM, OPM, OMM, OEM, OCM) becomes when it is read, whichever of KVN, XML and
 * JSON it was written in: blocks that mirror the elements of the XML form, with values kept as they were written, so that
 * nothing is lost when the message is written again.
 */
export interface NdmMessage {
  /** `CDM`, `OPM`, `OMM`, `OEM`, `OCM`. */
  readonly kind: string;
  /** As in `CCSDS_CDM_VERS = 1.0`. */
  readonly version: string;
  /** The whole message; its blocks are `header` and `body`. */
  readonly root: NdmBlock;
}

/** A section of a message: `header`, `metadata`, `stateVector`, … named as the element of the XML form. */
export interface NdmBlock {
  readonly name: string;
  /** Line of the text where it starts, counted from 1. */
  readonly line: number;
  /** The block's comments, without the keyword. Those written between its fields are here, too. */
  readonly comments: readonly string[];
  readonly fields: readonly NdmField[];
  /** Data lines without keywords, such as the states of an OEM. */
  readonly rows: readonly NdmRow[];
  readonly blocks: readonly NdmBlock[];
}

export interface NdmField {
  readonly keyword: string;
  /** As written, without blanks around it. */
  readonly value: string;
  /** In the standard's spelling; the standard's unit where the message leaves it out; null for values without unit. */
  readonly unit: string | null;
  readonly line: number;
}

export interface NdmRow {
  /** The values, separated by single blanks. */
  readonly text: string;
  readonly line: number;
}

/** The field of a block; undefined where it is absent. */
export function fieldOf(block: NdmBlock, keyword: string): NdmField | undefined {
  return block.fields.find((field) => field.keyword === keyword);
}

/** The text of a field; null where it is absent. */
export function textOf(block: NdmBlock, keyword: string): string | null {
  return fieldOf(block, keyword)?.value ?? null;
}

/** The number in a field that the keyword table has as number or integer; null where it is absent. */
export function numberOf(block: NdmBlock, keyword: string): number | null {
  const field = fieldOf(block, keyword);
  return field === undefined ? null : Number(field.value);
}

/** The first block of this name inside `block`; undefined where there is none. */
export function blockOf(block: NdmBlock, name: string): NdmBlock | undefined {
  return block.blocks.find((each) => each.name === name);
}

/** All blocks of this name directly inside `block`. */
export function blocksOf(block: NdmBlock, name: string): readonly NdmBlock[] {
  return block.blocks.filter((each) => each.name === name);
}
