import { composeKinds } from '@anlan/audit';
import { gatewayKinds } from '@anlan/gateway';
import { governKinds } from '@anlan/govern';
import { serverKinds } from './records/server-kinds.ts';

const kinds: readonly [...typeof gatewayKinds, ...typeof governKinds, ...typeof serverKinds] = [
  ...gatewayKinds,
  ...governKinds,
  ...serverKinds,
];

/** The closed union of everything that this server writes into the log. */
export const recordKinds: ReturnType<typeof composeKinds<typeof kinds>> = composeKinds(kinds);
