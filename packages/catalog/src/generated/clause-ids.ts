export type KnownClauseId = never;
