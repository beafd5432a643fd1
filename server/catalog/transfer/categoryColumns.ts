/** Columns of the console's own category file, which has one row for each category. Pure. */
import { LANGUAGES, type Localized } from '#shared/localization';
import { joinParts } from '../../platform/imports/cellLists.ts';
import { languageColumns } from '../../platform/imports/localizedCells.ts';

export const CATEGORY_COLUMNS = [
  'code',
  'parent_code',
  'position',
  ...languageColumns('name'),
  'hidden',
  'attributes',
] as const;

export interface CategoryFacts {
  code: string;
  parentCode: string | null;
  position: number;
  names: Localized;
  hidden: boolean;
  /** Own bindings by attribute code. */
  attributes: readonly { code: string; requirement: string }[];
}

/** `colour:required;size:recommended` */
const writeBindings = (attributes: CategoryFacts['attributes']): string =>
  joinParts(attributes.map(({ code, requirement }) => [`${code}:${requirement}`]));

export const categoryRow = ({
  code,
  parentCode,
  position,
  names,
  hidden,
  attributes,
}: CategoryFacts): string[] => [
  code,
  parentCode ?? '',
  String(position),
  ...LANGUAGES.map((language) => names[language] ?? ''),
  hidden ? 'yes' : 'no',
  writeBindings(attributes),
];
