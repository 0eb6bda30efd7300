import { describe, expect, it } from 'vitest';
import { isWordSymbol, SymbolKind, symbolKind } from '../../src/tape/symbol-kind.ts';

describe('symbolKind', () => {
  it.each([
    ['hanzi', '违㐀々', SymbolKind.HANZI],
    ['letters and digits of scripts with word spaces', 'aж9λ', SymbolKind.WORD],
    ['punctuation, symbols and spaces', '，-_ +、\ufffc', SymbolKind.SEPARATOR],
    ['anything else', 'あ한\ud83d\uffff', SymbolKind.OTHER],
  ])('knows %s', (_, symbols, kind) => {
    for (const symbol of symbols.split('')) expect([symbol, symbolKind(symbol.charCodeAt(0))]).toEqual([symbol, kind]);
  });

  it('takes what is no unit for anything else', () => {
    expect(symbolKind(-1)).toBe(SymbolKind.OTHER);
    expect(isWordSymbol(-1)).toBe(false);
  });
});
