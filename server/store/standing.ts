/** What the shop shows a member: level, what is missing, points, codes and benefits; and the programme itself. */
import type { Db } from '#db';
import { dayOf } from '#shared/days';
import { showProgramme } from '../members/evaluation/show.ts';
import { showInactivity } from '../members/inactivity/show.ts';
import { openLevels } from '../members/levels/load.ts';
import { loadBalance } from '../members/points/loadBalance.ts';
import { loadProgramme } from '../members/programme/load.ts';
import { loadSummary, type VersionSummary } from '../members/programme/summary.ts';
import { countReferrals } from '../members/referrals/own.ts';
import { loadStreak } from '../members/signIns/load.ts';
import { type Route, route } from '../platform/http/route.ts';
import { openBenefits } from '../promotions/levelBenefits/paused.ts';
import { benefitsFor } from '../promotions/levelBenefits/show.ts';
import type { Asking } from '../promotions/quotes/held/holder.ts';
import { loadHeldCoupons } from '../promotions/quotes/held/standing.ts';
import { getNamedMember, memberIn } from '../members/members/namedMember.ts';

const loadStanding = async (db: Db, asking: Asking, externalId: string) => {
  const { settings, now } = asking;
  const { id, mergedInto } = await getNamedMember(db, externalId);
  const { level } = (await openLevels(db, [id]))(id, now);
  const { programme } = await showProgramme(db, id, now, settings);
  const { now: own, next } = await benefitsFor(db, await loadProgramme(db, now), level);
  const { invited, registered } = await countReferrals(db, id);
  return {
    member: externalId,
    mergedInto,
    at: now,
    level,
    programme,
    benefits: own && { ...own.benefits, paused: own.paused },
    nextBenefits: next && { ...next.benefits, paused: next.paused },
    points: await loadBalance(db, id, now),
    pointsReset: (await showInactivity(db, id, now, settings)).reset,
    signIn: await loadStreak(db, id, dayOf(now, settings.timeZone)),
    referrals: { invited, registered },
    coupons: await loadHeldCoupons(db, asking, externalId),
  };
};

/** A version as shoppers are shown it: with what its levels give now. */
const withBenefitsNow = async (db: Db, version: VersionSummary | null) => {
  if (!version) return null;
  const nowOf = await openBenefits(db, version.number);
  const levels = version.levels.map((level) => ({
    ...level,
    benefits: nowOf(level.key, level.benefits),
  }));
  return { ...version, levels };
};
const loadShownProgramme = async (db: Db, now: number) => {
  const { programme, next } = await loadSummary(db, now);
  return {
    programme: await withBenefitsNow(db, programme),
    next: await withBenefitsNow(db, next),
  };
};

export const standingRoutes: Route[] = [
  route({
    method: 'get',
    path: '/store/members/:member/standing',
    access: { scope: 'members.read' },
    summary:
      'What a member has: level with its term and what is missing to the next and to stay, points with what lapses when, codes, benefits',
    handle: async (context, { params }) => {
      const settings = await context.settings();
      const now = context.now();
      const member = memberIn(params);
      return context.connection.readSnapshot((db) =>
        loadStanding(db, { owner: context.connection, settings, now }, member),
      );
    },
  }),
  route({
    method: 'get',
    path: '/store/programme',
    access: { scope: 'members.read' },
    summary:
      'The members’ programme for shoppers: levels, benefits, how points are earned, lapse and pay, and the version that begins next',
    handle: async (context) => loadShownProgramme(context.db, context.now()),
  }),
];
