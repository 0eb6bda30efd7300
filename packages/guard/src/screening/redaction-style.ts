import { findingClassInfo } from '../finding-class.ts';
import type { Policy } from '../policy.ts';
import type { RedactionStyle } from './releaser.ts';

/** How a policy shows what it hides. Neither form tells anything about the value but, for a mask, its length. */
export function redactionStyle(policy: Pick<Policy, 'redaction' | 'language'>): RedactionStyle {
  switch (policy.redaction) {
    case 'tag':
      return {
        begin: (span) => `[${findingClassInfo[span.class].tag[policy.language]}]`,
        extend: () => '',
      };
    case 'mask':
      return {
        begin: (span) => '*'.repeat(span.end - span.start),
        extend: (units) => '*'.repeat(units),
      };
  }
}
