import { promisify } from 'node:util';
import { inflateRaw, inflate as inflateZlib } from 'node:zlib';
import { labelError } from '../errors.ts';
import type { Inflate, LabelPorts } from '../ports.ts';

const zlib = promisify(inflateZlib);
const raw = promisify(inflateRaw);

/** Inflation by node:zlib; `maxOutputLength` ends a bomb as soon as it exceeds the bound. */
export const nodeInflate: Inflate = async (bytes, { wrapper, maxOutput }) => {
  try {
    const inflate = wrapper === 'zlib' ? zlib : raw;
    return new Uint8Array(await inflate(bytes, { maxOutputLength: maxOutput }));
  } catch (problem) {
    throw labelError('inflate_failed', problem instanceof Error ? problem.message : 'inflation failed');
  }
};

/** Everything that the library asks of its host, on Node.js. */
export const nodePorts: LabelPorts = { inflate: nodeInflate };
