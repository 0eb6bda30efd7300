/** Advisory locks on a database server: several processes may start at once. Numbers of our own choice, one for each. */

/** Held while the tables are brought to the newest shape. */
export const MIGRATION_LOCK = 7_262_711;
/** Held while a journal takes a database for itself. */
export const CLAIM_LOCK = 7_262_712;
