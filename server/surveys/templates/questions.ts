/** The questions that several templates ask. Pure. */
import type {
  Direction,
  Question,
  QuestionType,
  ShowIf,
  Skip,
} from '#contract/surveys/definitions';
import type { Localized } from '#shared/localization';

type Of<T extends QuestionType> = Extract<Question, { type: T }>;
/** Keys are the same in all templates: the same question can be compared between surveys. */
const base = (key: string, texts: Localized) => ({
  key,
  texts,
  isRequired: false,
  showIf: null as ShowIf | null,
  skips: [] as Skip[],
});
const scale = () => ({
  direction: 'up' as Direction,
  lowTexts: {},
  highTexts: {},
  dimensionKey: null as string | null,
});

export const csat = (
  key: string,
  texts: Localized,
  more: Partial<Of<'csat'>> = {},
): Of<'csat'> => ({
  type: 'csat',
  ...base(key, texts),
  ...scale(),
  isRequired: true,
  lowTexts: { en: 'Very dissatisfied', zh: '非常不满意' },
  highTexts: { en: 'Very satisfied', zh: '非常满意' },
  topBoxes: 2,
  ...more,
});
export const ces = (key: string, texts: Localized): Of<'ces'> => ({
  type: 'ces',
  ...base(key, texts),
  ...scale(),
  isRequired: true,
  lowTexts: { en: 'Strongly disagree', zh: '非常不同意' },
  highTexts: { en: 'Strongly agree', zh: '非常同意' },
});
export const nps = (key: string, texts: Localized, more: Partial<Of<'nps'>> = {}): Of<'nps'> => ({
  type: 'nps',
  ...base(key, texts),
  ...scale(),
  isRequired: true,
  lowTexts: { en: 'Not at all likely', zh: '完全不可能' },
  highTexts: { en: 'Extremely likely', zh: '非常可能' },
  ...more,
});
export const choice = (
  key: string,
  texts: Localized,
  options: readonly (readonly [id: string, en: string, zh: string])[],
  more: Partial<Of<'choice'>> = {},
): Of<'choice'> => ({
  type: 'choice',
  ...base(key, texts),
  isMultiple: false,
  options: options.map(([id, en, zh]) => ({ id, texts: { en, zh } })),
  ...more,
});
export const matrix = (
  key: string,
  texts: Localized,
  rows: readonly (readonly [key: string, en: string, zh: string, dimensionKey: string | null])[],
): Of<'matrix'> => ({
  type: 'matrix',
  ...base(key, texts),
  direction: 'up',
  lowTexts: { en: 'Very dissatisfied', zh: '非常不满意' },
  highTexts: { en: 'Very satisfied', zh: '非常满意' },
  rows: rows.map(([rowKey, en, zh, dimensionKey]) => ({
    key: rowKey,
    texts: { en, zh },
    dimensionKey,
  })),
});
export const text = (
  key: string,
  texts: Localized,
  more: Partial<Of<'text'>> = {},
): Of<'text'> => ({
  type: 'text',
  ...base(key, texts),
  ...more,
});

/** Shown to those who gave at most this. */
export const atMost = (questionKey: string, value: number): ShowIf => ({
  match: 'all',
  conditions: [{ questionKey, rowKey: null, operator: 'atMost', value, optionIds: [] }],
});

export const comment = (): Of<'text'> =>
  text('comment', {
    en: 'Is there anything else that you would like to tell us?',
    zh: '您还有其他意见或建议吗？',
  });
