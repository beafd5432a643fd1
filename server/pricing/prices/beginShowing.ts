/** Begins to show the prices of variants: logs and tells those of this instant. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { causeOf } from './basePrices.ts';
import { logPlans } from './log.ts';
import { loadPricing } from './pricing.ts';
import { tellShown, timePrices } from './tellPrices.ts';
import { beginSpans } from '../shownSpans/write.ts';

/** Logs what these variants show from now on, even where the log has said so before, when nobody saw it. */
const logBegun = async (tx: Db, writer: Writer, variantIds: readonly number[]) => {
  const { now } = writer;
  const pricing = await loadPricing(tx, now, variantIds);
  const log = new Map(
    [...pricing.log].map(([id, entries]) => [
      id,
      entries.filter(({ effectiveAt }) => effectiveAt >= now),
    ]),
  );
  const logged = await logPlans(tx, writer, variantIds, { ...pricing, log }, causeOf(writer));
  await timePrices(
    tx,
    now,
    logged.map(({ at }) => at),
  );
};

/** `fresh`: variants of new products, whose prices were logged in this transaction; `others` may be shown already. */
export const beginShowing = async (
  tx: Db,
  writer: Writer,
  { fresh, others }: { fresh: readonly number[]; others: readonly number[] },
): Promise<void> => {
  const added = await beginSpans(tx, writer.now, fresh, { isNew: true });
  const begun = await beginSpans(tx, writer.now, others, { isNew: false });
  if (begun.length > 0) await logBegun(tx, writer, begun);
  await tellShown(tx, writer, [...added, ...begun]);
};
