/** Questions, rows and options that are still to be written. */
import type { Question, QuestionType } from '#contract/surveys/definitions';

const LENGTH = 6;
/** Small letters and digits without those that look alike. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A key that no other version has used: its answers would be taken for answers to this question. */
const newKey = (prefix: string): string =>
  prefix +
  [...crypto.getRandomValues(new Uint8Array(LENGTH))]
    .map((byte) => SIGNS[byte % SIGNS.length])
    .join('');

export const newRow = () => ({ key: newKey('r'), texts: {}, dimensionKey: null });
export const newOption = () => ({ id: newKey('o'), texts: {} });

export const newQuestion = (type: QuestionType): Question => {
  const base = { key: newKey('q'), texts: {}, isRequired: false, showIf: null, skips: [] };
  const ends = { direction: 'up', lowTexts: {}, highTexts: {} } as const;
  switch (type) {
    case 'nps':
    case 'ces':
      return { type, ...base, ...ends, dimensionKey: null };
    case 'csat':
      return { type, ...base, ...ends, dimensionKey: null, topBoxes: 2 };
    case 'matrix':
      return { type, ...base, ...ends, rows: [newRow()] };
    case 'choice':
      return { type, ...base, isMultiple: false, options: [newOption(), newOption()] };
    case 'text':
      return { type, ...base };
  }
};

export const NEW_COMPARISON = {
  rowKey: null,
  operator: 'answered',
  value: null,
  optionIds: [],
} as const;
