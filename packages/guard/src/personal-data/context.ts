import type { Reader } from '../patterns/cursor.ts';
import { isWordSymbol, SymbolKind, symbolKind } from '../tape/symbol-kind.ts';

/** How far before a number its name may stand. */
export const CONTEXT_SYMBOLS = 24;

/** Names of numbers that look like a telephone or card number by chance. */
export const OTHER_NUMBER_NAMES: readonly string[] = [
  ...['订单', '订单号', '订单编号', '单号', '编号', '流水', '流水号', '交易号', '序列号', '货号', '工号', '学号'],
  ...['版本号', '时间戳', '哈希', '商品', '商品号', 'qq', 'qq号', 'id', 'uid', 'order', 'sku', 'isbn', 'imei', 'hash'],
  ...['commit', 'version', 'serial', 'tracking', 'invoice', 'timestamp', 'ticket', 'build', 'transaction', 'request'],
];

/** Names of telephone numbers. */
export const PHONE_NAMES: readonly string[] = [
  ...['电话', '手机', '手机号', '联系方式', '联系电话', '座机', '固话', '热线', '致电', '拨打', '来电', '号码', '传真'],
  ...['phone', 'mobile', 'tel', 'call', 'contact', 'fax'],
];

/** The folded text before an index. */
export function textBefore(cursor: Reader, at: number): string {
  let out = '';
  for (let index = at - CONTEXT_SYMBOLS; index < at; index++) {
    const unit = cursor.at(index);
    if (unit !== -1) out += String.fromCharCode(unit);
  }
  return out;
}

/** Whether one of the names stands anywhere in the context before a number. Latin names count only as whole words. */
export function hasNameBefore(context: string, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let at = context.indexOf(name); at !== -1; at = context.indexOf(name, at + 1)) {
      if (isWhole(context, at, at + name.length)) return true;
    }
    return false;
  });
}

/** Whether one of the names stands directly before a number: `订单号：`, `"order_id": `, `order no. is #`. */
export function isNamedBy(context: string, names: readonly string[]): boolean {
  const bare = withoutLink(withoutLink(context));
  return names.some((name) => bare.endsWith(name) && isWhole(bare, bare.length - name.length, bare.length));
}

const LINKS: readonly string[] = ['是', '为', 'is', 'no', 'number', 'num', '号码'];

/** Takes away separators and one linking word at the end. */
function withoutLink(context: string): string {
  let end = context.length;
  while (end > 0 && symbolKind(context.charCodeAt(end - 1)) === SymbolKind.SEPARATOR) end--;
  const bare = context.slice(0, end);
  const link = LINKS.find((word) => bare.endsWith(word) && isWhole(bare, end - word.length, end));
  return link === undefined ? bare : bare.slice(0, end - link.length);
}

function isWhole(context: string, from: number, to: number): boolean {
  return !isInsideWord(context, from) && !isInsideWord(context, to);
}

/** Whether a Latin word goes on over this place. */
function isInsideWord(context: string, at: number): boolean {
  return at > 0 && at < context.length && isWordAt(context, at) && isWordAt(context, at - 1);
}

function isWordAt(context: string, at: number): boolean {
  return isWordSymbol(context.charCodeAt(at));
}
