/** The demo store's programme: a first version that is in force, and a second one that was replayed and waits for approval. */
import type { EarnRule } from '#contract/members/earnRules';
import { ProgrammeInput, type ProgrammeTerms } from '#contract/members/programme';
import type { Benefits } from '#contract/members/benefits';
import { ReplayInput } from '#contract/members/replays';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { programmeReplays } from '#db/schema/members/replays';
import { programmeDecisions, programmeDrafts } from '#server/members/programme/versions';
import { newReplay } from '#server/orders/replays/newReplay';
import { computeReplay } from '#server/orders/replays/runReplay';
import { finishReplay } from '#server/orders/replays/workOn';
import { getRow } from '#server/platform/records/records';
import type { Writer } from '#server/platform/records/writer';
import { newRule, startingTerms } from '#rules/members/programmeTerms';
import { currencyDecimals } from '#shared/localization';
import { addMonths, dayOf, startOfDay } from '#shared/days';
import { plannersOf } from '../promotions/staff.ts';
import { LEVEL_RANKS } from './audienceNames.ts';

/** The first version begins so many days before today: long enough for points to have lapsed and levels to have ended. */
export const PROGRAMME_DAYS = 430;
const WORKED_ON_DAYS = 9;
const APPROVED_DAYS = 6;
const DAY = 86_400_000;
const MOST_GROWTH_FOR_SIGN_IN = 60;
const NOVEMBER = 11;

/** What each level adds to its multiplier; amounts in units of the currency. */
const BENEFITS: readonly (Partial<Benefits> & { freeShipping?: number })[] = [
  { activityEntries: 1 },
  { activityEntries: 1, entryPoints: 100, birthdayPoints: 50, freeShipping: 199 },
  {
    activityEntries: 2,
    entryPoints: 300,
    birthdayPoints: 100,
    freeShipping: 99,
    earlyAccessHours: 24,
    ticketPriority: 1,
  },
  {
    activityEntries: 3,
    entryPoints: 800,
    birthdayPoints: 200,
    freeShipping: 69,
    earlyAccessHours: 48,
    ticketPriority: 2,
  },
];

const growthForSignIn = (): EarnRule => {
  const rule = newRule('sign-in-growth', {
    names: { en: 'Growth for signing in', zh: '签到得成长值' },
    trigger: 'sign_in',
    formula: { kind: 'fixed', points: 2, refereePoints: 0 },
  });
  return { ...rule, currency: 'growth', caps: { ...rule.caps, perMonth: MOST_GROWTH_FOR_SIGN_IN } };
};

/** The terms of the first version. */
const firstTerms = ({ settings }: Writer): ProgrammeTerms => {
  const unit = 10 ** currencyDecimals(settings.currency);
  const terms = startingTerms([...LEVEL_RANKS.keys()], unit);
  return {
    ...terms,
    names: { en: 'Bluewood Club', zh: '蓝木会员' },
    levels: terms.levels.map((level, index) => {
      const { freeShipping, ...benefits } = BENEFITS[index] ?? {};
      return {
        ...level,
        benefits: {
          ...level.benefits,
          birthdayEarnRate: 20_000,
          ...benefits,
          freeShippingFrom: freeShipping === undefined ? null : freeShipping * unit,
        },
      };
    }),
    earnRules: [
      ...terms.earnRules.map((rule): EarnRule =>
        rule.key === 'review' ? { ...rule, currency: 'both' } : rule,
      ),
      growthForSignIn(),
    ],
    inactivity: { days: 180, firstNoticeDays: 30, secondNoticeDays: 7 },
  };
};

/** The next November that has not begun, in the store's time zone. */
const nextNovember = ({ now, settings: { timeZone } }: Writer) => {
  const today = dayOf(now, timeZone);
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = `${month < NOVEMBER ? year : year + 1}-${NOVEMBER}-01`;
  return {
    startsAt: startOfDay(first, timeZone),
    endsAt: startOfDay(addMonths(first, 1), timeZone),
  };
};

/** Growth for the third level, and points for a week of signing in, in the second version. */
const THIRD_LEVEL = 2;
const HIGHER_THRESHOLD = 6_000;
const LADDER = [1, 2, 3, 4, 5, 6, 8];

/** Double points in November, paid for by a higher third level and less for signing in. */
const secondTerms = (terms: ProgrammeTerms, writer: Writer): ProgrammeTerms => ({
  ...terms,
  levels: terms.levels.map((level, index) =>
    index === THIRD_LEVEL
      ? {
          ...level,
          conditions: level.conditions.map((one) => ({ ...one, threshold: HIGHER_THRESHOLD })),
        }
      : level,
  ),
  earnRules: [
    ...terms.earnRules.map((rule): EarnRule =>
      rule.formula.kind === 'ladder'
        ? { ...rule, formula: { ...rule.formula, days: LADDER } }
        : rule,
    ),
    {
      ...newRule('november', {
        names: { en: 'Double points in November', zh: '11月双倍积分' },
        trigger: 'order',
        formula: { kind: 'multiplier', rate: 20_000 },
      }),
      ...nextNovember(writer),
    },
  ],
});

/** The marketer writes it, the manager approves it some days later, and it begins at midnight. `now`: of seeding. */
export const writeFirstProgramme = async (tx: Db, now: Writer): Promise<void> => {
  const { timeZone } = now.settings;
  const beginsAt = startOfDay(dayOf(now.now - PROGRAMME_DAYS * DAY, timeZone), timeZone);
  const { marketer, manager } = await plannersOf(tx);
  const by = (actor: Writer['actor'], days: number): Writer => ({
    ...now,
    actor,
    now: beginsAt - days * DAY,
  });
  const author = by(marketer, WORKED_ON_DAYS);
  const id = await programmeDrafts.create(
    tx,
    author,
    ProgrammeInput.parse({
      terms: firstTerms(author),
      note: 'Our first programme 首个会员计划',
      plannedAt: beginsAt,
    }),
  );
  await programmeDecisions.submit(tx, author, id, { reason: null });
  await programmeDecisions.approve(tx, by(manager, APPROVED_DAYS), id, { reason: null });
};

/** Before it is submitted, the marketer looks at what it would have given. */
const replay = async (connection: Connection, author: Writer, versionId: number) => {
  const { timeZone } = author.settings;
  const input = ReplayInput.parse({ versionId });
  const id = await connection.transaction(async (tx) => {
    const row = await newReplay(tx, author, input);
    return (await insertRows(tx, programmeReplays, [row], { returning: true }))[0] ?? 0;
  });
  const row = await getRow(connection.db, programmeReplays, id);
  const now = () => author.now;
  await computeReplay(connection, row, timeZone, { paged: async () => undefined, now });
  await finishReplay({ connection, now }, row, timeZone);
};

/** A change that waits for approval since two days, and was replayed before. */
export const writeProgrammeDraft = async (connection: Connection, now: Writer): Promise<void> => {
  const { marketer } = await plannersOf(connection.db);
  const author: Writer = { ...now, actor: marketer, now: now.now - 2 * DAY };
  const input = ProgrammeInput.parse({
    terms: secondTerms(firstTerms(author), author),
    note: 'More for Singles’ Day, less for signing in 助力双11，签到奖励略减',
  });
  const id = await connection.transaction((tx) => programmeDrafts.create(tx, author, input));
  await replay(connection, author, id);
  await connection.transaction((tx) => programmeDecisions.submit(tx, author, id, { reason: null }));
};
