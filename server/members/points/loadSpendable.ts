/** What members have, computed as a write will: on what is stored now, settled to `at`. */
import type { Db } from '#db';
import { loadPeople } from '../people/load.ts';
import { loadBooks } from './loadBooks.ts';
import { settlePerson } from './settlePerson.ts';
import { availableOf, type Book, joinBooks } from './rules.ts';

/**
 * Unlike a balance they never go back to before the last write: what another request or server, whose clock is ahead, has
 * just taken cannot be taken again.
 */
export const loadWritableBooks = async (
  db: Db,
  memberIds: readonly number[],
  at: number,
): Promise<ReadonlyMap<number, Book>> => {
  const people = await loadPeople(db, memberIds);
  const stored = await loadBooks(db, people);
  return new Map(
    memberIds.map((memberId) => [
      memberId,
      joinBooks(settlePerson(people, stored, memberId, at).map(({ plan }) => plan.book)),
    ]),
  );
};

/** How many points members can spend. */
export const loadSpendable = async (
  db: Db,
  memberIds: readonly number[],
  at: number,
): Promise<ReadonlyMap<number, number>> =>
  new Map(
    [...(await loadWritableBooks(db, memberIds, at))].map(([id, book]) => [
      id,
      availableOf(book, at),
    ]),
  );
