/** For each weak dimension what those say about it who rated it low, and what went wrong for them. */
import type { SaidComment, Suggestion, Suggestions } from '#contract/surveys/suggestions';
import type { Db } from '#db';
import { listHas, query } from '#db/statements';
import { topicsOf } from '#rules/surveys/topics';
import type { Localized } from '#shared/localization';
import { dayOf, monthOf, startOfDay } from '#shared/days';
import { loadAboutAgents } from '../givenAnswers/aboutAgents.ts';
import { mayReadHiddenText, mayReadText, type TextReader } from '../givenAnswers/rules.ts';
import { SCALES, turned } from '../statistics/scores.ts';
import { loadLeastShown, monthsTold } from '../results/identity.ts';
import { reportResults } from '../results/report.ts';
import type { Months } from '#rules/surveys/results';
import { type AskedVersion, loadAskedVersions } from '../results/versions.ts';

const MOST_COMMENTS = 3;
const MOST_READ = 100;
const MOST_CAUSES = 3;
/** Without importance the weakest dimensions are shown. */
const MOST_WEAK = 3;

/** Places where a dimension was rated low: the lowest two of five, and as great a part of other scales. */
const lowAnswers = (versions: readonly AskedVersion[], dimensionKey: string) =>
  versions.flatMap(({ id, plan }) =>
    plan.items.flatMap((item) => {
      if (item.dimensionKey !== dimensionKey) return [];
      const [least, most] = SCALES[item.type];
      const low = Math.floor(least + (most - least) * 0.25);
      const ends = [least, low].map((value) => (item.isTurned ? turned(value, item.type) : value));
      return [{ id, item, from: Math.min(...ends), to: Math.max(...ends) }];
    }),
  );

interface Place {
  surveyId: number;
  opens: number;
  ends: number;
  timeZone: string;
  /** Above one nothing is shown by which a person might be recognised. */
  least: number;
  reader: TextReader;
}
const MOST_PLACES = 40;

/** Responses that rated the dimension low, as a condition. */
const lowCondition = (
  versions: readonly AskedVersion[],
  dimensionKey: string,
  { surveyId, opens, ends }: Place,
) => {
  const places = lowAnswers(versions, dimensionKey).slice(0, MOST_PLACES);
  const each = places.map(
    () =>
      '(r.version_id = ? and a.question_key = ? and a.row_key = ? and a.number >= ? and a.number <= ?)',
  );
  return {
    isAny: places.length > 0,
    sql: `r.survey_id = ? and r.completed_at >= ? and r.completed_at < ? and r.quality = 'ok' and exists (
      select 1 from survey_answers a where a.response_id = r.id and (${each.join(' or ')}))`,
    values: [
      surveyId,
      opens,
      ends,
      ...places.flatMap(({ id, item, from, to }) => [id, item.questionKey, item.rowKey, from, to]),
    ],
  };
};

interface Said {
  responseId: string;
  text: string;
  at: number;
  channel: string | null;
  /** Whose work it is about. */
  agentId: string | null;
}

const isOfFew = async (
  db: Db,
  { sql, values }: Pick<ReturnType<typeof lowCondition>, 'sql' | 'values'>,
  least: number,
): Promise<boolean> => {
  if (least === 1) return false;
  const [found] = await query<{ n: number }>(
    db,
    `select count(*) as n from survey_responses r where ${sql}`,
    values,
  );
  return Number(found?.n ?? 0) < least;
};

const toSaid =
  (least: number, timeZone: string) =>
  ({ responseId, text, at, channel }: Said): SaidComment => {
    const month = monthOf(dayOf(Number(at), timeZone));
    return least === 1
      ? { text, month, responseId, at: Number(at), channel }
      : { text, month, responseId: null, at: null, channel: null };
  };
/** Their order tells no more than the months either. */
const inOrder = (comments: SaidComment[], least: number): SaidComment[] =>
  least === 1
    ? comments
    : comments.toSorted((a, b) => (a.month + a.text < b.month + b.text ? 1 : -1));

const loadOne = async (
  db: Db,
  versions: readonly AskedVersion[],
  dimensionKey: string,
  place: Place,
): Promise<Pick<Suggestion, 'causes'> & { comments: SaidComment[] }> => {
  const low = lowCondition(versions, dimensionKey, place);
  if (!low.isAny) return { comments: [], causes: [] };
  const { least, timeZone, reader } = place;
  const said = await query<Said>(
    db,
    `select r.id as "responseId", t.text, r.completed_at as at, r.channel, r.agent_id as "agentId"
     from survey_responses r join survey_answers t on t.response_id = r.id
     where ${low.sql} and t.text is not null and t.text <> '' and ${listHas(db, 'r.topics')}
     order by r.completed_at desc, r.id limit ${MOST_READ}`,
    [...low.values, dimensionKey],
  );
  // Somebody may have written about other things too, in another answer.
  const comments = said
    .filter(
      ({ text, agentId }) =>
        (least > 1 || mayReadText(agentId, reader)) && topicsOf(text).includes(dimensionKey),
    )
    .slice(0, MOST_COMMENTS);
  const causes = await query<{ id: number; names: string; n: number }>(
    db,
    `select c.id, c.names, count(*) as n
     from survey_responses r join cases s on s.ticket_id = r.subject_id
       join complaints p on p.case_id = s.id join root_causes c on c.id = p.root_cause_id
     where r.subject_kind = 'ticket' and ${low.sql}
     group by c.id, c.names having count(*) >= ? order by 3 desc, 1 limit ${MOST_CAUSES}`,
    [...low.values, least],
  );
  return {
    comments: (await isOfFew(db, low, least))
      ? []
      : inOrder(comments.map(toSaid(least, timeZone)), least),
    causes: causes.map(({ id, names, n }) => ({
      id,
      names: JSON.parse(names) as Localized,
      n: Number(n),
    })),
  };
};

export const loadSuggestions = async (
  db: Db,
  surveyId: number,
  asked: Months,
  { timeZone, now, reader }: { timeZone: string; now: number; reader: TextReader },
): Promise<Suggestions> => {
  const { dimensions } = await reportResults(db, surveyId, asked, { now, timeZone });
  const least = await loadLeastShown(db, surveyId);
  const months = monthsTold(asked, least, { now, timeZone });
  const versions = await loadAskedVersions(db, surveyId);
  const important = dimensions.filter(({ quadrant }) => quadrant === 'improve');
  const weakest = dimensions
    .filter(({ now: score }) => score !== null)
    .toSorted((one, other) => (one.now?.value ?? 0) - (other.now?.value ?? 0))
    .slice(0, MOST_WEAK);
  const place = {
    surveyId,
    opens: startOfDay(months.from, timeZone),
    ends: startOfDay(months.to, timeZone),
    timeZone,
    least,
    reader,
  };
  const rows: Suggestion[] = [];
  for (const { key, names, quadrant, now: score } of important.length > 0 ? important : weakest)
    if (score !== null)
      rows.push({
        dimensionKey: key,
        names,
        quadrant: quadrant ?? 'watch',
        now: score,
        ...(await loadOne(db, versions, key, place)),
      });
  const readsComments =
    least === 1
      ? reader.readsComments
      : mayReadHiddenText((await loadAboutAgents(db, [surveyId])).has(surveyId), reader);
  return { rows: readsComments ? rows : rows.map((row) => ({ ...row, comments: null })) };
};
