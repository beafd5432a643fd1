/** Versions of the policy that name a channel. */
import { desc, ne } from 'drizzle-orm';
import type { AudienceUse } from '#contract/platform/audiences';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { afterSalesPolicies } from '#db/schema/service/policies';
import type { AudienceKey } from '../../platform/audiences/uses.ts';
import { withPhase } from '../../platform/versions/record.ts';
import { loadPolicies } from './load.ts';
import { versionName } from './names.ts';

const versions = prepared({}, (q) =>
  q
    .select()
    .from(afterSalesPolicies)
    .where(ne(afterSalesPolicies.state, 'withdrawn'))
    .orderBy(desc(afterSalesPolicies.number)),
);

export const CHANNEL_USES = async (
  db: Db,
  { kind, key, from }: AudienceKey,
): Promise<AudienceUse[]> => {
  if (kind !== 'channels') return [];
  const approved = await loadPolicies(db);
  return (await versions(db))
    .filter(({ terms }) => terms.rules.some(({ channel }) => channel === key))
    .filter((row) => from === undefined || withPhase(row, approved, from).phase !== 'superseded')
    .map((row) => ({ resource: 'afterSalesPolicies', id: row.id, name: versionName(row) }));
};
