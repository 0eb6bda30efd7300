/** Request and response shapes of the management API. Times are RFC 3339 in UTC; ids are UUIDs unless said otherwise. */
export * from './schemas/accounts.ts';
export * from './schemas/applications.ts';
export * from './schemas/calls.ts';
export * from './schemas/catalog.ts';
export * from './schemas/overview.ts';
export * from './schemas/records.ts';
