/** Loads members by the store's ids. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';

const byExternalId = prepared({ externalIds: many(members.externalId) }, (q, { externalIds }) =>
  q
    .select({
      id: members.id,
      externalId: members.externalId,
      name: members.name,
      phone: members.phone,
      email: members.email,
      address: members.address,
      birthday: members.birthday,
      gender: members.gender,
      language: members.language,
      country: members.country,
      channel: members.channel,
      level: members.level,
      groups: members.groups,
      joinedAt: members.joinedAt,
      marketingConsent: members.marketingConsent,
      marketingConsentSource: members.marketingConsentSource,
      marketingConsentAt: members.marketingConsentAt,
      profilingConsent: members.profilingConsent,
      profilingConsentSource: members.profilingConsentSource,
      profilingConsentAt: members.profilingConsentAt,
      ageBand: members.ageBand,
      region: members.region,
      occupation: members.occupation,
      incomeBand: members.incomeBand,
      education: members.education,
      interests: members.interests,
      profileSources: members.profileSources,
      provisional: members.provisional,
      sourceUpdatedAt: members.sourceUpdatedAt,
      fieldClocks: members.fieldClocks,
      erasedAt: members.erasedAt,
      version: members.version,
    })
    .from(members)
    .where(inArray(members.externalId, externalIds)),
);

export type Member = Awaited<ReturnType<typeof byExternalId>>[number];

export const loadByExternalId = async (db: Db, externalIds: readonly string[]) =>
  new Map((await byExternalId(db, { externalIds })).map((row) => [row.externalId, row]));
