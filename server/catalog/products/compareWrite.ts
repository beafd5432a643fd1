/** Compares a product that was sent with the stored one. */
import { comparable, inputOf } from './compare.ts';
import type { ComparedWrite, ProductWrite } from './productWrite.ts';
import { withGuards } from './matchVariants.ts';
import { difference } from '../../platform/activities/record.ts';

/** Guards that are left out stay unchanged and are no difference. */
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
