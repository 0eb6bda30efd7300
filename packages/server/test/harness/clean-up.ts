import { afterAll } from 'vitest';

const works: (() => unknown)[] = [];

/** Has something done when the tests of the file have ended, the last thing first. Tests may ask for it too. */
export function cleanUp(work: () => unknown): void {
  works.push(work);
}

afterAll(async () => {
  for (let work = works.pop(); work; work = works.pop()) await work();
});
