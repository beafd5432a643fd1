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
  'recount',
  'upkeep',
  'import',
  'pricing',
  'promotions',
  'members',
  'service',
  'surveys',
  'cold',
  'memory',
  'page',
] as const;
export type Section = (typeof SECTIONS)[number];

export interface Options {
  sections: ReadonlySet<Section>;
  databases: readonly Database[];
  /** Small and short, only to check that everything works; the figures are not meaningful. */
  quick: boolean;
  /** How many members the store of the section `members` has. */
  members: number;
}

const USAGE = `Usage: npm run bench [-- --only ${SECTIONS.join(',')}] [--quick] [--database sqlite|postgres|both] [--members 1000000]`;

/** Throws an error with the usage if an argument is unknown. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      database: { type: 'string', default: 'both' },
      members: { type: 'string', default: '1000000' },
    },
  });
  const requested = values.only?.split(',') ?? [...SECTIONS];
  const sections = SECTIONS.filter((section) => requested.includes(section));
  const databases = DATABASES.filter(
    (database) => values.database === 'both' || values.database === database,
  );
  if (databases.length === 0 || sections.length !== new Set(requested).size) throw new Error(USAGE);
  const members = Number(values.members);
  if (!Number.isSafeInteger(members) || members < 1_000) throw new Error(USAGE);
  return { sections: new Set(sections), databases, quick: values.quick, members };
};
