/** Everybody whose ledgers lack what time has done, settled: each once, with all records. Nothing is written. */
import type { Db } from '#db';
import { loadPeople } from '../people/load.ts';
import { loadBooks } from './loadBooks.ts';
import { membersDue, STEP } from './membersDue.ts';
import type { RecordPlan } from './plan/plan.ts';
import { settlePerson } from './settlePerson.ts';

/** In pages; every record stands in them by itself, and a person comes with the first. */
export const duePeople = async function* (
  db: Db,
  at: number,
): AsyncGenerator<(readonly RecordPlan[])[]> {
  const seen = new Set<number>();
  let memberIds: number[] = [];
  do {
    memberIds = await membersDue(db, memberIds.at(-1) ?? 0, at);
    const people = await loadPeople(db, memberIds);
    const stored = await loadBooks(db, people);
    const livingIds = [...new Set(memberIds.map(people.primaryOf))].filter((id) => !seen.has(id));
    for (const id of livingIds) if (people.recordsOf(id).length > 1) seen.add(id);
    yield livingIds.map((id) => settlePerson(people, stored, id, at));
  } while (memberIds.length === STEP);
};
