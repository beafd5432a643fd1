/** A price batch: its variants, formula, window and approval. */
import * as z from 'zod';
import {
  amount,
  amountChange,
  count,
  id,
  instant,
  orDefault,
  rate,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { optionalReason } from '#contract/platform/approvals';
import { BASE_LIST_ID } from '#contract/pricing/prices';

export const BATCH_STATUSES = ['draft', 'submitted', 'rejected', 'written', 'reverted'] as const;
/**
 * The status after people's decisions. Whether a written batch is scheduled, in force or ended follows from its
 * instants.
 */
export type BatchStatus = (typeof BATCH_STATUSES)[number];
/** The phase of a batch at an instant. */
export const BATCH_PHASES = [
  'draft',
  'submitted',
  'rejected',
  'scheduled',
  'inForce',
  'ended',
  'reverted',
] as const;
export type BatchPhase = (typeof BATCH_PHASES)[number];

/** Statuses of products that a batch may be limited to. */
export const FILTER_STATUSES = ['draft', 'active', 'archived'] as const;

/** Selects variants. All conditions apply; without conditions every variant is selected. */
export const PriceFilter = z.strictObject({
  q: text(200).optional(),
  /** The category or its descendants. */
  categoryId: reference('categories').optional(),
  brand: text(120).optional(),
  tag: text(60).optional(),
  status: z.enum(FILTER_STATUSES).optional(),
  productIds: z.array(reference('products')).max(10_000).optional(),
  variantIds: z.array(reference('variants')).max(100_000).optional(),
  /** Only variants below their floor, or without a cost. */
  state: z.enum(['belowFloor', 'noCost']).optional(),
});
export type PriceFilter = z.infer<typeof PriceFilter>;

/**
 * How the new price is computed from the old one. Amounts in minor units, rates in basis points. `margin`: so that
 * (price - cost) / price is the target. `competitor`: the lowest or average competing price, plus or minus.
 */
export const PriceFormula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), amount: amount().min(1) }),
  z.strictObject({ kind: z.literal('amount'), change: amountChange() }),
  z.strictObject({ kind: z.literal('percent'), bps: rate(-9_999, 100_000) }),
  z.strictObject({ kind: z.literal('margin'), bps: rate(0, 9_900) }),
  z.strictObject({
    kind: z.literal('competitor'),
    aim: z.enum(['lowest', 'average']),
    bps: orDefault(rate(-9_999, 100_000), 0),
    change: orDefault(amountChange(), 0),
  }),
  /** Only prices entered for single rows. */
  z.strictObject({ kind: z.literal('given') }),
]);
export type PriceFormula = z.infer<typeof PriceFormula>;

export const ENDINGS = ['none', 'end99', 'end90', 'whole', 'to5', 'to10', 'to100'] as const;
export const DIRECTIONS = ['nearest', 'up', 'down'] as const;
export const PriceRounding = z.strictObject({
  ending: z.enum(ENDINGS).default('none'),
  direction: z.enum(DIRECTIONS).default('nearest'),
});
export type PriceRounding = z.infer<typeof PriceRounding>;

/** What to do with new prices below the floor, and with changes that someone else has already planned. */
export const BatchRequest = z.strictObject({
  belowFloor: z.enum(['refuse', 'raise', 'leaveOut', 'allow']).default('refuse'),
  conflicts: z.enum(['refuse', 'leaveOut', 'replace']).default('refuse'),
});
export type BatchRequest = z.infer<typeof BatchRequest>;

/** A price entered for a row in minor units, or null to leave the row out. */
export const OwnFigure = z.strictObject({
  variantId: reference('variants'),
  amount: amount().min(1).nullable(),
});
export type OwnFigure = z.infer<typeof OwnFigure>;

const when = () =>
  instant()
    .nullish()
    .transform((at) => at ?? null);

const shape = {
  listId: reference('priceLists').default(BASE_LIST_ID),
  minQuantity: orDefault(count(1, 1_000_000), 1),
  startsAt: when(),
  endsAt: when(),
  filter: PriceFilter.default({}),
  formula: PriceFormula,
  rounding: PriceRounding.default({ ending: 'none', direction: 'nearest' }),
  request: BatchRequest.default({ belowFloor: 'refuse', conflicts: 'refuse' }),
  /** Prices entered for single rows, which replace those of the formula. */
  figures: z.array(OwnFigure).max(20_000).default([]),
};
const windowed = { error: 'prices.errors.endsBeforeStart', path: ['endsAt'] };
const inOrder = ({ startsAt, endsAt }: { startsAt: number | null; endsAt: number | null }) =>
  endsAt === null || startsAt === null || startsAt < endsAt;

/** Previews what a batch would do; `rows` requests one page, red flags first. */
export const BatchPreviewInput = z
  .strictObject({
    ...shape,
    from: count(0, 1_000_000).default(0),
    limit: count(0, 500).default(50),
    flaggedOnly: z.boolean().default(false),
  })
  .refine(inOrder, windowed);
export type BatchPreviewInput = z.infer<typeof BatchPreviewInput>;

export const BatchInput = z
  .object({
    ...shape,
    name: requiredText(120),
    reason: optionalReason(500),
  })
  .refine(inOrder, windowed);
export type BatchInput = z.infer<typeof BatchInput>;
export type BatchDraft = z.input<typeof BatchInput>;

/** A new batch. `submit`: submitted at once; where that is refused, no draft is stored either. */
export const NewBatchInput = BatchInput.safeExtend({ submit: z.boolean().default(false) });
export type NewBatchInput = z.infer<typeof NewBatchInput>;

/** The version that was read, so that nobody decides on changes that they have not seen. */
export const Decision = z.strictObject({
  version: whole('version').optional(),
  reason: optionalReason(500),
});

/** A price of one list, variant and quantity that a batch replaced, `[startsAt, endsAt)`. */
export interface Replaced {
  startsAt: number;
  endsAt: number;
  amount: number;
}

export const PriceBatch = z.object({
  id: id(),
  name: z.string(),
  reason: z.string().nullable(),
  status: z.enum(BATCH_STATUSES),
  phase: z.enum(BATCH_PHASES),
  listId: reference('priceLists'),
  minQuantity: whole('count'),
  startsAt: instant().nullable(),
  endsAt: instant().nullable(),
  filter: z.nullable(PriceFilter),
  formula: z.nullable(PriceFormula),
  rounding: z.nullable(PriceRounding),
  request: BatchRequest,
  itemCount: whole('count'),
  flaggedCount: whole('count'),
  belowFloorCount: whole('count'),
  maxChangeBps: whole('rate'),
  minMarginBps: whole('rate').nullable(),
  breaches: z.array(z.string()),
  authorId: z.string(),
  authorName: z.string(),
  approverName: z.string().nullable(),
  /** The comment of the person who decided. */
  decision: z.string().nullable(),
  decidedAt: instant().nullable(),
  computedAt: instant().nullable(),
  writtenAt: instant().nullable(),
  revertsId: reference('priceBatches').nullable(),
  revertedById: reference('priceBatches').nullable(),
  version: whole('version'),
});
export type PriceBatch = z.infer<typeof PriceBatch>;
