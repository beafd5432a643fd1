/** Loads whom a store asks prices for. */
import type { StorePricesInput } from '#contract/pricing/prices';
import type { Db } from '#db';
import { statement } from '#db/statements';

/** Written by hand because the domain of members, whose table this is, stands right of pricing. */
const memberByExternalId = statement<{ level: string | null; groups: string }>(
  'select level, groups from members where external_id = ?',
);

/** The shopper's level and groups: as sent, else the member's own. */
export const loadShopper = async (db: Db, { member, level, groups }: StorePricesInput) => {
  const [known] = member ? await memberByExternalId(db, member) : [];
  return {
    level: level === undefined || level === null ? (known?.level ?? null) : level,
    groups: groups ?? (known ? (JSON.parse(known.groups) as string[]) : []),
    unknownMember: Boolean(member) && !known,
  };
};
