/** What rules about members read of their answers; `rules.ts` says the same in TypeScript. */
import { jsonText, listEntries } from '#db/statements';
import {
  column,
  type FactSql,
  type factSql,
  OF_PERSON,
} from '../../members/segmentRules/factSql.ts';
import { SCALES } from '../statistics/scores.ts';
import type { FactType } from './rules.ts';

/** Only what a survey says openly of whom it comes from, and of good quality. */
const IS_FACT = `r.member_id ${OF_PERSON} and r.quality = 'ok' and r.completed_at is not null
  and r.survey_id in (select id from surveys where identity_mode = 'identified')`;

/** The questions of a type as texts of version and key: independent of the member, so that versions are read once. */
const questionsOf = (db: object, type: FactType, condition = '') => {
  const of = (key: string) => jsonText(db, 'entry.value', key);
  return `(select v.id || '.' || (${of('key')}) from survey_versions v, ${listEntries(
    db,
    `(${jsonText(db, 'v.definition', 'questions')})`,
  )} where (${of('type')}) = '${type}'${condition && ` and (${of('direction')}) = '${condition}'`})`;
};
const PLACE = `a_of.version_id || '.' || a.question_key`;

const last = (type: FactType): FactSql => ({
  value: ({ db }) => ({
    sql: `(select min(case when ${PLACE} in ${questionsOf(db, type, 'down')} then ${
      SCALES[type][0] + SCALES[type][1]
    } - a.number else a.number end)
      from survey_responses a_of join survey_answers a on a.response_id = a_of.id
      where a_of.id = (select r.id from survey_responses r where ${IS_FACT}
          and exists (select 1 from survey_answers g where g.response_id = r.id and g.number is not null and g.is_skipped = 0
            and r.version_id || '.' || g.question_key in ${questionsOf(db, type)})
          order by r.completed_at desc, r.id desc limit 1)
        and a.number is not null and a.is_skipped = 0 and ${PLACE} in ${questionsOf(db, type)})`,
    values: [],
  }),
});

export const SURVEY_FACTS: (typeof factSql)['parts'][number] = {
  lastNps: last('nps'),
  lastCsat: last('csat'),
  lastAnsweredAt: column(`(select max(r.completed_at) from survey_responses r where ${IS_FACT})`),
};
