/** What keeps a version from being published, named where it is. */
import { describe, expect, test } from 'vitest';
import { Definition, type QuestionType } from '#contract/surveys/definitions';
import { TEMPLATES } from '#contract/surveys/templates';
import { issuesOf } from '#rules/surveys/definitionIssues';
import { typesOf } from '#rules/surveys/versions';
import { templateDefinition } from '#server/surveys/templates/definitions';
import { endsOf } from '#rules/surveys/scaleEnds';
import { message } from '#shared/fields';
import { all, definitionOf, OPTIONS, questionsOf, ROWS } from './questions.ts';

const DIMENSIONS = [
  'quality',
  'price',
  'logistics',
  'environment',
  'attitude',
  'brand',
  'word_of_mouth',
  'social',
];
const known = (earlier: [string, QuestionType][] = []) => ({
  dimensionKeys: new Set(DIMENSIONS),
  earlierTypes: new Map(earlier),
  names: { en: 'Survey', zh: '问卷' },
});
const found = (definition: Definition, earlier?: [string, QuestionType][]) =>
  issuesOf(definition, known(earlier)).map(({ path, message }) => [
    path.join('.'),
    message.replace(/.*surveys\.errors\.(\w+).*/, '$1'),
  ]);

test.each(TEMPLATES)('the template %s can be published as it is', (template) => {
  const definition = templateDefinition(template);
  expect(found(definition)).toEqual([]);
  expect(Definition.parse(definition)).toEqual(definition);
});

test('a version without questions cannot be published', () => {
  expect(found(definitionOf())).toEqual([['questions', 'noQuestions']]);
});

test('the name of the survey is needed in both languages, as customers read it', () => {
  const definition = definitionOf({ type: 'text', key: 'a' });
  const issues = issuesOf(definition, { ...known(), names: { en: 'Walk' } });
  expect(issues.map(({ path }) => path.join('.'))).toEqual(['names.zh']);
});

test('an end of a scale without words of its own has the usual ones, turned with the scale', () => {
  const [question] = questionsOf({ type: 'csat', key: 'a', lowTexts: { en: 'Poor', zh: '差' } });
  if (question?.type !== 'csat') throw new Error('no scale');
  expect(endsOf(question, 'zh')).toEqual(['差', '非常满意']);
  // Words that were deleted, or are only blanks.
  expect(endsOf({ ...question, lowTexts: { en: '', zh: ' ' } }, 'zh')).toEqual([
    '非常不满意',
    '非常满意',
  ]);
  expect(endsOf({ ...question, lowTexts: {}, direction: 'down' }, 'en')).toEqual([
    'Very satisfied',
    'Very dissatisfied',
  ]);
});

test.each(TEMPLATES)('each scale of the template %s has words at both ends', (template) => {
  for (const question of templateDefinition(template).questions)
    if ('lowTexts' in question)
      for (const texts of [question.lowTexts, question.highTexts])
        expect(Object.keys(texts).toSorted()).toEqual(['en', 'zh']);
});

describe('a text', () => {
  test('is needed in both languages', () => {
    expect(found(definitionOf({ type: 'text', key: 'a', texts: { zh: '问题', en: ' ' } }))).toEqual(
      [['questions.0.texts.en', 'textMissing']],
    );
    expect(found(definitionOf({ type: 'text', key: 'a', texts: {} }))).toEqual([
      ['questions.0.texts.en', 'textMissing'],
      ['questions.0.texts.zh', 'textMissing'],
    ]);
    const rows = [ROWS[0], { key: 's', texts: { zh: '行' } }];
    expect(found(definitionOf({ type: 'matrix', key: 'a', rows }))).toEqual([
      ['questions.0.rows.1.texts.en', 'textMissing'],
    ]);
    const options = [OPTIONS[0], { id: 'b', texts: { en: 'b' } }];
    expect(found(definitionOf({ type: 'choice', key: 'a', options }))).toEqual([
      ['questions.0.options.1.texts.zh', 'textMissing'],
    ]);
  });
  test('that may be left out is needed in both languages once it is written in one', () => {
    const definition = definitionOf({ type: 'nps', key: 'a', lowTexts: { en: 'No' } });
    expect(found({ ...definition, introTexts: { zh: '您好' } })).toEqual([
      ['introTexts.en', 'textMissing'],
      ['questions.0.lowTexts.zh', 'textMissing'],
    ]);
    const thanking = { ...definitionOf({ type: 'text', key: 'a' }), thanksTexts: { en: 'Bye' } };
    expect(found(thanking)).toEqual([['thanksTexts.zh', 'textMissing']]);
    // As somebody types it, before it is saved.
    expect(found({ ...thanking, thanksTexts: { en: 'Bye', zh: '  ' } })).toEqual([
      ['thanksTexts.zh', 'textMissing'],
    ]);
  });
});

describe('what is asked', () => {
  test('has a key of its own, also each row and each option', () => {
    const text = { type: 'text', key: 'a' };
    expect(found(definitionOf(text, text))).toEqual([['questions.1.key', 'sameKey']]);
    expect(found(definitionOf({ type: 'matrix', key: 'a', rows: [ROWS[0], ROWS[0]] }))).toEqual([
      ['questions.0.rows.1.key', 'sameKey'],
    ]);
    expect(
      found(definitionOf({ type: 'choice', key: 'a', options: [OPTIONS[0], OPTIONS[0]] })),
    ).toEqual([['questions.0.options.1.id', 'sameKey']]);
  });
  test('is two options or more, and one row or more', () => {
    expect(found(definitionOf({ type: 'choice', key: 'a', options: [OPTIONS[0]] }))).toEqual([
      ['questions.0.options', 'fewOptions'],
    ]);
    expect(found(definitionOf({ type: 'matrix', key: 'a' }))).toEqual([
      ['questions.0.rows', 'noRows'],
    ]);
  });
  test('counts for a dimension that is in use', () => {
    const rows = [{ ...ROWS[0], dimensionKey: 'parking' }];
    expect(
      found(
        definitionOf(
          { type: 'csat', key: 'a', dimensionKey: 'parking' },
          { type: 'matrix', key: 'b', rows },
        ),
      ),
    ).toEqual([
      ['questions.0.dimensionKey', 'dimension'],
      ['questions.1.rows.0.dimensionKey', 'dimension'],
    ]);
  });
  test('keeps its type under its key, so that answers can be compared', () => {
    const definition = definitionOf({ type: 'ces', key: 'a' });
    expect(found(definition, [['a', 'csat']])).toEqual([['questions.0.type', 'typeChanged']]);
    expect(found(definition, [['a', 'ces']])).toEqual([]);
    expect([...typesOf([definition, definitionOf({ type: 'text', key: 'b' })])]).toEqual([
      ['a', 'ces'],
      ['b', 'text'],
    ]);
  });
  test('stands for the survey only where it is a score', () => {
    const definition = definitionOf({ type: 'text', key: 'a' }, { type: 'nps', key: 'b' });
    expect(found({ ...definition, headlineKey: 'a' })).toEqual([['headlineKey', 'headline']]);
    expect(found({ ...definition, headlineKey: 'z' })).toEqual([['headlineKey', 'headline']]);
    expect(found({ ...definition, headlineKey: 'b' })).toEqual([]);
  });
});

describe('a condition', () => {
  const first = { type: 'nps', key: 'nps' };
  const shown = (condition: object, about: object = first) =>
    found(definitionOf(about, { type: 'text', key: 'why', showIf: all(condition) }));
  const at = (field: string) => `questions.1.showIf.conditions.0.${field}`;
  test('asks for an earlier question', () => {
    expect(shown({ questionKey: 'why', operator: 'answered' })).toEqual([
      [at('questionKey'), 'notEarlier'],
    ]);
    expect(shown({ questionKey: 'gone', operator: 'answered' })).toEqual([
      [at('questionKey'), 'notEarlier'],
    ]);
  });
  test('compares with what the question can be answered', () => {
    expect(shown({ questionKey: 'nps', operator: 'isAny', optionIds: ['a'] })).toEqual([
      [at('operator'), 'operator'],
    ]);
    expect(shown({ questionKey: 'nps', operator: 'atMost' })).toEqual([[at('value'), 'value']]);
    const csat = { type: 'csat', key: 'nps' };
    expect(shown({ questionKey: 'nps', operator: 'atMost', value: 6 }, csat)).toEqual([
      [at('value'), 'value'],
    ]);
    expect(shown({ questionKey: 'nps', operator: 'atLeast', value: 0 }, csat)).toEqual([
      [at('value'), 'value'],
    ]);
    expect(shown({ questionKey: 'nps', operator: 'atLeast' }, csat)).toEqual([
      [at('value'), 'value'],
    ]);
    for (const value of [1, 5])
      expect(shown({ questionKey: 'nps', operator: 'atMost', value }, csat)).toEqual([]);
    const choice = { type: 'choice', key: 'nps', options: OPTIONS };
    expect(shown({ questionKey: 'nps', operator: 'isAny', optionIds: ['z'] }, choice)).toEqual([
      [at('optionIds'), 'options'],
    ]);
    expect(shown({ questionKey: 'nps', operator: 'isNone' }, choice)).toEqual([
      [at('optionIds'), 'options'],
    ]);
    const some = { questionKey: 'nps', operator: 'isAny', optionIds: ['a', 'z'] };
    expect(shown(some, choice)).toEqual([[at('optionIds'), 'options']]);
    expect(shown({ ...some, optionIds: ['a', 'b'] }, choice)).toEqual([]);
  });
  test('is told between which values its value lies', () => {
    const condition = { questionKey: 'nps', operator: 'atMost', value: 9 };
    const definition = definitionOf(
      { type: 'ces', key: 'nps' },
      { type: 'text', key: 'why', showIf: all(condition) },
    );
    expect(issuesOf(definition, known()).map((one) => one.message)).toEqual([
      message('surveys.errors.value', { min: 1, max: 7 }),
    ]);
  });
  test('names a row of a matrix, and of nothing else', () => {
    const matrix = { type: 'matrix', key: 'nps', rows: ROWS };
    expect(shown({ questionKey: 'nps', operator: 'answered' }, matrix)).toEqual([
      [at('rowKey'), 'row'],
    ]);
    expect(shown({ questionKey: 'nps', rowKey: 'z', operator: 'answered' }, matrix)).toEqual([
      [at('rowKey'), 'row'],
    ]);
    expect(shown({ questionKey: 'nps', rowKey: 's', operator: 'answered' }, matrix)).toEqual([]);
    expect(shown({ questionKey: 'nps', rowKey: 'r', operator: 'answered' })).toEqual([
      [at('rowKey'), 'row'],
    ]);
  });
  test('that never holds is named at its question', () => {
    expect(
      found(
        definitionOf(
          { ...first, isRequired: true },
          {
            type: 'text',
            key: 'why',
            showIf: all({ questionKey: 'nps', operator: 'notAnswered' }),
          },
        ),
      ),
    ).toEqual([['questions.1.showIf', 'unreachable']]);
  });
  test('is said once to have too many ways to follow', () => {
    const questions = Array.from({ length: 13 }, (_, index) => ({ type: 'nps', key: `q${index}` }));
    const asking = questions.map(({ key }) => ({
      questionKey: key,
      operator: 'atLeast',
      value: 9,
    }));
    expect(
      found(
        definitionOf(
          ...questions,
          { type: 'text', key: 'why', showIf: all(...asking.slice(0, 7)) },
          { type: 'text', key: 'more', showIf: all(...asking.slice(7)) },
        ),
      ),
    ).toEqual([['questions', 'tooManyWays']]);
  });
  test('is not followed where two questions have one key', () => {
    const never = all({ questionKey: 'first', operator: 'notAnswered' });
    expect(
      found(
        definitionOf(
          { type: 'nps', key: 'first', isRequired: true },
          { type: 'text', key: 'why', showIf: never },
          { type: 'text', key: 'why', showIf: never },
        ),
      ),
    ).toEqual([['questions.2.key', 'sameKey']]);
  });
  test('leads only to a later question, or to the end', () => {
    const skipping = (toKey: string | null) =>
      found(
        definitionOf(first, {
          type: 'csat',
          key: 'csat',
          skips: [{ operator: 'answered', toKey }],
        }),
      );
    expect(skipping('nps')).toEqual([['questions.1.skips.0.toKey', 'notLater']]);
    expect(skipping('csat')).toEqual([['questions.1.skips.0.toKey', 'notLater']]);
    expect(skipping(null)).toEqual([]);
    expect(
      found(
        definitionOf(
          { type: 'csat', key: 'csat', skips: [{ operator: 'answered', toKey: 'last' }] },
          { type: 'text', key: 'between' },
          { type: 'text', key: 'last' },
        ),
      ),
    ).toEqual([]);
  });
});
