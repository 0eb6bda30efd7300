import type { VerifyEd25519 } from '../note/ed25519.ts';
import type { TreeView } from '../tree/tree-view.ts';
import { type PostText, requestCosignature, type WitnessEndpoint, type WitnessFailure } from './witness-client.ts';

export interface CollectorOptions {
  readonly witnesses: readonly WitnessEndpoint[];
  readonly post: PostText;
  readonly ed25519: VerifyEd25519;
}

export interface Collected {
  /** Lines to stand behind the checkpoint's own; empty where no witness cosigned. */
  readonly lines: string;
  readonly failures: readonly { readonly witness: WitnessEndpoint; readonly failure: WitnessFailure }[];
}

/** Asks all witnesses at once, and remembers what each of them has cosigned. */
export interface CosignatureCollector {
  /** `view` is the tree of the checkpoint. Never rejects because of a witness. */
  collect(checkpoint: string, view: TreeView): Promise<Collected>;
}

export function createCosignatureCollector(options: CollectorOptions): CosignatureCollector {
  const cosigned = new Map<WitnessEndpoint, number>();
  return { collect: (checkpoint, view) => collect(checkpoint, view, { ...options, cosigned }) };
}

async function collect(
  checkpoint: string,
  view: TreeView,
  { witnesses, post, ed25519, cosigned }: CollectorOptions & { readonly cosigned: Map<WitnessEndpoint, number> },
): Promise<Collected> {
  const answers = await Promise.all(
    witnesses.map(async (witness) => {
      const old = cosigned.get(witness) ?? 0;
      const answer = await requestCosignature({ witness, checkpoint, view, old, post, ed25519 });
      if (answer.ok) cosigned.set(witness, view.size);
      return { witness, answer };
    }),
  );
  const lines = answers.map(({ answer }) => (answer.ok ? answer.value : '')).join('');
  const failures = answers.flatMap(({ witness, answer }) => (answer.ok ? [] : [{ witness, failure: answer.error }]));
  return { lines, failures };
}
