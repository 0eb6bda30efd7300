import { z } from 'zod';
import type { OscalCatalog, OscalControl, OscalGroup, OscalLink, OscalPart, OscalProp } from './document.ts';

/** Reads what `importOscal` needs and passes over the rest: an OSCAL tool may have added to our export. */

type Loose<Value> = z.ZodType<Value>;

const prop: Loose<OscalProp> = z.object({ name: z.string(), value: z.string(), ns: z.string().exactOptional() });
const link: Loose<OscalLink> = z.object({ href: z.string(), rel: z.string().default('') });
const props: Loose<readonly OscalProp[]> = z.array(prop).default([]);
const links: Loose<readonly OscalLink[]> = z.array(link).default([]);

const part: Loose<OscalPart> = z.object({
  name: z.string(),
  ns: z.string().exactOptional(),
  props,
  prose: z.string().exactOptional(),
  get parts(): z.ZodExactOptional<z.ZodArray<Loose<OscalPart>>> {
    return z.array(part).exactOptional();
  },
});

const control: Loose<OscalControl> = z.object({
  id: z.string(),
  class: z.string(),
  title: z.string(),
  props,
  links,
  parts: z.array(part).default([]),
});

const group: Loose<OscalGroup> = z.object({
  id: z.string(),
  class: z.string(),
  title: z.string(),
  props,
  links,
  controls: z.array(control).exactOptional(),
  get groups(): z.ZodExactOptional<z.ZodArray<Loose<OscalGroup>>> {
    return z.array(group).exactOptional();
  },
});

export interface ImportedCatalog extends Pick<OscalCatalog, 'groups'> {
  readonly metadata: { readonly props: readonly OscalProp[] };
}

export const documentSchema: z.ZodType<{ readonly catalog: ImportedCatalog }> = z.object({
  catalog: z.object({ metadata: z.object({ props }), groups: z.array(group).default([]) }),
});
