/** Adds the contributions of a return to the sums. Pure. */
import type { Changes } from './changes.ts';
import type { ReturnFacts } from './bundle.ts';
import { ALL_CATEGORIES, ALL_CHANNELS } from './daySums.ts';
import type { Contribution } from './contributeOrder.ts';

export const contributeReturn = (
  changes: Changes,
  ownChannel: string,
  { countedOn, lines }: ReturnFacts,
  { member, ancestors, sign }: Contribution,
) => {
  if (!countedOn) return;
  for (const { categoryId: lowest, amount, moneyOnly, amountWithCost, cost } of lines) {
    if (member) member.returned += sign * amount;
    for (const categoryId of [ALL_CATEGORIES, ...(lowest === null ? [] : ancestors(lowest))]) {
      for (const channel of [ALL_CHANNELS, ownChannel]) {
        const sums = changes.daySums(channel, categoryId, countedOn);
        sums.returned += sign * amount;
        sums.moneyOnly += sign * moneyOnly;
        sums.returnedWithCost += sign * amountWithCost;
        sums.cost -= sign * cost;
      }
    }
  }
};
