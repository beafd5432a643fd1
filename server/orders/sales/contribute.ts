/** Adds or subtracts the contributions of an order and its returns. Pure. */
import type { Ancestors } from '../../catalog/categoryTree/rules.ts';
import type { Changes } from './changes.ts';
import type { Bundle } from './bundle.ts';
import { contributeOrder } from './contributeOrder.ts';
import { contributeReturn } from './contributeReturn.ts';

/**
 * Adds a bundle's contributions (sign 1) or subtracts them (sign -1). Distinct buyers are not sums: see memberDays.ts.
 */
export const contribute = (
  changes: Changes,
  bundle: Bundle,
  ancestors: Ancestors,
  sign: 1 | -1,
) => {
  const member = bundle.memberId === null ? null : changes.memberSums(bundle.memberId);
  const contribution = { member, ancestors, sign };
  contributeOrder(changes, bundle, contribution);
  for (const returned of bundle.returns)
    contributeReturn(changes, bundle.channel, returned, contribution);
};
