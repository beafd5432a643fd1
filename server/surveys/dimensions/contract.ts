/** What satisfaction is made of: the indicators for which questions count. */
import * as z from 'zod';
import { code, id, instant, orDefault, requiredLocalized, whole } from '#shared/fields';

/** What of a customer's needs it belongs to, under which dimensions are added up. */
export const NEEDS = ['functional', 'emotional', 'social'] as const;
export type Need = (typeof NEEDS)[number];

const fields = { names: requiredLocalized(60), need: z.enum(NEEDS) };
export const DimensionInput = z.strictObject({ key: code(), ...fields });
export type DimensionInput = z.infer<typeof DimensionInput>;
/** The key stays: questions and weights name it. */
export const DimensionEdit = z.strictObject({
  ...fields,
  /** A retired one stays in what was asked, and new versions cannot name it. */
  isRetired: orDefault(z.boolean(), false),
  version: whole('version').optional(),
});
export type DimensionEdit = z.infer<typeof DimensionEdit>;
/** All of them, in their new order. */
export const DimensionOrder = z.strictObject({ ids: z.array(id()).max(200) });
export type DimensionOrder = z.infer<typeof DimensionOrder>;

export const Dimension = z.object({
  id: id(),
  key: z.string(),
  ...fields,
  position: whole('position'),
  retiredAt: instant().nullable(),
  isRetired: z.boolean(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type Dimension = z.infer<typeof Dimension>;
