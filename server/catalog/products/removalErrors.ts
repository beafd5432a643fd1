/** Refuses to remove variants that promotions name. */
import type { Db } from '#db';
import { type FieldErrors, message } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { findReferringNames } from '../references/references.ts';
import { matchVariants } from './rules.ts';
import type { ProductWrite } from './productWrite.ts';

type Sent = Pick<ProductWrite, 'before' | 'input'>;

const removedBy = ({ before, input }: Sent): number[] =>
  before ? matchVariants(before.variants, input.variants).removed.map(({ id }) => id) : [];

/**
 * Field errors of each write, null where there are none. What the store's own systems leave out is removed whatever names
 * it, because they know what is sold; it is the same variant when they send it again.
 */
export const removalErrorsOf = async (
  tx: Db,
  { actor }: Pick<Writer, 'actor'>,
  writes: readonly Sent[],
): Promise<(FieldErrors | null)[]> => {
  const removed = actor.kind === 'key' ? writes.map(() => []) : writes.map(removedBy);
  const isAnyNamed = (await findReferringNames(tx, 'variants', removed.flat())).length > 0;
  const errors: (FieldErrors | null)[] = [];
  for (const ids of removed) {
    const names = isAnyNamed ? await findReferringNames(tx, 'variants', ids) : [];
    errors.push(
      names.length > 0
        ? { variants: message('products.errors.variantInPromotions', { names: names.join(', ') }) }
        : null,
    );
  }
  return errors;
};

/** The same for one product, as a refusal. */
export const checkRemovals = async (tx: Db, writer: Writer, sent: Sent) => {
  const [errors] = await removalErrorsOf(tx, writer, [sent]);
  if (errors) throw invalid(errors);
};
