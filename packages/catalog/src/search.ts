import type { Clause } from './types.ts';

export interface SearchHit {
  readonly clause: Clause;
  /** Higher is better; only the order has a meaning. */
  readonly score: number;
}

export interface SearchOptions {
  /** At most 100; 20 when left out. */
  readonly limit?: number;
}

/** The query comes from people and from the network: both ends are bounded. */
const MAX_QUERY = 200;
const MAX_TERMS = 12;
const MAX_LIMIT = 100;

const HAN = /\p{Script=Han}/u;
const TOKENS = /\p{Script=Han}+|[\p{L}\p{N}@][\p{L}\p{N}@./-]*/gu;

/**
 * Ranks clauses against a query in either language. Chinese is matched as substrings, other words from the start of a
 * word; an id or the beginning of one comes first. Every term of the query must be found.
 */
export function searchClauses(
  clauses: Iterable<Clause>,
  query: string,
  options: SearchOptions = {},
): readonly SearchHit[] {
  const terms = queryTerms(query);
  if (terms.length === 0) return [];
  const limit = Math.min(Math.max(Math.trunc(options.limit ?? 20), 0), MAX_LIMIT);
  const hits: SearchHit[] = [];
  for (const clause of clauses) {
    const score = scoreClause(clause, terms);
    if (score > 0) hits.push({ clause, score });
  }
  // Sort is stable: equal scores stay in the order of packs and texts.
  return hits.sort((a, b) => b.score - a.score).slice(0, limit);
}

function queryTerms(query: string): readonly string[] {
  const found = query.slice(0, MAX_QUERY).normalize('NFKC').toLowerCase().match(TOKENS) ?? [];
  return [...new Set(found)].slice(0, MAX_TERMS);
}

function scoreClause(clause: Clause, terms: readonly string[]): number {
  let total = 0;
  for (const term of terms) {
    const score = Math.max(scoreId(clause, term), scoreText(clause, term));
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

function scoreId(clause: Clause, term: string): number {
  if (clause.id === term || clause.number === term) return 100;
  if (clause.id.startsWith(term) && term.includes('@')) return 60;
  if (/\d/.test(term) && isNumberPrefix(clause.number, term)) return 60;
  return 0;
}

/** `4.2` begins `4.2.2.b` but not `4.21`. */
function isNumberPrefix(number: string, term: string): boolean {
  const prefix = term.replace(/[./]$/, '');
  return number.startsWith(prefix) && /^(?:[./-]|$)/.test(number.slice(prefix.length));
}

function scoreText(clause: Clause, term: string): number {
  const find = HAN.test(term) ? (text: string) => text.includes(term) : (text: string) => hasWord(text, term);
  if (find(clause.title.zh) || find(clause.title.en)) return 40;
  if (find(clause.summary.zh) || find(clause.summary.en)) return 20;
  if (find(clause.explanation.zh) || find(clause.explanation.en)) return 8;
  if (find(clause.guidance.zh) || find(clause.guidance.en)) return 8;
  return clause.parts.some((part) => find(part.text.zh) || find(part.text.en)) ? 6 : 0;
}

/** From the start of a word, so that `log` finds `logs` but not `dialogue`. */
function hasWord(text: string, term: string): boolean {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + 1)) {
    if (at === 0 || !/[\p{Script=Latin}\p{N}]/u.test(lower[at - 1] ?? '')) return true;
  }
  return false;
}
