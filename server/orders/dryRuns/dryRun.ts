/** What an order or event gives by a draft of the programme, beside the version in force then. Writes nothing. */
import type { DryRun, DryRunInput, DryRunSide } from '#contract/members/dryRuns';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { programmeVersions } from '#db/schema/members/programme';
import { versionAt } from '#rules/platform/versions';
import { levelFactsOf } from '#rules/platform/audiences';
import { dayOf, startOfDay } from '#shared/days';
import { levelOrLowest } from '../../members/earning/versions.ts';
import { loadRanks } from '../../members/levels/load.ts';
import { levelAt } from '../../members/levels/rules.ts';
import { withMembers } from '../../members/members/withMembers.ts';
import { type ApprovedVersion, loadVersions } from '../../members/programme/load.ts';
import { getRow } from '../../platform/records/records.ts';
import { loadForScopes } from '../earning/computeAwards.ts';
import type { Credit } from '../replays/credit.ts';
import { openEarner } from '../replays/earner.ts';
import { explainCredit } from '../replays/explain.ts';
import { loadFirstSegments } from '../replays/firstSegments.ts';
import { ALL_TIME } from '../../members/earnRules/givenSums.ts';
import { loadBudgetsBefore, loadGivenBefore } from '../replays/loadGivenBefore.ts';
import { loadPast } from '../replays/loadPast.ts';
import type { GivenOn, PastMember } from '../replays/past.ts';
import { levelEffect } from './levelEffect.ts';
import { skippedRules } from './skipped.ts';
import { findSubject, type Subject } from './subject.ts';

/** What the subject itself was given, which its dry run does not use up again. */
const ownGiven = ({ given }: PastMember, { what, isReal, at }: Subject, timeZone: string) => {
  if (!isReal) return [];
  const [source, id] =
    what.kind === 'order' ? ['order', what.order.externalId] : ['event', what.event.sourceId];
  return [...given].flatMap(([key, { amount }]): GivenOn[] => {
    const [of, sourceId, ruleKey, currency] = JSON.parse(key) as [
      string,
      string,
      string,
      GivenOn['currency'],
    ];
    return of === source && sourceId === id
      ? [{ ruleKey, currency, day: dayOf(at, timeZone), amount }]
      : [];
  });
};

const sumOf = (given: readonly { currency: string; amount: number }[], currency: string): number =>
  given.reduce((sum, one) => (one.currency === currency ? sum + one.amount : sum), 0);

interface Ground {
  db: Db;
  subject: Subject;
  member: PastMember;
  own: readonly GivenOn[];
  versions: readonly ApprovedVersion[];
  now: number;
  timeZone: string;
  credits: (version: ApprovedVersion, level: string | null) => Promise<Credit[]>;
  ranks: Awaited<ReturnType<typeof loadRanks>>;
  /** In which the member was at the instant. */
  segments: readonly string[];
}

const sideOf = async (
  { subject, member, own, versions, now, timeZone, credits, ranks, segments }: Ground,
  version: ApprovedVersion,
  isDraft: boolean,
): Promise<DryRunSide> => {
  const then = levelAt(member.levels, subject.at, ranks);
  const moved = version.terms.movedLevels.find(({ from }) => from === then)?.to ?? then;
  const level = levelOrLowest(isDraft ? moved : then, version);
  const given = await credits(version, level);
  const awards = given.map(explainCredit);
  const { what, at } = subject;
  const occasion = {
    trigger: what.kind === 'order' ? ('order' as const) : what.event.trigger,
    subject: what.kind === 'order' ? null : what.event.subject,
    channel: what.kind === 'order' ? what.order.channel : (what.event.channel ?? member.channel),
    at,
    level: { ...levelFactsOf(level, ranks), segments },
    groups: member.groups,
  };
  const [points, growth] = (['points', 'growth'] as const).map((currency) =>
    sumOf(
      given.map((one) => ({ currency: one.currency, amount: one.granted })),
      currency,
    ),
  ) as [number, number];
  const { earnRules } = version.terms;
  return {
    number: version.number,
    level,
    awards,
    points,
    growth,
    skipped: skippedRules(earnRules, occasion, timeZone, given),
    rules: earnRules.map(({ key, names }) => ({ key, names })),
    ...levelEffect(member, subject, {
      versions: isDraft ? [...versions, version] : versions,
      gained: growth - sumOf(own, 'growth'),
      ranks,
      now,
      timeZone,
    }),
  };
};

export const dryRun = async (
  db: Db,
  versionId: number,
  input: DryRunInput,
  { now, timeZone }: { now: number } & Pick<Settings, 'timeZone'>,
): Promise<DryRun> => {
  const { number, terms } = await getRow(db, programmeVersions, versionId);
  const subject = await findSubject(db, input);
  const { memberId, at, what } = subject;
  const all = await loadVersions(db);
  const versions = all.filter(({ startsAt }) => startsAt <= now);
  const inForce = versionAt(all, at);
  const draft = { number, terms, startsAt: now };
  const compared = [draft.terms, ...(inForce ? [inForce.terms] : [])];
  const past = await loadPast(db, [memberId], {
    fromAt: Math.min(now, startOfDay(dayOf(at, timeZone), timeZone)),
    untilAt: now + 1,
    timeZone,
    terms: [...compared, ...versions.map((version) => version.terms)],
    programmeFrom: versions[0]?.startsAt ?? now,
    firstSegments: await loadFirstSegments(db, compared),
  });
  const [member] = past.members;
  if (!member) throw new Error('The member of a dry run is gone');
  const segments = past.earning.get(memberId)?.segmentsAt(at) ?? [];
  const own = ownGiven(member, subject, timeZone);
  const ranks = await loadRanks(db);
  const lines = what.kind === 'order' ? what.order.lines : [];
  const scoped = await loadForScopes(
    db,
    compared.flatMap(({ earnRules }) => earnRules),
    lines.flatMap(({ variantId }) => variantId ?? []),
  );
  const credits = async (version: ApprovedVersion, level: string | null): Promise<Credit[]> => {
    const rules = version.terms.earnRules;
    const given = (await loadGivenBefore(db, rules, [memberId], ALL_TIME)).get(memberId) ?? [];
    const givenBefore = [...given, ...own.map((one) => ({ ...one, amount: -one.amount }))];
    const budgets = await loadBudgetsBefore(db, rules, ALL_TIME);
    for (const { ruleKey, currency, amount } of own) {
      const key = JSON.stringify([ruleKey, currency]);
      const known = budgets.get(key);
      if (known !== undefined) budgets.set(key, known - amount);
    }
    const earner = openEarner(version, [{ id: memberId, givenBefore }], budgets, {
      earning: past.earning,
      ...scoped,
      ranks,
      timeZone,
    });
    const facts = { ...levelFactsOf(level, ranks), segments };
    return what.kind === 'order'
      ? earner.ofOrder(member, what.order, facts).credits
      : earner.ofEvent(member, what.event, at, facts);
  };
  const ground = { db, subject, member, own, versions, now, timeZone, credits, ranks, segments };
  const [named] = await withMembers(db, [{ memberId }]);
  return {
    memberId,
    memberName: named?.memberName ?? null,
    memberExternalId: named?.memberExternalId ?? null,
    at,
    source: what.kind,
    sourceId: what.kind === 'order' ? what.order.externalId : what.event.sourceId,
    given: subject.isReal ? { points: sumOf(own, 'points'), growth: sumOf(own, 'growth') } : null,
    inForce: inForce && (await sideOf(ground, inForce, false)),
    draft: await sideOf(ground, draft, inForce?.number !== number),
  };
};
