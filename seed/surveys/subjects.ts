/** What the answers of the demo store are about: resolved tickets, delivered orders and entries, each at most once. */
import type { SubjectKind } from '#contract/surveys/invitations';
import type { SurveyPurpose } from '#contract/surveys/purposes';
import type { Snapshot } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { query } from '#db/statements';
import { DAY_MS } from '#shared/days';
import type { Candidate } from '#server/surveys/sending/candidates';
import { loadSnapshots } from '#server/surveys/sending/snapshots';
import type { Random } from '../shared/random.ts';

export interface Subject {
  kind: SubjectKind;
  id: number;
  memberId: number;
  occurredAt: number;
  snapshot: Snapshot;
}

const SOURCES: Partial<Record<SurveyPurpose, { kind: SubjectKind; sql: string }>> = {
  afterTicket: {
    kind: 'ticket',
    sql: `select id, member_id, resolved_at as at from tickets
      where resolved_at is not null and member_id is not null order by resolved_at, id`,
  },
  delivery: {
    kind: 'order',
    sql: `select o.id, o.member_id, o.paid_at as at from orders o join members m on m.id = o.member_id
      where o.counted_on is not null and o.paid_at is not null and m.erased_at is null order by o.paid_at, o.id`,
  },
  activity: {
    kind: 'entry',
    sql: 'select id, member_id, entered_at as at from member_entries order by entered_at, id',
  },
};

export const loadSubjects = async (db: Db, purpose: SurveyPurpose): Promise<Subject[]> => {
  const source = SOURCES[purpose];
  if (!source) return [];
  const { kind, sql } = source;
  const rows = await query<{ id: number; member_id: number; at: number | string }>(db, sql);
  const candidates = rows.map(({ id, member_id: memberId, at }): Candidate => ({
    subjectKind: kind,
    subjectId: Number(id),
    occurrence: 1,
    memberId: Number(memberId),
    occurredAt: Number(at),
    orderId: kind === 'order' ? Number(id) : null,
    ticketId: kind === 'ticket' ? Number(id) : null,
    cursor: Number(id),
  }));
  const snapshots = await loadSnapshots(db, candidates);
  return candidates.flatMap(({ subjectKind, subjectId, memberId, occurredAt }, index) => {
    const snapshot = snapshots[index];
    return snapshot ? [{ kind: subjectKind, id: subjectId, memberId, occurredAt, snapshot }] : [];
  });
};

const MOST_DAYS = 30;
/** Takes one that happened in the month before an answer; undefined where all were answered about. */
export const takeSubject = (
  subjects: Subject[],
  random: Random,
  at: number,
): Subject | undefined => {
  const recent = subjects.flatMap(({ occurredAt }, index) =>
    occurredAt < at && occurredAt > at - MOST_DAYS * DAY_MS ? [index] : [],
  );
  const index = recent[Math.floor(random.next() * recent.length)];
  return index === undefined ? undefined : subjects.splice(index, 1)[0];
};
