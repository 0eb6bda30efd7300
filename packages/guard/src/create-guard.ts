import { bytesToHex, canonicalJson, type JsonObject, utf8ToBytes } from '@anlan/core';
import { planScreening } from './built-in.ts';
import type { Guard, GuardOptions } from './guard.ts';
import type { Policy } from './policy.ts';
import { createStreamScreen } from './screening/stream-screen.ts';
import { screenText } from './screening/text-screen.ts';

/** Builds the detectors that a policy needs, once for all texts. Give it a policy from `parsePolicy` or a profile. */
export function createGuard(policy: Policy, options: GuardOptions = {}): Guard {
  const plans = planScreening(policy, options.detectors ?? []);
  return {
    policy,
    ...(options.sha256 && { policyDigest: digest(policy, options.sha256) }),
    screen: (direction, text) => screenText(plans[direction], policy, text),
    stream: (direction) => createStreamScreen(plans[direction], policy),
  };
}

function digest(policy: Policy, sha256: (bytes: Uint8Array) => Uint8Array): string {
  // A policy is plain JSON data; interfaces only lack the index signature that would say so.
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(policy as unknown as JsonObject))));
}
