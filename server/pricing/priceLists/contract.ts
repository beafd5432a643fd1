import * as z from 'zod';
import { Audience, PRICE_LIST_KINDS } from '#contract/pricing/prices';
import { isLimitedToLevels, isLimitedToSegments } from '#contract/platform/audiences';
import { code, id, instant, localized, orDefault, requiredLocalized, whole } from '#shared/fields';

/** A list of overrides or of sale prices. There is one base list, and no other can be created. */
export const PriceListInput = z
  .object({
    code: code(),
    kind: z.enum(['override', 'sale']),
    names: requiredLocalized(120),
    /** Of several overrides that fit a shopper, the one with the higher priority applies. */
    priority: orDefault(whole('rank', -1000, 1000), 0),
    audience: Audience.default({ levels: [], groups: [], channels: [] }),
  })
  .refine(
    ({ kind, audience: a }) =>
      kind !== 'override' ||
      isLimitedToLevels(a) ||
      isLimitedToSegments(a) ||
      a.groups.length + a.channels.length > 0,
    {
      error: 'priceLists.errors.audience',
      path: ['audience', 'levels'],
    },
  );
export type PriceListInput = z.infer<typeof PriceListInput>;
export type PriceListDraft = z.input<typeof PriceListInput>;

export const PriceList = z.object({
  id: id(),
  code: z.string(),
  kind: z.enum(PRICE_LIST_KINDS),
  names: localized(),
  name: z.string(),
  priority: whole('rank'),
  audience: Audience,
  archivedAt: instant().nullable(),
  /** Number of prices in force, and of planned ones; only in lists. */
  current: whole('count').exactOptional(),
  planned: whole('count').exactOptional(),
  version: whole('version'),
});
export type PriceList = z.infer<typeof PriceList>;
