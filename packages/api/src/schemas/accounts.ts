import { z } from 'zod';
import { roles } from '../codes.ts';
import { id, line, time } from './values.ts';

export const accountSchema = z.strictObject({
  id,
  name: z.string(),
  role: z.enum(roles),
  disabled: z.boolean(),
  createdAt: time,
  lastSeenAt: time.nullable(),
});
export const newAccountSchema = z.strictObject({ name: line(60), role: z.enum(roles) });
export const accountChangeSchema = z.strictObject({ role: z.enum(roles).optional(), disabled: z.boolean().optional() });
export const signInLinkSchema = z.strictObject({ url: z.string(), expiresAt: time });
export const accountWithLinkSchema = z.strictObject({ account: accountSchema, link: signInLinkSchema });

export const sessionSchema = z.strictObject({
  account: accountSchema,
  /** Rights of the role, e.g. `applications.write`; the console hides what is not allowed, the server refuses it. */
  rights: z.array(z.string()),
  expiresAt: time,
});
export const signInSchema = z.strictObject({ token: z.string().min(20).max(100), name: line(60).optional() });

export type Account = z.infer<typeof accountSchema>;
export type Session = z.infer<typeof sessionSchema>;
