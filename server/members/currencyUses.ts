/**
 * The programme holds amounts in the store's currency: thresholds of spend, and what points are worth. So do rules about
 * the spend of members.
 */
import { prepared } from '#db/prepared';
import { programmeVersions } from '#db/schema/members/programme';
import { statement } from '#db/statements';
import { currencyUse } from '../platform/settings/currencyUse.ts';

const rulesOfSpend = statement(
  `select id from segments where rule like '%"fact":"netSpend"%'
   union all select id from tags where rule like '%"fact":"netSpend"%' limit 1`,
);

export const CURRENCY_USES = [
  currencyUse(
    'programmeVersions',
    prepared({}, (q) => q.select({ id: programmeVersions.id }).from(programmeVersions).limit(1)),
  ),
  currencyUse('segments', (tx) => rulesOfSpend(tx)),
];
