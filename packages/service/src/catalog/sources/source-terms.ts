/** On what terms data were had, carried along with them and with everything computed from them. */
export interface SourceTerms {
  /**
   * `private`: from a personal account, or of unknown terms; neither the data nor what is derived from them may be
   * shown to others.
   */
  readonly visibility: 'public' | 'private';
  /** Whom to name, for people. */
  readonly attribution: string;
}

/** The terms of something computed from data of one or several sources. */
export interface DerivedTerms {
  readonly visibility: 'public' | 'private';
  /** Derived data are no copy of the source's; who may pass on the one may not always pass on the other. */
  readonly derived: true;
  /** Everybody to be named, each once, sorted. */
  readonly attributions: readonly string[];
}

/** What is computed from these inputs is private as soon as one of them is. */
export function derivedTerms(inputs: Iterable<SourceTerms | DerivedTerms>): DerivedTerms {
  let visibility: DerivedTerms['visibility'] = 'public';
  const attributions = new Set<string>();
  for (const input of inputs) {
    if (input.visibility === 'private') visibility = 'private';
    for (const name of 'derived' in input ? input.attributions : [input.attribution]) attributions.add(name);
  }
  return { visibility, derived: true, attributions: [...attributions].sort() };
}
