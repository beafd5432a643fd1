/** What the comments of a month are about, with examples. */
import type { ReviewTopic } from '#contract/surveys/monthlyReviews';
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { DimensionRow } from '../dimensions/load.ts';
import { LEAST_SHOWN } from '../statistics/cells.ts';

const MOST_EXAMPLES = 3;

interface Commented {
  responseId: string;
  answerId: string;
  topics: string;
}
/** By ids drawn at random, so that their order says nothing of when they were written. */
const commented = statement<Commented>(
  `select r.id as "responseId", a.id as "answerId", r.topics
   from survey_responses r join survey_answers a on a.response_id = r.id
   where r.survey_id = ? and r.completed_at >= ? and r.completed_at < ? and r.quality = 'ok'
     and a.text is not null and a.text <> ''
   order by a.id`,
);

const NO_TOPIC = '';
const keysOf = ({ topics }: Commented): readonly string[] => {
  const keys = JSON.parse(topics) as string[];
  return keys.length === 0 ? [NO_TOPIC] : keys;
};

export interface Span {
  opens: number;
  ends: number;
}
/** `least` is the least number of people that the survey shows; examples are shown from five on in any case. */
export const loadTopics = async (
  db: Db,
  surveyId: number,
  { opens, ends }: Span,
  { dimensions, least }: { dimensions: readonly DimensionRow[]; least: number },
): Promise<{ commented: number; topics: ReviewTopic[] }> => {
  const rows = await commented(db, surveyId, opens, ends);
  const byTopic = new Map<string, { responses: Set<string>; answerIds: string[] }>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const found = byTopic.get(key) ?? { responses: new Set<string>(), answerIds: [] };
      found.responses.add(row.responseId);
      found.answerIds.push(row.answerId);
      byTopic.set(key, found);
    }
  const names = new Map(dimensions.map((row) => [row.key, row.names]));
  const topics = [...byTopic].map(([key, { responses, answerIds }]) => ({
    key,
    names: names.get(key) ?? {},
    n: responses.size < least ? null : responses.size,
    answerIds: responses.size < LEAST_SHOWN ? [] : answerIds.slice(0, MOST_EXAMPLES),
  }));
  return {
    commented: new Set(rows.map(({ responseId }) => responseId)).size,
    topics: topics.toSorted(
      (one, other) => (other.n ?? 0) - (one.n ?? 0) || (one.key < other.key ? -1 : 1),
    ),
  };
};
