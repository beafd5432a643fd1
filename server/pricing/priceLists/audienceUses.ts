/** Price lists whose audience names a level, group or channel. */
import type { AudienceUse } from '#contract/platform/audiences';
import type { Db } from '#db';
import { loadPriceListNames } from '../prices/readLists.ts';
import { type AudienceKey, isOver, namesKey } from '../../platform/audiences/uses.ts';

export const priceListsNaming = async (db: Db, named: AudienceKey): Promise<AudienceUse[]> =>
  (await loadPriceListNames(db)).flatMap(({ id, name, audience, archivedAt }) =>
    namesKey(audience, named) && !isOver({ archivedAt, endsAt: null }, named)
      ? [{ resource: 'priceLists' as const, id, name }]
      : [],
  );
