/** Codes of categories, which are unique. */
import { and, eq, like, ne, or } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { invalid } from '../../platform/http/errors.ts';
import { codeFrom } from '../categoryTree/rules.ts';

const codesLike = prepared({ code: 'text', pattern: 'text' }, (q, { code, pattern }) =>
  q
    .select({ code: categories.code })
    .from(categories)
    .where(or(eq(categories.code, code), like(categories.code, pattern))),
);
const othersWithCode = prepared({ code: categories.code, id: categories.id }, (q, { code, id }) =>
  q
    .select({ id: categories.id })
    .from(categories)
    .where(and(eq(categories.code, code), ne(categories.id, id))),
);

/** A code made from this name that no category has yet. */
export const createCode = async (tx: Db, name: string): Promise<string> => {
  const base = codeFrom(name) || 'category';
  const rows = await codesLike(tx, { code: base, pattern: `${base}-%` });
  const taken = new Set(rows.map(({ code }) => code));
  let code = base;
  for (let n = 2; taken.has(code); n++) code = `${base}-${n}`;
  return code;
};

/** Refuses a code that a category other than `exceptId` has. */
export const checkCode = async (tx: Db, code: string, exceptId: number) => {
  const [taken] = await othersWithCode(tx, { code, id: exceptId });
  if (taken) throw invalid({ code: 'errors.taken' });
};
