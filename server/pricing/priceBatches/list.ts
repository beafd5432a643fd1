/** The list of price batches: its columns, filters and phases. */
import { inValues } from '#db/statements';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { knownBatchesOf } from '../tellingBatches/load.ts';
import { batchNeeds } from './needs.ts';
import { type BatchRecord, withItemCounts, withPhase } from './record.ts';

const PHASES: Record<string, (now: number) => { sql: string; values: number[] }> = {
  draft: () => ({ sql: `"price_batches".status = 'draft'`, values: [] }),
  submitted: () => ({ sql: `"price_batches".status = 'submitted'`, values: [] }),
  rejected: () => ({ sql: `"price_batches".status = 'rejected'`, values: [] }),
  reverted: () => ({ sql: `"price_batches".status = 'reverted'`, values: [] }),
  scheduled: (now) => ({
    sql: `"price_batches".status = 'written' and "price_batches".starts_at > ?`,
    values: [now],
  }),
  inForce: (now) => ({
    sql: `"price_batches".status = 'written' and "price_batches".starts_at <= ?
      and ("price_batches".ends_at is null or "price_batches".ends_at > ?)`,
    values: [now, now],
  }),
  ended: (now) => ({
    sql: `"price_batches".status = 'written' and "price_batches".ends_at <= ?`,
    values: [now],
  }),
};

export const priceBatchSpec: ListSpec = {
  table: priceBatches,
  searchColumns: ['name', 'reason', 'authorName'],
  filters: {
    phase: (value, context) =>
      typeof value === 'string' && Object.hasOwn(PHASES, value)
        ? (PHASES[value]?.(context.now()) ?? null)
        : null,
    needs: batchNeeds,
    variantId: async (value, context) =>
      /^[1-9]\d{0,9}$/.test(String(value))
        ? {
            sql: `"price_batches".id ${inValues(context.db, 'bigint')}`,
            values: [JSON.stringify(await knownBatchesOf(context, Number(value)))],
          }
        : null,
  },
  defaultSort: ['updatedAt', 'DESC'],
  finish: async (context, rows) =>
    (await withItemCounts(context.db, rows as BatchRecord[])).map((row) => ({
      ...withPhase(row, context.now()),
    })),
};
