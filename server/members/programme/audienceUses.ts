/** Versions of the programme that name a level, group or channel. */
import { desc, ne } from 'drizzle-orm';
import type { ProgrammeTerms } from '#contract/members/programme';
import type { AudienceUse } from '#contract/platform/audiences';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { programmeVersions } from '#db/schema/members/programme';
import { LANGUAGES } from '#shared/localization';
import { versionAt } from '#rules/platform/versions';
import { type AudienceKey, namesKey } from '../../platform/audiences/uses.ts';
import { versionName } from './names.ts';

/** Also those of the past: what happened then is judged by them. */
const versions = prepared({}, (q) =>
  q
    .select({
      id: programmeVersions.id,
      number: programmeVersions.number,
      state: programmeVersions.state,
      startsAt: programmeVersions.startsAt,
      terms: programmeVersions.terms,
    })
    .from(programmeVersions)
    .where(ne(programmeVersions.state, 'withdrawn'))
    .orderBy(desc(programmeVersions.number)),
);

const isNaming = (terms: ProgrammeTerms, named: AudienceKey): boolean =>
  terms.earnRules.some(({ audience }) => namesKey(audience, named)) ||
  (named.kind === 'levels' &&
    !named.andAbove &&
    [...terms.levels.map(({ key }) => key), ...terms.movedLevels.map(({ to }) => to)].includes(
      named.key,
    ));

type Version = Awaited<ReturnType<typeof versions>>[number];

/** Whether another version has taken the place of this approved one. */
const isReplaced = ({ id }: Version, all: readonly Version[], at: number): boolean => {
  const begun = all.flatMap(({ startsAt, ...version }) =>
    version.state === 'approved' && startsAt !== null && startsAt <= at
      ? [{ ...version, startsAt }]
      : [],
  );
  return begun.some((version) => version.id === id) && versionAt(begun, at)?.id !== id;
};

export const programmeNaming = async (db: Db, named: AudienceKey): Promise<AudienceUse[]> =>
  (await versions(db))
    .filter((version, _, all) => named.from === undefined || !isReplaced(version, all, named.from))
    .filter(({ terms }) => isNaming(terms, named))
    .map((version) => ({
      resource: 'programmeVersions',
      id: version.id,
      name: versionName(version, LANGUAGES[0]),
    }));
