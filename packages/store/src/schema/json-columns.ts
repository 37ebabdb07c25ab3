import type { ColumnType, JSONColumnType } from 'kysely';

/** Any JSON, read as a value and written as its text: the two drivers differ in how they would write an array. */
export type Json = JSONColumnType<object>;
export type NullableJson = ColumnType<object | null, string | null, string | null>;
