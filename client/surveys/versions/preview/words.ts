/** What the preview says, in the language of the survey and not of the screen. Pure. */
import type { Definition } from '#contract/surveys/definitions';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Language } from '#shared/localization';
import { en, zh } from '../messages.ts';

const WORDS = { en: en.surveyVersions.preview, zh: zh.surveyVersions.preview } as const;

export const previewWords = (language: Language) => {
  const words = WORDS[language];
  return {
    ...words,
    place: (number: number, count: number) =>
      words.place.replace('%{number}', String(number)).replace('%{count}', String(count)),
    privacy: (mode: IdentityMode, { asksContact }: Pick<Definition, 'asksContact'>) =>
      words.modes[mode === 'confidential' && !asksContact ? 'confidentialWithoutContact' : mode],
  };
};
