/** Compares a product that is sent with what is stored. */
import { comparable, inputOf } from './compare.ts';
import type { ComparedWrite, ProductWrite } from './productWrite.ts';
import { withGuards } from './matchVariants.ts';
import { difference } from '../../platform/activities/record.ts';

/** Guards that were left out stay as they were, and are no difference. */
export const compareWrite = (write: ProductWrite): ComparedWrite => {
  const { before } = write;
  const input = withGuards(before, write.input);
  const change = before ? difference(comparable(inputOf(before)), comparable(input)) : null;
  return {
    ...write,
    input,
    change,
    changed: before ? new Set(Object.keys(change?.after ?? {})) : null,
    touched: !before || change !== null,
  };
};
