import type { Detector } from './detector.ts';
import type { Policy } from './policy.ts';
import type { Direction, StreamStep, Verdict } from './verdict.ts';

/** Screens whole texts and streams by one policy. Holds no state between calls. */
export interface Guard {
  readonly policy: Policy;
  /** SHA-256 (hex) of the canonical JSON of the policy; present when `options.sha256` was given. */
  readonly policyDigest?: string;
  screen(direction: Direction, text: string): Verdict;
  /** One per model call; free it when the call ends. */
  stream(direction: Direction): StreamScreen;
}

/**
 * Screens a stream of pieces. Channels (choices, reasoning, tool arguments, …) are independent texts. For each channel
 * what is released is, however the pieces are cut, the text with redactions applied, up to the first finding whose
 * action is `replace`, `review` or `block`.
 */
export interface StreamScreen {
  push(channel: string, piece: string): StreamStep;
  /** No more comes on this channel: releases what was held back only because it was undecided. */
  end(channel: string): StreamStep;
  /** Ends every channel that was seen and not yet ended. */
  endAll(): readonly StreamStep[];
}

export interface GuardOptions {
  /** SHA-256, for `policyDigest`. */
  readonly sha256?: (bytes: Uint8Array) => Uint8Array;
  /** Further detectors, run beside the built-in ones. */
  readonly detectors?: readonly Detector[];
}
