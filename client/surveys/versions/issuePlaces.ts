/** Where an issue of a draft is, in words. Pure. */
import type { Issue } from '#rules/surveys/definitionIssues';

/** A translation key with its arguments. */
export interface Words {
  key: string;
  args?: Readonly<Record<string, string | number>>;
}

const PARTS: Readonly<Record<string, string>> = {
  questions: 'surveyVersions.places.question',
  rows: 'surveyVersions.places.row',
  options: 'surveyVersions.places.option',
  conditions: 'surveyVersions.places.condition',
  skips: 'surveyVersions.places.skip',
};
const LANGUAGE = /^(en|zh)$/;
/** Said by what they hold. */
const SILENT = new Set(['showIf', 'id', 'key']);

/** `questions.2.rows.0.texts.en` → question 3, row 1, text, English. */
export const placesOf = ({ path }: Pick<Issue, 'path'>): Words[] => {
  const places: Words[] = [];
  path.forEach((step, index) => {
    if (typeof step === 'number') return;
    const next = path[index + 1];
    const part = PARTS[step];
    if (part !== undefined && typeof next === 'number')
      places.push({ key: part, args: { number: next + 1 } });
    else if (LANGUAGE.test(step)) places.push({ key: `layout.languages.${step}` });
    else if (!SILENT.has(step)) places.push({ key: `resources.surveyVersions.fields.${step}` });
  });
  return places;
};
