/**
 * Languages of the console. Every folder's `messages.ts` exports `en` and `zh`; the query in the import gives each
 * language its own copy of the module, so that English comes with the entry and Chinese only when it is chosen.
 */
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import { argumentIn, LANGUAGES, type Language } from '#shared/localization';
import { english } from './layout/english.ts';
import { figureText } from './ui/messageFigures.ts';

const LOCALES = [
  { locale: 'en', name: 'English' },
  { locale: 'zh', name: '简体中文' },
] as const satisfies readonly { locale: Language; name: string }[];

const WIRE = '@@react-admin@@';

/** A field of a resource: where it has no name of its own, that of the fields with its name in all resources. */
const FIELD = /^resources\.\w+\.fields\.(\w+)$/;

const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language);

/** A name that begins a menu entry, within a sentence: `Coupon batch` to `coupon batch`, `API key` as it is. */
const withinSentence = (name: string) =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** Messages that name a kind of record within a sentence. */
const NAMING: ReadonlySet<string> = new Set(['ra.page.create', 'ra.message.delete_title']);

/** Translates messages with arguments as React-Admin encodes them, names in them too, and names roles in words. */
const withWireForm = (provider: I18nProvider): I18nProvider => {
  const translate: I18nProvider['translate'] = (key, options) => {
    if (typeof key === 'string' && key.startsWith(WIRE)) {
      const { message, args } = JSON.parse(key.slice(WIRE.length)) as {
        message: string;
        args: Record<string, unknown>;
      };
      const language = provider.getLocale() as Language;
      const own = Object.entries(args).map(([name, one]) => [name, argumentIn(one, language)]);
      return translate(message, Object.fromEntries(own));
    }
    if (typeof options?.roles === 'string') {
      const roles = options.roles
        .split(', ')
        .map((role: string) => provider.translate(`roles.${role}`));
      return provider.translate(key, {
        ...options,
        roles: roles.join(provider.translate('layout.listSeparator')),
      });
    }
    const field = FIELD.exec(key)?.[1];
    if (field !== undefined && options?._ !== undefined)
      return provider.translate(key, {
        ...options,
        _: provider.translate(`fields.${field}`, { _: options._ }),
      });
    if (NAMING.has(key) && typeof options?.name === 'string')
      return provider.translate(key, { ...options, name: withinSentence(options.name) });
    return provider.translate(key, options);
  };
  // Logging out in another tab empties the storage, and React-Admin then asks for no language.
  const changeLocale: I18nProvider['changeLocale'] = async (locale) => {
    if (isLanguage(locale)) await provider.changeLocale(locale);
  };
  return { ...provider, translate, changeLocale };
};

const storedLocale = (storeKey: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(storeKey) ?? 'null');
  } catch {
    return null;
  }
};

/** The first of the browser's languages that the console speaks. */
export const browserLanguage = (): Language | undefined =>
  navigator.languages.map((tag): unknown => tag.slice(0, 2)).find(isLanguage);

/** The language chosen here before, else the browser's. The store's own comes last, once the person is known. */
export const initialLocale = (storeKey: string): Language => {
  const chosen = storedLocale(storeKey);
  return isLanguage(chosen) ? chosen : (browserLanguage() ?? 'en');
};

const load = async (locale: string): Promise<TranslationMessages> =>
  locale === 'zh' ? (await import('./layout/chinese.ts')).chinese : english;

export const createI18n = async (locale: Language): Promise<I18nProvider> => {
  // React-Admin wants the first dictionary at once.
  const first = await load(locale);
  const messagesOf = (wanted: string) => (wanted === locale ? first : load(wanted));
  const provider: I18nProvider = polyglotI18nProvider(messagesOf, locale, [...LOCALES], {
    // Writes the arguments into a message: the place in which every figure of it is formatted.
    replace(this: string, pattern: RegExp, valueOf: (given: string, name: string) => unknown) {
      return this.replace(pattern, (given: string, name: string) =>
        figureText(name, valueOf(given, name), provider.getLocale()),
      );
    },
  });
  return withWireForm(provider);
};
