import { z } from 'zod';

/** A UUID. */
export const id = z.uuid();
/** RFC 3339 in UTC. */
export const time = z.string();
export const localised = z.strictObject({ zh: z.string(), en: z.string() });
export const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

/** Text that a person types: no control characters, trimmed, bounded. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'no control characters');
/** The same over several lines; may be empty. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*(?:[\n\t\r][^\p{Cc}]*)*$/u, 'no control characters');
