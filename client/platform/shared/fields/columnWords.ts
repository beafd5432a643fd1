/** What the columns of an exported list and their coded values are called. Pure. */
import type { ExportColumn, ExportWords } from '#contract/platform/exports';
import type { Language } from '#shared/localization';
import { fieldName, lastOf, type Translate, type ValueNames, valueName } from './fieldWords.ts';

/** The words of lists that are no resource of the console. */
const UNLISTED: Readonly<Record<string, ValueNames>> = {
  growthEntries: { type: 'growth.types', source: 'points.sources', sourceId: 'points' },
};

/** Codes whose word elsewhere holds a name that a file has in a column of its own. */
const WITHOUT_NAME: Readonly<Record<string, string>> = {
  'events.type.custom': 'events.customType',
};

/** Codes with names of their own, in whatever list they are: verbs, records, yes and no, the system. */
const elsewhere = (translate: Translate, key: string, value: string): string | undefined => {
  const messages: Readonly<Record<string, string>> = {
    verb: `activities.verbs.${value}`,
    resource: `resources.${value}.name`,
  };
  const yesNo = value === 'true' || value === 'false' ? `ra.boolean.${value}` : undefined;
  const text: unknown = translate(messages[key] ?? yesNo ?? `activities.${value}`, {
    _: '',
    smart_count: 1,
  });
  return typeof text === 'string' && text !== '' ? text : undefined;
};

export const columnWords = (
  resource: string,
  columns: readonly ExportColumn[],
  { translate, language, values }: { translate: Translate; language: Language; values: ValueNames },
): ExportWords => {
  const names = UNLISTED[resource] ?? values;
  const wordOf = (key: string, value: string) => {
    const plain = WITHOUT_NAME[`${resource}.${key}.${value}`];
    return plain
      ? translate(plain)
      : (valueName(translate, names, key, value) ?? elsewhere(translate, lastOf(key), value));
  };
  const headings = columns.flatMap(({ key }) => {
    const name = fieldName(translate, resource, key);
    return name === undefined ? [] : [[key, name] as const];
  });
  const coded = columns.flatMap(({ key, values: codes }) => {
    const words = codes.flatMap((value) => {
      const word = wordOf(key, value);
      return word === undefined ? [] : [[value, word] as const];
    });
    return words.length > 0 ? [[key, Object.fromEntries(words)] as const] : [];
  });
  return {
    language,
    headings: Object.fromEntries(headings),
    values: Object.fromEntries(coded),
  };
};
