/**
 * Where the explicit label of an answer is: `start` or `end` of its text, or `delegated`: the answer is read by a
 * program (JSON mode, tool calls), and showing the label is up to the interface.
 */
export type ExplicitPlace = 'start' | 'end' | 'delegated';

/** Value of the `x-aigc-label` header, printable ASCII: `AI-generated; explicit=end`. */
export function explicitLabelHeader(place: ExplicitPlace): string {
  return `AI-generated; explicit=${place}`;
}
