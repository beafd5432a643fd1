/** What is known of those who may be asked, whichever of their records it came with. */
import { and, count, eq, gte, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { LIVE_STATUSES } from '#contract/service/tickets';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { tickets } from '#db/schema/service/tickets';
import { groupBy } from '#shared/groupBy';
import { loadPeople } from '../../members/people/load.ts';
import { loadSettings } from '../../platform/messageSettings/settings.ts';
import { loadTemplates } from '../../platform/messages/templates.ts';
import { endedInvitation } from '../answering/ended.ts';
import type { Candidate } from './candidates.ts';
import { SURVEY_INVITATION } from './messageKinds.ts';
import type { GateFacts } from './rules.ts';

const membersOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({
      id: members.id,
      email: members.email,
      erasedAt: members.erasedAt,
      marketingConsent: members.marketingConsent,
    })
    .from(members)
    .where(inArray(members.id, ids)),
);
const sentTo = prepared({ ids: many(surveyInvitations.memberId) }, (q, { ids }) =>
  q
    .select({
      memberId: surveyInvitations.memberId,
      distributionId: surveyInvitations.distributionId,
      surveyId: surveyDistributions.surveyId,
      sentAt: surveyInvitations.sentAt,
      completedAt: surveyInvitations.completedAt,
      voidedAt: surveyInvitations.voidedAt,
      expiresAt: surveyInvitations.expiresAt,
    })
    .from(surveyInvitations)
    .innerJoin(surveyDistributions, eq(surveyDistributions.id, surveyInvitations.distributionId))
    .where(and(inArray(surveyInvitations.memberId, ids), isNotNull(surveyInvitations.sentAt))),
);
const ticketStates = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .select({ id: tickets.id, state: tickets.state, resolution: tickets.resolution })
    .from(tickets)
    .where(inArray(tickets.id, ids)),
);
const orderStates = prepared({ ids: many(orders.id) }, (q, { ids }) =>
  q.select({ id: orders.id, status: orders.status }).from(orders).where(inArray(orders.id, ids)),
);
const sentBetween = prepared(
  {
    distributionId: surveyInvitations.distributionId,
    from: surveyInvitations.decidedAt,
    until: surveyInvitations.decidedAt,
  },
  (q, { distributionId, from, until }) =>
    q
      .select({ n: count() })
      .from(surveyInvitations)
      .where(
        and(
          eq(surveyInvitations.distributionId, distributionId),
          isNull(surveyInvitations.outReason),
          gte(surveyInvitations.decidedAt, from),
          lt(surveyInvitations.decidedAt, until),
          isNotNull(surveyInvitations.sentAt),
        ),
      ),
);
/** How many a distribution has sent from one instant until before another. */
export const countSent = async (
  db: Db,
  distributionId: number,
  from: number,
  until: number,
): Promise<number> => Number((await sentBetween(db, { distributionId, from, until }))[0]?.n ?? 0);

/** A ticket that waited in vain for its customer, was withdrawn, is open again, or no ticket any more is not asked about. */
const UNASKED_RESOLUTIONS: ReadonlySet<string | null> = new Set(['noReply', 'withdrawn']);
const UNASKED_STATES: readonly string[] = [...LIVE_STATUSES, 'spam', 'merged'];
const GONE: ReadonlySet<string> = new Set(['cancelled']);

const latest = (instants: readonly (number | null)[]): number | null => {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.max(...known);
};

type MemberFacts = Omit<GateFacts, 'isLate' | 'isSampled' | 'sentToday'> & {
  /** The member who stays, of merged records. */
  personId: number;
};

/** In the order of the candidates. A simulation leaves out what the distribution itself has sent. */
export const loadFacts = async (
  db: Db,
  { id: distributionId, surveyId }: { id: number; surveyId: number },
  candidates: readonly Candidate[],
  { now, isSimulated }: { now: number; isSimulated: boolean },
): Promise<MemberFacts[]> => {
  const people = await loadPeople(
    db,
    candidates.map(({ memberId }) => memberId),
  );
  const primaries = [...new Set(candidates.map(({ memberId }) => people.primaryOf(memberId)))];
  const rows = new Map((await membersOf(db, { ids: primaries })).map((row) => [row.id, row]));
  const sent = groupBy(await sentTo(db, { ids: [...new Set(people.all)] }), ({ memberId }) =>
    people.primaryOf(memberId ?? 0),
  );
  const ofTickets = new Map(
    (await ticketStates(db, { ids: candidates.flatMap(({ ticketId }) => ticketId ?? []) })).map(
      (row) => [row.id, row],
    ),
  );
  const ofOrders = new Map(
    (await orderStates(db, { ids: candidates.flatMap(({ orderId }) => orderId ?? []) })).map(
      (row) => [row.id, row],
    ),
  );
  const template = (await loadTemplates(db, [SURVEY_INVITATION.key])).get(SURVEY_INVITATION.key);
  // The link goes by e-mail alone.
  const isSent = (template?.isOn ?? true) && (template?.channel ?? 'email') === 'email';
  const { isOn } = await loadSettings(db);
  const canBeAsked = ({ ticketId, orderId }: Candidate): boolean => {
    const ticket = ofTickets.get(ticketId ?? 0);
    const order = ofOrders.get(orderId ?? 0);
    return (
      !(
        ticket &&
        (UNASKED_STATES.includes(ticket.state) || UNASKED_RESOLUTIONS.has(ticket.resolution))
      ) && !(order && GONE.has(order.status))
    );
  };
  return candidates.map((candidate) => {
    const primary = people.primaryOf(candidate.memberId);
    const member = rows.get(primary);
    // One that was withdrawn before it was answered is as if it had not been sent.
    const before = (sent.get(primary) ?? []).filter(
      (one) =>
        (one.voidedAt === null || one.completedAt !== null) &&
        !(isSimulated && one.distributionId === distributionId),
    );
    const own = before.filter((one) => one.distributionId === distributionId);
    return {
      personId: primary,
      isEligible: member !== undefined && member.erasedAt === null && canBeAsked(candidate),
      canBeReached: isOn && isSent && (member?.email ?? null) !== null,
      isOptedOut: member?.marketingConsent === false,
      lastOfDistribution: latest(own.map(({ sentAt }) => sentAt)),
      lastOfAny: latest(before.map(({ sentAt }) => sentAt)),
      hasOpenInvitation: before.some(
        (one) => one.surveyId === surveyId && endedInvitation(one, now) === null,
      ),
    };
  });
};
