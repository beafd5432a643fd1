/** Decides whom a distribution asks, and sends: every decision is kept, with its reason. */
import type { Snapshot } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { surveyInvitations } from '#db/schema/surveys/distributions';
import { surveys } from '#db/schema/surveys/surveys';
import { DAY_MS, addDays, dayOf, startOfDay } from '#shared/days';
import { loadSettings } from '../../platform/messageSettings/settings.ts';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import { quietUntil } from '../../platform/messages/sending.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { DistributionRow } from '../answering/find.ts';
import type { Candidate } from './candidates.ts';
import { loadIncentiveTexts } from './incentives.ts';
import { countSent, loadFacts } from './facts.ts';
import { SURVEY_INVITATION } from './messageKinds.ts';
import { ANSWER_DAYS, dueAt, isStale, outReasonOf } from './rules.ts';
import { isSampled } from './sampling.ts';
import { loadSnapshots } from './snapshots.ts';

/** What is decided alike each time: of whom, about what. */
const eventOf = (id: number, { memberId, subjectKind, subjectId, occurrence }: Candidate) =>
  `${id}|${memberId}|${subjectKind}:${subjectId}:${occurrence}`;

export const afterDaysOf = ({ trigger }: Pick<DistributionRow, 'trigger'>): number =>
  trigger.kind === 'delivered' ? trigger.afterDays : 0;

/** Members of a segment are asked about the present, however long ago their period began. */
const isLate = (
  { occurredAt }: Candidate,
  distribution: Pick<DistributionRow, 'trigger' | 'delayMinutes'>,
  now: number,
): boolean =>
  distribution.trigger.kind !== 'segment' &&
  isStale(
    occurredAt,
    { delayMinutes: distribution.delayMinutes, afterDays: afterDaysOf(distribution) },
    now,
  );

/** What it asks about belongs to its campaign, whichever promotion took off the most. */
const withCampaign = (snapshot: Snapshot, { trigger }: Pick<DistributionRow, 'trigger'>) =>
  trigger.kind === 'campaign' ? { ...snapshot, campaignId: trigger.campaignId } : snapshot;

/** One candidate with the decision on it; who is asked earlier in the list counts for who comes later. */
export const decideAll = async (
  db: Db,
  distribution: DistributionRow,
  candidates: readonly Candidate[],
  { now, timeZone, isSimulated = false }: { now: number; timeZone: string; isSimulated?: boolean },
) => {
  const { id, samplePpm, samplingKey } = distribution;
  const facts = await loadFacts(db, distribution, candidates, { now, isSimulated });
  const day = dayOf(now, timeZone);
  let sentToday = isSimulated
    ? 0
    : await countSent(db, id, startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone));
  const asked = new Set<number>();
  return candidates.map((candidate, index) => {
    const known = facts[index];
    if (!known) throw new Error('Each candidate has its facts');
    const isAgain = asked.has(known.personId);
    const outReason = outReasonOf(
      {
        ...known,
        ...(isAgain && { lastOfDistribution: now, lastOfAny: now, hasOpenInvitation: true }),
        isLate: !isSimulated && isLate(candidate, distribution, now),
        isSampled: isSampled(Buffer.from(samplingKey), eventOf(id, candidate), samplePpm),
        sentToday,
      },
      distribution,
      now,
    );
    if (outReason === null) {
      asked.add(known.personId);
      sentToday += 1;
    }
    return { candidate, outReason };
  });
};

/** Writes the decisions on these candidates and the messages to those who are asked. Returns how many those are. */
export const decidePage = async (
  tx: Db,
  writer: Writer,
  distribution: DistributionRow,
  versionId: number,
  candidates: readonly Candidate[],
): Promise<number> => {
  if (candidates.length === 0) return 0;
  const { now, settings } = writer;
  const decisions = await decideAll(tx, distribution, candidates, {
    now,
    timeZone: settings.timeZone,
  });
  const snapshots = await loadSnapshots(tx, candidates);
  const quiet = quietUntil(now, await loadSettings(tx), settings.timeZone);
  const sentAt = quiet ?? now;
  const ids = await insertRows(
    tx,
    surveyInvitations,
    decisions.map(({ candidate, outReason }, index) => {
      const isAsked = outReason === null;
      const snapshot = snapshots[index];
      if (!snapshot) throw new Error('Each candidate has its snapshot');
      return {
        distributionId: distribution.id,
        versionId,
        memberId: candidate.memberId,
        subjectKind: candidate.subjectKind,
        subjectId: candidate.subjectId,
        occurrence: candidate.occurrence,
        occurredAt: candidate.occurredAt,
        decidedAt: now,
        outReason,
        inclusionPpm: distribution.samplePpm,
        snapshot: withCampaign(snapshot, distribution),
        tokenHash: null,
        dueAt: dueAt(candidate.occurredAt, {
          delayMinutes: distribution.delayMinutes,
          afterDays: afterDaysOf(distribution),
        }),
        sentAt: isAsked ? sentAt : null,
        remindedAt: null,
        startedAt: null,
        completedAt: null,
        voidedAt: null,
        expiresAt: isAsked ? sentAt + ANSWER_DAYS * DAY_MS : null,
      };
    }),
    { returning: true },
  );
  const { names } = await getRow(tx, surveys, distribution.surveyId);
  const asked = decisions.flatMap(({ candidate, outReason }, index) =>
    outReason === null ? [{ candidate, id: ids[index] ?? 0 }] : [],
  );
  const incentiveOf = await loadIncentiveTexts(
    tx,
    distribution,
    asked.map(({ candidate }) => candidate.memberId),
    now,
  );
  await recordMessages(
    tx,
    writer,
    SURVEY_INVITATION,
    asked.map(({ candidate, id }) => ({
      memberId: candidate.memberId,
      key: String(id),
      at: sentAt,
      until: sentAt + ANSWER_DAYS * DAY_MS,
      variables: {
        survey: names,
        invitation: String(id),
        link: '–',
        scores: '',
        incentive: incentiveOf(candidate.memberId),
      },
    })),
  );
  return asked.length;
};
