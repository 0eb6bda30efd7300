import type { CatalogData } from '../types.ts';
import { partAddresseesAreNarrower } from './addressee-lints.ts';
import {
  coverageIsExplained,
  coverageIsWhole,
  othersAreContributedTo,
  unreadPacksProveNothing,
} from './coverage-lints.ts';
import { frameworkCounts } from './framework-counts.ts';
import type { Finding, Lint } from './lint.ts';
import { riskTableResolves, versionMappingsResolve } from './mapping-lints.ts';
import { numbersAreNamed, numbersNotSurerThanTheirPack } from './number-lints.ts';
import { oneParagraph } from './paragraph-lint.ts';
import {
  datesInOrder,
  headingsExist,
  ownTitlesAreDistinct,
  partialPacksHaveNotes,
  uniqueIds,
  wellFormedIds,
} from './structure-lints.ts';
import { bothLanguages, chineseIsChinese, englishIsEnglish, noClaims } from './text-lints.ts';

export const lints: readonly Lint[] = [
  uniqueIds,
  wellFormedIds,
  headingsExist,
  ownTitlesAreDistinct,
  partAddresseesAreNarrower,
  partialPacksHaveNotes,
  datesInOrder,
  bothLanguages,
  oneParagraph,
  englishIsEnglish,
  chineseIsChinese,
  noClaims,
  numbersAreNamed,
  numbersNotSurerThanTheirPack,
  riskTableResolves,
  versionMappingsResolve,
  frameworkCounts,
  coverageIsWhole,
  coverageIsExplained,
  othersAreContributedTo,
  unreadPacksProveNothing,
];

/** All findings of all lints, in the order of the lints and of the data. */
export function lintCatalog(data: CatalogData, rules: readonly Lint[] = lints): readonly Finding[] {
  return rules.flatMap((lint) => Array.from(lint.check(data), (problem) => ({ lint: lint.name, ...problem })));
}
