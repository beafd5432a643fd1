/** The survey of which reviews are responses: one question with a score, and one for a comment. */
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Definition, EMPTY_DEFINITION } from '#contract/surveys/definitions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { surveyEntry } from '../surveys/actions.ts';

export const SCORE_KEY = 'score';
export const COMMENT_KEY = 'comment';

const shared = { isRequired: false, showIf: null, skips: [] };
const DEFINITION: Definition = {
  ...EMPTY_DEFINITION,
  questions: [
    {
      ...shared,
      type: 'csat',
      key: SCORE_KEY,
      texts: { en: 'How satisfied are you with your order?', zh: '您对本次购物是否满意？' },
      isRequired: true,
      direction: 'up',
      lowTexts: {},
      highTexts: {},
      dimensionKey: null,
      topBoxes: 2,
    },
    { ...shared, type: 'text', key: COMMENT_KEY, texts: { en: 'Comment', zh: '评论' } },
  ],
  headlineKey: SCORE_KEY,
};
const NAMES = { en: 'Reviews of the shop', zh: '店铺商品评价' };

const published = prepared({}, (q) =>
  q
    .select({
      surveyId: surveys.id,
      versionId: surveyVersions.id,
      definition: surveyVersions.definition,
    })
    .from(surveys)
    .innerJoin(surveyVersions, eq(surveyVersions.surveyId, surveys.id))
    .where(
      and(
        eq(surveys.purpose, 'reviews'),
        // A review names its member, its order and its instant.
        eq(surveys.identityMode, 'identified'),
        isNull(surveys.archivedAt),
        isNotNull(surveyVersions.publishedAt),
      ),
    )
    .orderBy(asc(surveys.id), asc(surveyVersions.number)),
);

export interface ReviewSurvey {
  surveyId: number;
  versionId: number;
}

/** A survey somebody made for reviews serves too, if it asks for the same and for names. */
const findSurvey = async (tx: Db): Promise<ReviewSurvey | undefined> => {
  const fitting = (await published(tx)).filter(({ definition: { questions } }) => {
    const has = (key: string, type: string) =>
      questions.some((question) => question.key === key && question.type === type);
    return has(SCORE_KEY, 'csat') && has(COMMENT_KEY, 'text');
  });
  return fitting.findLast(({ surveyId }) => surveyId === fitting[0]?.surveyId);
};

/** The survey of reviews; the first file makes it. */
export const ensureReviewSurvey = async (tx: Db, writer: Writer): Promise<ReviewSurvey> => {
  const found = await findSurvey(tx);
  if (found) return found;
  const { actor, now } = writer;
  const survey = { names: NAMES, purpose: 'reviews', identityMode: 'identified' } as const;
  const dated = { authorName: actor.name, createdAt: now, updatedAt: now };
  const [surveyId = 0] = await insertRows(tx, surveys, [{ ...survey, ...dated, frozenAt: now }], {
    returning: true,
  });
  const [versionId = 0] = await insertRows(
    tx,
    surveyVersions,
    [
      {
        surveyId,
        number: 1,
        definition: DEFINITION,
        publishedAt: now,
        publishedBy: actor.name,
        ...dated,
      },
    ],
    { returning: true },
  );
  // Without the change of the import: undoing it takes reviews away, and leaves the survey.
  await recordActivity(tx, {
    ...surveyEntry(writer, { id: surveyId, names: NAMES }),
    verb: 'create',
    after: survey,
  });
  return { surveyId, versionId };
};
