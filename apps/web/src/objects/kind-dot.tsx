import type { ObjectKind } from '@clearway/contract';
import type { JSX } from 'react';
import './kind-dot.css';

/** The colour of a kind; always beside its word or in a list that says it. */
export function KindDot(props: { readonly kind: ObjectKind; readonly mine?: boolean }): JSX.Element {
  return <span className="kind-dot" data-kind={props.mine === true ? 'mine' : props.kind} aria-hidden />;
}
