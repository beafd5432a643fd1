/** A form holds null where a field was left or made empty: what may be left out of a body may be null, too. */
import * as z from 'zod';
import { expect, test } from 'vitest';
import { routes } from '#server/app';

interface Def {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  shape?: Record<string, z.ZodType>;
}
const defOf = (schema: z.ZodType) => schema._zod.def as unknown as Def;

/** The schema without defaults, nullability and transformations. */
const bare = (schema: z.ZodType): z.ZodType => {
  const { innerType, in: input } = defOf(schema);
  const inner = innerType ?? input;
  return inner ? bare(inner) : schema;
};

/** Inputs that people type in become null; switches and lists do not, and choices always hold one. */
const TYPED = ['string', 'number'];
/** Written by the screens, not typed. */
const UNTYPED = /(version|\.variants\[\]\.id|\.listId)$/;
/** Their forms hold other fields than their bodies, and leave out what is empty (`inputOf` of each). */
const OWN_FORMS = /^\/promotions|^\/priceBatches/;

/** Paths of fields that may be left out but may not be null. */
const notEmptied = (schema: z.ZodType, path: string): string[] => {
  const { type, shape, element, options } = defOf(bare(schema));
  if (element) return notEmptied(element, `${path}[]`);
  if (options) return options.flatMap((option) => notEmptied(option, path));
  if (shape)
    return Object.entries(shape).flatMap(([field, inner]) => notEmptied(inner, `${path}.${field}`));
  const isOptional = schema.safeParse(undefined).success && !schema.safeParse(null).success;
  return isOptional && TYPED.includes(type) && !UNTYPED.test(path) ? [path] : [];
};

/** Bodies that people fill in: those of staff. */
const bodies = routes.filter(
  ({ access, body, reads, path }) =>
    'resource' in access && body !== undefined && !reads && !OWN_FORMS.test(path),
);

test.each(
  bodies.map(({ method, path, body }) => [`${method} ${path}`, body as z.ZodType] as const),
)('every field of %s that may be left out may be null', (_, body) =>
  expect([...new Set(notEmptied(body, ''))]).toEqual([]),
);
