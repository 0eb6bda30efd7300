/** Search parameters come from the address bar: anybody may have written them. */
type Search = Readonly<Record<string, unknown>>;

const MAX_TEXT = 200;

/** A text parameter; numbers in the address count as text. Left out where it is neither. */
export function textOf<Name extends string>(search: Search, name: Name): { readonly [Key in Name]?: string } {
  const value = search[name];
  const text = typeof value === 'number' ? String(value) : value;
  const fits = typeof text === 'string' && text !== '' && text.length <= MAX_TEXT;
  return (fits ? { [name]: text } : {}) as { readonly [Key in Name]?: string };
}

/** A parameter that is one of a closed list; left out otherwise. */
export function oneOf<Name extends string, Value extends string>(
  search: Search,
  name: Name,
  values: readonly Value[],
): { readonly [Key in Name]?: Value } {
  const value = values.find((candidate) => candidate === search[name]);
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value };
}

/** A parameter that names several of a closed list, `a,b`; unknown ones are dropped, and it is left out with none. */
export function listOf<Name extends string>(
  search: Search,
  name: Name,
  values: readonly string[],
): { readonly [Key in Name]?: string } {
  const { [name]: text = '' } = textOf(search, name) as { readonly [key: string]: string };
  const known = values.filter((value) => text.split(',').includes(value));
  return (known.length > 0 ? { [name]: known.join(',') } : {}) as { readonly [Key in Name]?: string };
}

/** A parameter that is a moment, RFC 3339; left out otherwise. */
export function momentOf<Name extends string>(search: Search, name: Name): { readonly [Key in Name]?: string } {
  const { [name]: text = '' } = textOf(search, name) as { readonly [key: string]: string };
  const time = Date.parse(text);
  return (Number.isNaN(time) ? {} : { [name]: new Date(time).toISOString() }) as { readonly [Key in Name]?: string };
}

/** Where to go after signing in: a path of this console, never another site (open redirect). */
export function returnPath(value: unknown): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(value)) return '/';
  return value.startsWith('/sign-in') ? '/' : value;
}
