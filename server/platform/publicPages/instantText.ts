/** An instant as pages for people without an account show it. Pure. */
import type { Language } from '#shared/localization';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };
export const instantText = (at: number, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(at);
