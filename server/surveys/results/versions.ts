/** Which versions of a survey ask the same, so that their answers add up. */
import type { Definition } from '#contract/surveys/definitions';
import type { MeasureRef } from '#contract/surveys/results';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyVersions } from '#db/schema/surveys/surveys';
import { isSameScale } from '#rules/surveys/versionDiffs';
import { type Plan, planOf, type ScoredItem } from '../scores/plan.ts';

const published = prepared({ surveyId: surveyVersions.surveyId }, (q, { surveyId }) =>
  q
    .select({
      id: surveyVersions.id,
      number: surveyVersions.number,
      definition: surveyVersions.definition,
    })
    .from(surveyVersions)
    .where(and(eq(surveyVersions.surveyId, surveyId), isNotNull(surveyVersions.publishedAt)))
    .orderBy(asc(surveyVersions.number)),
);

export interface AskedVersion {
  id: number;
  number: number;
  definition: Definition;
  plan: Plan;
}
/** Those that were published, the oldest first. */
export const loadAskedVersions = async (db: Db, surveyId: number): Promise<AskedVersion[]> =>
  (await published(db, { surveyId })).map((row) => ({ ...row, plan: planOf(row.definition) }));

const itemOf = (
  { plan }: AskedVersion,
  { questionKey, rowKey }: Pick<MeasureRef, 'questionKey' | 'rowKey'>,
) => plan.items.find((item) => item.questionKey === questionKey && item.rowKey === rowKey);

/** The question as the newest version asks it; undefined where none does. */
export const newestItem = (
  versions: readonly AskedVersion[],
  place: Pick<MeasureRef, 'questionKey' | 'rowKey'>,
): ScoredItem | undefined =>
  versions
    .toReversed()
    .map((version) => itemOf(version, place))
    .find((item) => item !== undefined);

/** The versions in which it has the scale that it has now. */
export const sameScale = (
  versions: readonly AskedVersion[],
  item: ScoredItem,
): ReadonlySet<number> =>
  new Set(
    versions.flatMap((version) => {
      const other = itemOf(version, item);
      return other !== undefined && isSameScale(item, other) ? [version.id] : [];
    }),
  );
