/**
 * zod tries `new Function` to compile its parsers when a schema is made. The server's Content-Security-Policy refuses
 * that, and the browser logs every refusal as a violation. The console parses nothing with zod: it only reads the
 * route table. This must run before any schema exists, so it is the first import of the program.
 */
const host = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
host.__zod_globalConfig = { ...host.__zod_globalConfig, jitless: true };
