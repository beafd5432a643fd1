/** The programme holds amounts in the store's currency: thresholds of spend, and what points are worth. */
import { prepared } from '#db/prepared';
import { programmeVersions } from '#db/schema/members/programme';
import { currencyUse } from '../platform/settings/currencyUse.ts';

export const CURRENCY_USES = [
  currencyUse(
    'programmeVersions',
    prepared({}, (q) => q.select({ id: programmeVersions.id }).from(programmeVersions).limit(1)),
  ),
];
