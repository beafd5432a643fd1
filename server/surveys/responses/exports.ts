/** The file of single responses: what their list shows of each, and what was answered to every question. */
import { asc, isNotNull } from 'drizzle-orm';
import type { Question } from '#contract/surveys/definitions';
import { type GivenAnswer, SurveyResponse } from '#contract/surveys/responses';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { type Language, type Localized, localize } from '#shared/localization';
import { type ExportCell, numberCell } from '../../platform/exports/cells.ts';
import { columnsOf } from '../../platform/exports/columns.ts';
import { type Export, writerOf } from '../../platform/exports/exports.ts';
import { finishedBy } from '../../platform/lists/list.ts';
import { pagesOf } from '../../platform/lists/pages.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { responseList } from './list.ts';
import { loadResponses } from './load.ts';
import { answersOf } from './show.ts';

const COLUMNS = columnsOf(
  SurveyResponse,
  'id',
  ['surveyId', { isInternal: true }],
  'surveyNames',
  'versionNumber',
  'identityMode',
  'answeredAt',
  'precision',
  'source',
  'quality',
  'language',
  'score',
  'mostScore',
  'band',
  'comment',
  'topics',
  'tags',
  'contactWanted',
  'channel',
  'memberId',
  'ticketNumber',
);

const published = prepared({}, (q) =>
  q
    .select({ surveyId: surveyVersions.surveyId, definition: surveyVersions.definition })
    .from(surveyVersions)
    .where(isNotNull(surveyVersions.publishedAt))
    .orderBy(asc(surveyVersions.surveyId), asc(surveyVersions.number)),
);
const named = prepared({}, (q) => q.select({ id: surveys.id, names: surveys.names }).from(surveys));

type Place = Pick<GivenAnswer, 'questionKey' | 'rowKey'>;
const placeOf = (surveyId: number, { questionKey, rowKey }: Place) =>
  `${surveyId} ${questionKey} ${rowKey}`;
const partsOf = (question: Question): { place: Place; texts: Localized[] }[] => {
  const { key: questionKey, texts } = question;
  return question.type === 'matrix'
    ? question.rows.map((row) => ({
        place: { questionKey, rowKey: row.key },
        texts: [texts, row.texts],
      }))
    : [{ place: { questionKey, rowKey: '' }, texts: [texts] }];
};

/** Told apart where two questions have the same text. */
const distinct = (names: readonly string[], taken: readonly string[]): string[] => {
  const used = new Set(taken);
  return names.map((name) => {
    let shown = name;
    for (let n = 2; used.has(shown); n += 1) shown = `${name} (${n})`;
    used.add(shown);
    return shown;
  });
};

/** One column for each question, or row of a matrix, that a version asks; by its text in the newest of them. */
const loadQuestions = async (
  db: Db,
  surveyId: unknown,
  language: Language,
  taken: readonly string[],
): Promise<{ places: string[]; header: string[] }> => {
  const isOfOne = typeof surveyId === 'number';
  const versions = (await published(db)).filter((one) => !isOfOne || one.surveyId === surveyId);
  const names = new Map((await named(db)).map((one) => [one.id, localize(one.names, language)]));
  const columns = new Map<string, string>();
  for (const { surveyId: id, definition } of versions)
    for (const { place, texts } of definition.questions.flatMap(partsOf)) {
      const words = [
        ...(isOfOne ? [] : [names.get(id) ?? '']),
        ...texts.map((one) => localize(one, language)),
      ].filter((text) => text !== '');
      columns.set(placeOf(id, place), words.join(' · ') || place.questionKey);
    }
  return {
    places: [...columns.keys()],
    header: distinct([...columns.values()], taken),
  };
};

const cellOf = (answer: GivenAnswer | undefined, language: Language): ExportCell => {
  if (answer === undefined) return null;
  const { type, number, optionTexts, text } = answer;
  if (type === 'choice')
    return optionTexts.map((texts) => localize(texts, language)).join('; ') || null;
  return type === 'text' ? text : numberCell(number === null ? null : String(number));
};

const withAnswers: ListSpec = {
  ...responseList,
  finish: finishedBy(async (context, rows: { id: string; answeredAt: number }[]) =>
    (await loadResponses(context, rows)).map((loaded) => ({
      ...loaded.shown,
      answers: answersOf(loaded),
    })),
  ),
};

/** Words are there for whoever reads them on the page of the response. */
export const exportResponses: Export = {
  columns: COLUMNS,
  table: responseList.table,
  write: async (context, request, formats, words) => {
    const language = formats.language ?? (await context.settings()).language;
    const { header, cells } = writerOf(COLUMNS, context, formats, words);
    const questions = await loadQuestions(context.db, request.filter.surveyId, language, header);
    const pages = await pagesOf(withAnswers, context, request);
    return (async function* () {
      yield [[...header, ...questions.header]];
      for await (const page of pages as AsyncIterable<
        (SurveyResponse & { answers: GivenAnswer[] })[]
      >) {
        const written = await cells(page);
        yield page.map((row, index) => {
          const given = new Map(row.answers.map((one) => [placeOf(row.surveyId, one), one]));
          return [
            ...(written[index] ?? []),
            ...questions.places.map((place) => cellOf(given.get(place), language)),
          ];
        });
      }
    })();
  },
};
