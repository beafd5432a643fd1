/** Who may be named of an answer, and how somebody gets in touch: until when, in which ticket, and who does it. */
import type { AlertReason } from '#contract/surveys/alertRules';
import { namesPerson } from '#rules/surveys/alertRules';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { surveys } from '#db/schema/surveys/surveys';
import { loadRanks } from '../../members/levels/load.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadVersions } from '../../service/calendars/load.ts';
import { loadFitting } from '../../service/servicePolicies/load.ts';
import type { ResponseRow } from '../answering/find.ts';
import { contactDueAt, isUpperLevel } from './due.ts';
import { findLiveTicket, findRecovery, openFollowUp } from './followUp.ts';
import { takeUpOwnTicket } from './ownTickets.ts';
import type { AlertRow } from './record.ts';

/** Who may be named: as the survey has told those whom it asked. */
const personOf = (
  mode: IdentityMode,
  { memberId, contact, contactWanted }: ResponseRow,
  reasons: readonly AlertReason[],
): { memberId: number | null; canBeReached: boolean } => {
  const isAtStake = reasons.some(namesPerson);
  const isNamed =
    mode === 'identified' || (mode === 'confidential' && (contactWanted || isAtStake));
  const named = isNamed ? memberId : null;
  return { memberId: named, canBeReached: named !== null || (contactWanted && contact !== null) };
};

/** The same without those who were erased. */
export const whoOf = async (
  db: Db,
  response: ResponseRow,
  { mode, reasons }: { mode: IdentityMode; reasons: readonly AlertReason[] },
) => {
  const person = personOf(mode, response, reasons);
  const member = person.memberId === null ? undefined : await findRow(db, members, person.memberId);
  return member === undefined || member.erasedAt === null
    ? person
    : { memberId: null, canBeReached: false };
};

const calendarOf = async (db: Db, level: string | null) => {
  const policy = await loadFitting(db, { type: 'care', severity: null, level, channel: 'phone' });
  if (!policy) return { calendarId: null, calendar: null };
  const versions = (await loadVersions(db, [policy.calendarId])).get(policy.calendarId) ?? null;
  return { calendarId: policy.calendarId, calendar: versions };
};

/** Of one whom nobody can get in touch with. */
const UNREACHED = {
  calendarId: null,
  dueAt: null,
  ticketId: null,
  hasOwnTicket: false,
  level: null,
};

/**
 * Until when somebody gets in touch, in which ticket, and who does it. Nobody can know of an answer before it is stored: the
 * time runs from then on, also of one that a file brings later.
 */
export const howOf = async (
  tx: Db,
  writer: Writer,
  response: ResponseRow,
  {
    memberId,
    canBeReached,
    ownerId,
    opensTicket,
    known,
  }: {
    memberId: number | null;
    canBeReached: boolean;
    ownerId: string | null;
    /** Whether a ticket is opened where the customer has none that is live. */
    opensTicket: boolean;
    /** The alert that there is of an answer that was changed. */
    known: AlertRow | null;
  },
) => {
  if (!canBeReached) return UNREACHED;
  const { calendarId, calendar } = await calendarOf(tx, response.level);
  const isUpper = isUpperLevel(response.level, await loadRanks(tx));
  const aboutId =
    response.subjectKind === 'ticket' && memberId !== null ? response.subjectId : null;
  const own =
    known &&
    (await takeUpOwnTicket(tx, writer, known, { memberId, answeredAt: response.completedAt }));
  const live =
    own ??
    (await findLiveTicket(tx, { memberId, aboutId }, writer.now)) ??
    (memberId === null ? await findRecovery(tx, response, writer.now) : null);
  const { names } = await getRow(tx, surveys, response.surveyId);
  const ticketId =
    live ?? (opensTicket ? await openFollowUp(tx, writer, { memberId, ownerId, names }) : null);
  return {
    calendarId,
    dueAt: contactDueAt(calendar, writer.now, isUpper),
    ticketId,
    hasOwnTicket: own !== null || (live === null && ticketId !== null),
    level: response.level,
  };
};
