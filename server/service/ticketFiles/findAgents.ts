/** Finds members of staff by their e-mail addresses or names. */
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';

const all = prepared({}, (q) =>
  q.select({ id: staff.id, name: staff.name, email: staff.email }).from(staff),
);

const fold = (text: string) => text.trim().toLowerCase();

/** `(text of a file) => id`; null for who is unknown, and for a name that several have. */
export const openAgents = async (db: Db): Promise<(agent: string) => string | null> => {
  const people = await all(db);
  const ids = new Map<string, string | null>();
  for (const { id, name } of people) ids.set(fold(name), ids.has(fold(name)) ? null : id);
  for (const { id, email } of people) ids.set(fold(email), id);
  return (agent) => ids.get(fold(agent)) ?? null;
};
