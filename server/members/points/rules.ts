/** A member's points at an instant, and the order in which they are used. Pure; instants are UTC milliseconds. */
import type { EntryCause, PointBalance, PointSource } from '#contract/members/points';
import { addDays, dayOf, startOfDay } from '#shared/days';

/** Sources whose ids are the console's own, which nobody knows. */
const OWN_IDS: ReadonlySet<PointSource> = new Set<PointSource>([
  'lot',
  'referral',
  'redemption',
  'reward',
  'activity',
  'survey',
  'inactivity',
]);
/** What the registration of a member gives has this for its event. */
export const REGISTRATION = 'registration';

/** What people call the record that caused an entry; null where only the console knows it. */
export const nameOfCause = ({
  source,
  sourceId,
  cause: { names, name },
}: {
  source: PointSource;
  sourceId: string;
  cause: Pick<EntryCause, 'names' | 'name'>;
}) => names ?? name ?? (OWN_IDS.has(source) ? null : sourceId);

/** Points added together. `availableAt`: null while a delivery decides it; `expiresAt`: null for never. */
export interface Lot {
  id: number;
  /** The entry that opened it. */
  entryId: number;
  availableAt: number | null;
  expiresAt: number | null;
  /** What its allocations left, with what is held. */
  remaining: number;
}

/** Points that are reserved for an order, with the lots that were chosen then. */
export interface Hold {
  id: number;
  expiresAt: number;
  lots: readonly { lotId: number; points: number }[];
}

/** From this instant on what can be spent then is cleared, because the member was inactive for long. */
export interface Reset {
  id: number;
  at: number;
  /** The last active day. */
  lastDay: string;
}

/** What a member has: the lots with points left, the open holds, and what is owed. */
export interface Book {
  lots: readonly Lot[];
  holds: readonly Hold[];
  arrears: number;
  /** Null once it has happened; without it, none is decided. */
  reset?: Reset | null;
}
export const EMPTY_BOOK: Book = { lots: [], holds: [], arrears: 0 };

/** The first id that is not stored yet: higher than any stored one, so that new lots are used after others. */
export const NEW_ID = 2 ** 50;

export const isLapsed = ({ expiresAt }: Lot, at: number) => expiresAt !== null && expiresAt <= at;
export const isPending = (lot: Lot, at: number) =>
  !isLapsed(lot, at) && (lot.availableAt === null || lot.availableAt > at);
export const isActive = (lot: Lot, at: number) => !isLapsed(lot, at) && !isPending(lot, at);

const compareInstants = (one: number | null, other: number | null) =>
  one === other ? 0 : (one ?? Infinity) - (other ?? Infinity);
/** The order of use: soonest-expiring first, then what could be spent first, then the older. */
export const compareLots = (one: Lot, other: Lot) =>
  compareInstants(one.expiresAt, other.expiresAt) ||
  compareInstants(one.availableAt, other.availableAt) ||
  one.id - other.id;

/** What the open holds keep of each lot. */
export const heldByLot = ({ holds }: Pick<Book, 'holds'>): ReadonlyMap<number, number> => {
  const held = new Map<number, number>();
  for (const { lots } of holds)
    for (const { lotId, points } of lots) held.set(lotId, (held.get(lotId) ?? 0) + points);
  return held;
};

/** A lot with what is left of it and not held. */
export type FreeLot = Lot & { free: number };
/** The lots of which something is left and not held, in the order of use. */
export const freeLots = (book: Book, isWanted: (lot: Lot) => boolean): FreeLot[] => {
  const held = book.holds.length > 0 ? heldByLot(book) : null;
  return book.lots
    .map((lot) => ({ ...lot, free: lot.remaining - (held?.get(lot.id) ?? 0) }))
    .filter((lot) => lot.free > 0 && isWanted(lot))
    .toSorted(compareLots);
};

/** What the records of one person have together. Each keeps its own lots and what it owes. */
export const joinBooks = (books: readonly Book[]): Book => {
  const [only] = books;
  return books.length === 1 && only
    ? only
    : {
        lots: books.flatMap(({ lots }) => lots),
        holds: books.flatMap(({ holds }) => holds),
        arrears: books.reduce((sum, { arrears }) => sum + arrears, 0),
      };
};

export const sumFree = (lots: readonly FreeLot[]) => lots.reduce((sum, { free }) => sum + free, 0);

/** What can be spent of a settled book: never below zero. */
export const availableOf = (book: Book, at: number): number =>
  Math.max(0, sumFree(freeLots(book, (lot) => isActive(lot, at))) - book.arrears);

/** The last day on which a lot is valid. */
const lastDayOf = (expiresAt: number, timeZone: string) => dayOf(expiresAt - 1, timeZone);

/** The figures of a book that has been settled to the instant. */
export const balanceOf = (book: Book, at: number, timeZone: string): PointBalance => {
  const lasting = freeLots(book, (lot) => !isLapsed(lot, at));
  const lapsing = new Map<string, number>();
  for (const { expiresAt, free } of lasting) {
    if (expiresAt === null) continue;
    const lastDay = lastDayOf(expiresAt, timeZone);
    lapsing.set(lastDay, (lapsing.get(lastDay) ?? 0) + free);
  }
  return {
    available: availableOf(book, at),
    pending: sumFree(lasting.filter((lot) => isPending(lot, at))),
    held: [...heldByLot(book).values()].reduce((sum, points) => sum + points, 0),
    arrears: book.arrears,
    lapsing: [...lapsing].map(([lastDay, points]) => ({ lastDay, points })),
  };
};

/** The end of a lot that is given back after its own has lapsed: so many days from the day on; null where it stays lapsed. */
export const reinstatedUntil = (
  at: number,
  reinstateDays: number,
  timeZone: string,
): number | null =>
  reinstateDays === 0
    ? null
    : startOfDay(addDays(dayOf(at, timeZone), reinstateDays + 1), timeZone);
