import { buildBox } from '../bmff/boxes.ts';

/** Version and flags of a full box. */
export const FULL_BOX_LENGTH = 4;

/** A full box: one with version and flags before its content. */
export function buildFullBox(type: string, version: number, ...content: readonly Uint8Array[]): Uint8Array {
  return buildBox(type, new Uint8Array([version, 0, 0, 0]), ...content);
}
