/** What keeps a version from being published. Pure; used by server and client. */
import {
  type Definition,
  type Operator,
  type Question,
  type QuestionType,
  SCALES,
} from '#contract/surveys/definitions';
import type { Comparison } from '#rules/surveys/definitions';
import { unreachableKeys } from '#rules/surveys/reachability';
import { message } from '#shared/fields';
import { LANGUAGES, type Localized } from '#shared/localization';

type Path = readonly (string | number)[];
/** What is wrong, where: the message is a translation key. */
export interface Issue {
  path: Path;
  message: string;
}

/** What a version is checked against. */
export interface Known {
  /** Dimensions that are in use. */
  dimensionKeys: ReadonlySet<string>;
  /** The types of the questions of earlier versions, by their keys. */
  earlierTypes: ReadonlyMap<string, QuestionType>;
  /** Of the survey, as customers read them. */
  names: Localized;
}

const issue = (path: Path, name: string, args?: Record<string, unknown>): Issue => ({
  path,
  message: message(`surveys.errors.${name}`, args),
});

const missingTexts = (path: Path, texts: Localized, isOptional = false): Issue[] => {
  const missing = LANGUAGES.filter((language) => !texts[language]?.trim());
  if (isOptional && missing.length === LANGUAGES.length) return [];
  return missing.map((language) => issue([...path, language], 'textMissing'));
};

/** The second and every further one of the same name. */
const repeated = (names: readonly string[], pathOf: (index: number) => Path): Issue[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index ? [issue(pathOf(index), 'sameKey')] : [],
  );

const FITTING: Record<QuestionType, readonly Operator[]> = {
  nps: ['answered', 'notAnswered', 'atLeast', 'atMost'],
  csat: ['answered', 'notAnswered', 'atLeast', 'atMost'],
  ces: ['answered', 'notAnswered', 'atLeast', 'atMost'],
  matrix: ['answered', 'notAnswered', 'atLeast', 'atMost'],
  choice: ['answered', 'notAnswered', 'isAny', 'isNone'],
  text: ['answered', 'notAnswered'],
};
/** How answers to a question of this type can be compared. */
export const operatorsFor = (type: QuestionType): readonly Operator[] => FITTING[type];
export const needsValue = (operator: Operator) => operator === 'atLeast' || operator === 'atMost';
export const needsOptions = (operator: Operator) => operator === 'isAny' || operator === 'isNone';

/** A comparison with an answer of this question. */
const comparisonIssues = (path: Path, one: Comparison, question: Question): Issue[] => {
  const { operator, value, optionIds, rowKey } = one;
  if (!FITTING[question.type].includes(operator)) return [issue([...path, 'operator'], 'operator')];
  const rows = question.type === 'matrix' ? question.rows.map(({ key }) => key) : [];
  const isRow =
    question.type === 'matrix' ? rowKey !== null && rows.includes(rowKey) : rowKey === null;
  if (!isRow) return [issue([...path, 'rowKey'], 'row')];
  if (needsValue(operator)) {
    const { min, max } =
      question.type in SCALES ? SCALES[question.type as keyof typeof SCALES] : { min: 0, max: 0 };
    if (value === null || value < min || value > max)
      return [issue([...path, 'value'], 'value', { min, max })];
  }
  if (needsOptions(operator)) {
    const ids = question.type === 'choice' ? question.options.map(({ id }) => id) : [];
    if (optionIds.length === 0 || optionIds.some((id) => !ids.includes(id)))
      return [issue([...path, 'optionIds'], 'options')];
  }
  return [];
};

const logicIssues = (questions: readonly Question[], position: number): Issue[] => {
  const path = ['questions', position];
  const question = questions[position];
  if (!question) return [];
  const earlier = new Map(questions.slice(0, position).map((one) => [one.key, one]));
  const later = new Set(questions.slice(position + 1).map(({ key }) => key));
  const conditions = (question.showIf?.conditions ?? []).flatMap((condition, index) => {
    const at = [...path, 'showIf', 'conditions', index];
    const about = earlier.get(condition.questionKey);
    if (!about) return [issue([...at, 'questionKey'], 'notEarlier')];
    return comparisonIssues(at, condition, about);
  });
  const skips = question.skips.flatMap((skip, index) => {
    const at = [...path, 'skips', index];
    if (skip.toKey !== null && !later.has(skip.toKey)) return [issue([...at, 'toKey'], 'notLater')];
    return comparisonIssues(at, skip, question);
  });
  return [...conditions, ...skips];
};

const dimensionIssues = (path: Path, key: string | null, { dimensionKeys }: Known): Issue[] =>
  key === null || dimensionKeys.has(key) ? [] : [issue([...path, 'dimensionKey'], 'dimension')];

const contentIssues = (path: Path, question: Question, known: Known): Issue[] => {
  switch (question.type) {
    case 'text':
      return [];
    case 'choice': {
      const { options } = question;
      return [
        ...(options.length < 2 ? [issue([...path, 'options'], 'fewOptions')] : []),
        ...options.flatMap(({ texts }, index) =>
          missingTexts([...path, 'options', index, 'texts'], texts),
        ),
        ...repeated(
          options.map(({ id }) => id),
          (index) => [...path, 'options', index, 'id'],
        ),
      ];
    }
    case 'matrix': {
      const { rows } = question;
      return [
        ...(rows.length === 0 ? [issue([...path, 'rows'], 'noRows')] : []),
        ...rows.flatMap(({ texts, dimensionKey }, index) => [
          ...missingTexts([...path, 'rows', index, 'texts'], texts),
          ...dimensionIssues([...path, 'rows', index], dimensionKey, known),
        ]),
        ...repeated(
          rows.map(({ key }) => key),
          (index) => [...path, 'rows', index, 'key'],
        ),
      ];
    }
    default:
      return dimensionIssues(path, question.dimensionKey, known);
  }
};

const questionIssues = (question: Question, position: number, known: Known): Issue[] => {
  const path = ['questions', position];
  const earlier = known.earlierTypes.get(question.key);
  return [
    ...missingTexts([...path, 'texts'], question.texts),
    ...('lowTexts' in question
      ? (['lowTexts', 'highTexts'] as const).flatMap((field) =>
          missingTexts([...path, field], question[field], true),
        )
      : []),
    ...(earlier !== undefined && earlier !== question.type
      ? [issue([...path, 'type'], 'typeChanged')]
      : []),
    ...contentIssues(path, question, known),
  ];
};

const HEADLINES: readonly QuestionType[] = ['nps', 'csat', 'ces'];
/** Can its score stand for the survey? */
export const isHeadline = ({ type }: Question): boolean => HEADLINES.includes(type);

const definitionIssues = (definition: Definition, known: Known): Issue[] => {
  const { questions, introTexts, thanksTexts, headlineKey } = definition;
  if (questions.length === 0) return [issue(['questions'], 'noQuestions')];
  const repeatedKeys = repeated(
    questions.map(({ key }) => key),
    (index) => ['questions', index, 'key'],
  );
  const headline = questions.find(({ key }) => key === headlineKey);
  const found = [
    ...missingTexts(['introTexts'], introTexts, true),
    ...repeatedKeys,
    ...questions.flatMap((question, position) => [
      ...questionIssues(question, position, known),
      ...logicIssues(questions, position),
    ]),
    ...(headlineKey !== null && !(headline && isHeadline(headline))
      ? [issue(['headlineKey'], 'headline')]
      : []),
    ...missingTexts(['thanksTexts'], thanksTexts, true),
  ];
  // Conditions that ask for something else than there is would make questions unreachable by themselves.
  if (repeatedKeys.length > 0 || questions.some((_, at) => logicIssues(questions, at).length > 0))
    return found;
  const unreachable = unreachableKeys(definition);
  if (unreachable === null) return [...found, issue(['questions'], 'tooManyWays')];
  return [
    ...found,
    ...questions.flatMap(({ key }, position) =>
      unreachable.includes(key) ? [issue(['questions', position, 'showIf'], 'unreachable')] : [],
    ),
  ];
};

/** In the order in which they are read; empty where it can be published. */
export const issuesOf = (definition: Definition, known: Known): Issue[] => [
  ...missingTexts(['names'], known.names),
  ...definitionIssues(definition, known),
];
