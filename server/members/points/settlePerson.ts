/** Carries what is stored of a person's records to an instant. Pure. */
import type { People } from '../people/rules.ts';
import type { StoredBooks } from './loadBooks.ts';
import { planOn, type RecordPlan } from './plan/plan.ts';
import { settleTogether } from './plan/settle.ts';

/** The records of whoever the id stands for, all of them as they are now. */
export const settlePerson = (
  people: People,
  stored: StoredBooks,
  memberId: number,
  at: number,
): readonly RecordPlan[] => {
  const recordIds = people.recordsOf(memberId);
  const plans = recordIds.map((id) => {
    const known = stored.get(id);
    if (!known) throw new Error(`The points of member ${id} were not loaded`);
    return { memberId: id, plan: planOn(known.book) };
  });
  return settleTogether(plans, at, people.togetherSince(recordIds));
};
