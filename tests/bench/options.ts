/** The command line of the bench. */
import { parseArgs } from 'node:util';

export type Database = 'sqlite' | 'postgres';
export const DATABASES: readonly Database[] = ['sqlite', 'postgres'];

export const SECTIONS = [
  'list',
  'get',
  'update',
  'search',
  'today',
  'upkeep',
  'import',
  'pricing',
  'promotions',
  'cold',
  'memory',
  'page',
] as const;
export type Section = (typeof SECTIONS)[number];

export interface Options {
  sections: ReadonlySet<Section>;
  databases: readonly Database[];
  /** Small and short, to see that everything works: its figures mean little. */
  quick: boolean;
}

const USAGE = `Usage: npm run bench [-- --only ${SECTIONS.join(',')}] [--quick] [--database sqlite|postgres|both]`;

/** Throws an error that shows the usage where an argument is not known. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      database: { type: 'string', default: 'both' },
    },
  });
  const asked = values.only?.split(',') ?? [...SECTIONS];
  const sections = SECTIONS.filter((section) => asked.includes(section));
  const databases = DATABASES.filter(
    (database) => values.database === 'both' || values.database === database,
  );
  if (databases.length === 0 || sections.length !== new Set(asked).size) throw new Error(USAGE);
  return { sections: new Set(sections), databases, quick: values.quick };
};
