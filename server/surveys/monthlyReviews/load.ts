/** Reads one review, with what came after it was written. */
import type {
  LaterAnswers,
  ReviewContent,
  ReviewNote,
  ShownReview,
} from '#contract/surveys/monthlyReviews';
import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { monthlyReviewNotes, monthlyReviews } from '#db/schema/surveys/monthlyReviews';
import { correctiveActions } from '#db/schema/surveys/correctiveActions';
import { surveyAnswers } from '#db/schema/surveys/responses';
import { statement } from '#db/statements';
import { addMonths } from '#shared/days';
import { getRow } from '../../platform/records/records.ts';
import { loadStaffNames } from '../../service/tickets/agents.ts';
import { loadAsked } from '../asked/load.ts';
import { withoutContacts } from './rules.ts';

const notesOf = prepared({ reviewId: monthlyReviewNotes.reviewId }, (q, { reviewId }) =>
  q
    .select({
      id: monthlyReviewNotes.id,
      text: monthlyReviewNotes.text,
      authorName: monthlyReviewNotes.authorName,
      createdAt: monthlyReviewNotes.createdAt,
    })
    .from(monthlyReviewNotes)
    .where(eq(monthlyReviewNotes.reviewId, reviewId))
    .orderBy(asc(monthlyReviewNotes.id)),
);
const loadNotes = (db: Db, reviewId: number): Promise<ReviewNote[]> => notesOf(db, { reviewId });

const wordsOf = prepared({ ids: many(surveyAnswers.id) }, (q, { ids }) =>
  q
    .select({ id: surveyAnswers.id, text: surveyAnswers.text })
    .from(surveyAnswers)
    .where(inArray(surveyAnswers.id, ids)),
);
const loadWords = async (db: Db, { surveys }: ReviewContent) => {
  const ids = surveys.flatMap(({ topics }) => topics.flatMap(({ answerIds }) => answerIds));
  return Object.fromEntries(
    (await wordsOf(db, { ids: [...new Set(ids)] })).flatMap(({ id, text }) =>
      text ? [[id, withoutContacts(text)] as const] : [],
    ),
  );
};

const titlesOf = prepared({ ids: many(correctiveActions.id) }, (q, { ids }) =>
  q
    .select({ id: correctiveActions.id, title: correctiveActions.title })
    .from(correctiveActions)
    .where(inArray(correctiveActions.id, ids)),
);
/** Read now, so that words that were taken away from a title are gone here. */
const loadActionNames = async (db: Db, { actions }: ReviewContent) => {
  const { open, checked } = actions ?? { open: [], checked: [] };
  const ids = [...new Set([...open, ...checked].map(({ actionId }) => actionId))];
  const owners = [...new Set(open.flatMap(({ ownerId }) => ownerId ?? []))];
  const nameOf = await loadStaffNames(db, owners);
  return {
    actionTitles: Object.fromEntries(
      (await titlesOf(db, { ids })).map(({ id, title }) => [String(id), title]),
    ),
    ownerNames: Object.fromEntries(owners.map((id) => [id, nameOf(id) ?? id])),
  };
};

const countedNow = statement<{ n: number | null }>(
  `select sum(n + n0) as n from survey_scores where survey_id = ? and kind = 'response' and cut = 'all'
     and question_key = '' and row_key = '' and given = -1 and day = ?`,
);
const laterThan = async (
  db: Db,
  month: string,
  { surveys }: ReviewContent,
  at: { timeZone: string; now: number },
): Promise<LaterAnswers[]> => {
  const later: LaterAnswers[] = [];
  for (const { surveyId, responses, suspect, asked } of surveys) {
    const [counted] = await countedNow(db, surveyId, month);
    const now = await loadAsked(db, surveyId, { from: month, to: addMonths(month, 1) }, at);
    later.push({
      surveyId,
      responses: Number(counted?.n ?? 0) - responses - suspect,
      // Where nobody is to be recognised, later ones are counted once they are told: none before.
      completed: Math.max(0, now.completed - asked.completed),
    });
  }
  return later.filter(({ responses, completed }) => responses !== 0 || completed !== 0);
};

export const showReview = async (
  db: Db,
  id: number,
  { seesComments, ...at }: { timeZone: string; now: number; seesComments: boolean },
): Promise<ShownReview> => {
  const { month, content, responses, moved, missed, createdAt, version } = await getRow(
    db,
    monthlyReviews,
    id,
  );
  return {
    id,
    month,
    responses,
    moved,
    missed,
    createdAt,
    version,
    ...content,
    later: await laterThan(db, month, content, at),
    ...(await loadActionNames(db, content)),
    words: seesComments ? await loadWords(db, content) : {},
    notes: await loadNotes(db, id),
  };
};
