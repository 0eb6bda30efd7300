/** Takes the data directory that is named, says how it went, and keeps it until its input ends. */
import { isAnlanError } from '@anlan/core';
import { lockDataDirectory } from '../../src/identity/data-lock.ts';

try {
  lockDataDirectory(process.argv[2] ?? '');
  console.log('taken');
} catch (error) {
  console.log(isAnlanError(error) ? error.code : String(error));
}
process.stdin.resume();
