/** An element of XML, or a member of JSON, before it is held against the tables. */
export interface Element {
  readonly name: string;
  /** The text inside, for elements without children. */
  text: string;
  /** `units` and `parameter` attributes; others that matter (`id`, `version`) too. '' where absent. */
  units: string;
  parameter: string;
  version: string;
  readonly children: Element[];
  readonly line: number;
}

export function element(name: string, line: number): Element {
  return { name, text: '', units: '', parameter: '', version: '', children: [], line };
}
