import type { JsonObject } from './canonical-json.ts';

/** Says whether a value, from anybody, is of a type. Parses nothing, changes nothing. */
export type Is<Type> = (value: unknown) => value is Type;

export const isText: Is<string> = (value): value is string => typeof value === 'string';
export const isFlag: Is<boolean> = (value): value is boolean => typeof value === 'boolean';
/** JSON has no NaN and no infinities. */
export const isNumber: Is<number> = (value): value is number => Number.isFinite(value);
/** A whole number from zero that every language reads alike. */
export const isCount: Is<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export function isOneOf<const Value extends string | number | boolean>(values: readonly Value[]): Is<Value> {
  return (value): value is Value => (values as readonly unknown[]).includes(value);
}

export function isNullOr<Type>(is: Is<Type>): Is<Type | null> {
  return (value): value is Type | null => value === null || is(value);
}

export function isListOf<Type>(is: Is<Type>): Is<readonly Type[]> {
  return (value): value is readonly Type[] => Array.isArray(value) && value.every(is);
}

/** Every member of a type with its check. A member that may be absent is none: JSON data says null instead. */
export type Members<Shape extends JsonObject> = { readonly [Key in keyof Shape]-?: Is<Shape[Key]> };

/**
 * A closed object: every named member is there and right, and there is no other. What nobody named would be stored and
 * hashed, but shown to nobody.
 */
export function isObjectOf<Shape extends JsonObject>(members: Members<Shape>): Is<Shape> {
  const checks = Object.entries(members) as readonly (readonly [string, Is<unknown>])[];
  return (value): value is Shape => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const object = value as Readonly<Record<string, unknown>>;
    return Object.keys(object).length === checks.length && checks.every(([key, is]) => is(ownMember(object, key)));
  };
}

/** What a prototype offers is no member of the data. */
function ownMember(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
