/**
 * Random small stores and rules about their members, and what the facts of each member are by plain loops. Over 200 lines,
 * because it writes and reads every table that a rule may ask for.
 */
import fc from 'fast-check';
import { FACT_KEYS, factOf, OPERATORS } from '#contract/members/segmentFacts';
import type { RuleCondition, RuleGroup, RuleNode } from '#contract/members/segmentRules';
import { EMPTY_DEFINITION } from '#contract/surveys/definitions';
import { rfmGroupOf, scoreOf } from '#rules/members/rfm';
import { type FactResponse, lastAnsweredAt, lastScore } from '#rules/surveys/memberFacts';
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { whileClearing } from '#db/restore';
import { categories } from '#db/schema/catalog/categories';
import { members } from '#db/schema/members/members';
import { pointAccounts, pointEntries, pointLots } from '#db/schema/members/points';
import { memberTags, tags } from '#db/schema/members/segments';
import { events } from '#db/schema/orders/events';
import { orderLines, orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { query } from '#db/statements';
import { computeRfm } from '#server/orders/rfm/compute';
import { recomputeMonths } from '#server/orders/sales/applyMonths';
import { addDays, addMonths, dayOf, monthOf } from '#shared/days';
import { csat, scaled } from '../../surveys/surveyStore.ts';

export const AT = Date.parse('2026-03-10T05:00:00Z');
const DAY = 86_400_000;
export const TIME_ZONE = 'Asia/Shanghai';
const TODAY = dayOf(AT, TIME_ZONE);
const MEMBERS = 6;
const TYPES = ['visit', 'product_view', 'search', 'share'] as const;
/** Category 2 is below 1; 3 stands alone. */
const ABOVE: Record<number, number[]> = { 1: [1], 2: [1, 2], 3: [3] };

const ago = fc.integer({ min: 0, max: 420 });
const memberOf = fc.integer({ min: 1, max: MEMBERS });
const order = fc.record({
  member: memberOf,
  ago,
  paid: fc.integer({ min: 1, max: 900 }),
  discount: fc.constantFrom(0, 0, 50),
  category: fc.constantFrom(1, 2, 3),
  isCounted: fc.boolean(),
});
const returned = fc.record({
  order: fc.nat({ max: 9 }),
  ago,
  amount: fc.integer({ min: 1, max: 90 }),
});
const event = fc.record({ member: memberOf, ago, type: fc.constantFrom(...TYPES) });
const tagged = fc.record({
  member: memberOf,
  tag: fc.constantFrom(1, 2),
  since: fc.integer({ min: 1, max: 9 }),
  until: fc.option(fc.integer({ min: 10, max: 30 })),
});
const answered = fc.record({
  member: memberOf,
  ago,
  /** Its survey: 1 tells who answered, 2 is confidential. */
  survey: fc.constantFrom(1, 1, 1, 2),
  quality: fc.constantFrom('ok' as const, 'ok' as const, 'suspect' as const),
  nps: fc.option(fc.integer({ min: 0, max: 10 })),
  /** Its least value is the best. */
  csat: fc.option(fc.integer({ min: 1, max: 5 })),
  other: fc.option(fc.integer({ min: 1, max: 5 })),
});
const person = fc.record({
  region: fc.option(fc.constantFrom('Shanghai', 'Beijing')),
  gender: fc.option(fc.constantFrom('female', 'male')),
  birthday: fc.option(fc.constantFrom('1990-03-12', '--11-05')),
  groups: fc.subarray(['vip', 'staff']),
  interests: fc.subarray(['tea', 'chess']),
  joinedAgo: fc.option(ago),
  marketing: fc.option(fc.boolean()),
  profiling: fc.option(fc.boolean()),
  level: fc.option(fc.constantFrom('low', 'high')),
  /** The level after a term that has ended. */
  levelAfter: fc.option(fc.constantFrom('low', 'high')),
  hasEnded: fc.boolean(),
  points: fc.integer({ min: 0, max: 400 }),
  lapsed: fc.integer({ min: 0, max: 100 }),
  pending: fc.integer({ min: 0, max: 100 }),
  arrears: fc.constantFrom(0, 0, 60),
});
export const store = fc.record({
  people: fc.array(person, { minLength: MEMBERS, maxLength: MEMBERS }),
  orders: fc.array(order, { maxLength: 10 }),
  returns: fc.array(returned, { maxLength: 3 }),
  events: fc.array(event, { maxLength: 14 }),
  answers: fc.array(answered, { maxLength: 8 }),
  tags: fc.uniqueArray(tagged, { maxLength: 5, selector: ({ member, tag }) => `${member}/${tag}` }),
});
type Store = typeof store extends fc.Arbitrary<infer S> ? S : never;

const KEYS: Record<string, readonly string[]> = {
  text: ['Shanghai', 'Beijing', 'tea', 'chess'],
  genders: ['female', 'male'],
  ageBands: ['18_24'],
  educations: ['master'],
  months: ['3', '11'],
  levels: ['low', 'high'],
  groups: ['vip', 'staff'],
  channels: ['web'],
  tags: ['byHand', 'byRule'],
  categories: ['1', '2', '3'],
  eventTypes: [...TYPES],
  rfmGroups: ['champions', 'growing', 'regular', 'lapsed', 'recent'],
};
const condition: fc.Arbitrary<RuleCondition> = fc
  .constantFrom(...FACT_KEYS)
  .chain((fact) => {
    const { kind, source, counted, hasDays } = factOf(fact);
    const keys = fc.subarray([...(KEYS[source ?? counted ?? ''] ?? ['none'])], { minLength: 1 });
    return fc.record({
      fact: fc.constant(fact),
      is: fc.constantFrom(...OPERATORS[kind]),
      value: fc.constantFrom(1, 2, 3, 5, 60, 300, 5000),
      keys,
      days: fc.option(fc.constantFrom(1, 30, 90, 365), { nil: undefined }),
      hasDays: fc.constant(hasDays),
      counted: fc.constant(counted),
    });
  })
  .map(({ fact, is, value, keys, days, hasDays, counted }) => ({
    fact,
    is,
    ...(['atLeast', 'atMost'].includes(is) && {
      value: Math.min(value, factOf(fact).max ?? value),
    }),
    ...((['in', 'notIn'].includes(is) || counted) && { keys }),
    ...(['withinDays', 'beforeDays'].includes(is) && { days: days ?? 30 }),
    ...(hasDays && days !== undefined && { days }),
  }));
const node = (depth: number): fc.Arbitrary<RuleNode> =>
  depth === 0 ? condition : fc.oneof({ weight: 3, arbitrary: condition }, group(depth));
export const group = (depth: number): fc.Arbitrary<RuleGroup> =>
  fc.record({
    is: fc.constantFrom('all', 'any', 'none'),
    of: fc.array(node(depth - 1), { minLength: 1, maxLength: 3 }),
  });

const instantAgo = (days: number) => AT - days * DAY;
const dayAgo = (days: number) => addDays(TODAY, -days);
const TABLES = [
  'survey_answers',
  'survey_responses',
  'survey_versions',
  'surveys',
  'member_rfm',
  'member_tags',
  'tags',
  'point_lots',
  'point_entries',
  'point_accounts',
  'member_months',
  'returns',
  'order_lines',
  'orders',
  'events',
  'members',
  'categories',
];
const responseId = (index: number) => `r${index}`;
const QUESTIONS = [
  scaled('nps', 'nps'),
  { ...csat('csat'), direction: 'down' as const },
  csat('other'),
];
/** What every stored row has. */
const STAMPS = { createdAt: 1, updatedAt: 1 };

export const write = (connection: Connection, all: Store) =>
  connection.transaction(async (tx) => {
    await whileClearing(tx, async () => {
      for (const table of TABLES) await query(tx, `delete from ${table}`);
    });
    const ownOf = (id: number) =>
      all.orders.filter(({ member, isCounted }) => member === id && isCounted);
    await insertRows(
      tx,
      categories,
      (
        [
          ['/1/', 1],
          ['/1/2/', 2],
          ['/3/', 3],
        ] as const
      ).map(([path, id]) => ({
        id,
        code: `c${id}`,
        names: {},
        name: '',
        depth: path.length > 3 ? 1 : 0,
        position: id,
        path,
        ...STAMPS,
      })),
    );
    await insertRows(
      tx,
      members,
      all.people.map((one, index) => {
        const ages = ownOf(index + 1).map(({ ago: days }) => days);
        return {
          id: index + 1,
          externalId: `m${index + 1}`,
          region: one.region,
          gender: one.gender,
          birthday: one.birthday,
          groups: one.groups,
          interests: one.interests,
          joinedAt: one.joinedAgo === null ? null : instantAgo(one.joinedAgo),
          marketingConsent: one.marketing,
          profilingConsent: one.profiling,
          level: one.level,
          levelUntil: one.hasEnded ? AT - 1 : null,
          levelAfter: one.hasEnded ? one.levelAfter : null,
          firstOrderAt: ages.length > 0 ? instantAgo(Math.max(...ages)) : null,
          lastOrderAt: ages.length > 0 ? instantAgo(Math.min(...ages)) : null,
          ...STAMPS,
        };
      }),
    );
    const lots = all.people.flatMap((one, index) =>
      (
        [
          [one.points, 1, AT + 1],
          [one.lapsed, 1, AT],
          [one.pending, AT + 1, null],
        ] as const
      ).flatMap(([points, availableAt, expiresAt], part) =>
        points === 0 ? [] : [{ member: index + 1, part, points, availableAt, expiresAt }],
      ),
    );
    await insertRows(
      tx,
      pointAccounts,
      all.people.map(({ arrears }, index) => ({ memberId: index + 1, arrears })),
    );
    await insertRows(
      tx,
      pointEntries,
      lots.map(({ member, part, points }) => ({
        id: member * 10 + part,
        memberId: member,
        number: part + 1,
        type: 'earn' as const,
        points,
        source: 'order' as const,
        sourceId: String(part),
        occurredAt: 1,
        recordedAt: 1,
        day: TODAY,
        actorKind: 'system' as const,
        actorName: 'system',
      })),
    );
    await insertRows(
      tx,
      pointLots,
      lots.map(({ member, part, points, availableAt, expiresAt }) => ({
        entryId: member * 10 + part,
        memberId: member,
        points,
        availableAt,
        expiresAt,
        remaining: points,
      })),
    );
    const backOf = (index: number) => all.returns.filter(({ order: of }) => of === index);
    await insertRows(
      tx,
      orders,
      all.orders.map((one, index) => ({
        id: index + 1,
        externalId: `o${index}`,
        kind: 'sale' as const,
        channel: 'web',
        memberId: one.member,
        status: 'paid' as const,
        placedAt: 1,
        countedOn: one.isCounted ? dayAgo(one.ago) : null,
        revenue: one.paid,
        discount: one.discount,
        shipping: 0,
        total: one.paid,
        returned: backOf(index).reduce((sum, { amount }) => sum + amount, 0),
        units: 1,
        lineCount: 1,
        soldCategories: String(one.category),
        ...STAMPS,
      })),
    );
    await insertRows(
      tx,
      orderLines,
      all.orders.map((one, index) => ({
        orderId: index + 1,
        position: 0,
        name: '',
        categoryId: one.category,
        quantity: 1,
        unitPrice: one.paid,
        discount: 0,
        paid: one.paid,
      })),
    );
    await insertRows(
      tx,
      returns,
      all.returns.flatMap(({ order: of, ago: days, amount }, index) => {
        const sold = all.orders[of];
        return sold
          ? [
              {
                externalId: `r${index}`,
                orderId: of + 1,
                memberId: sold.member,
                channel: 'web',
                returnedAt: 1,
                countedOn: sold.isCounted ? dayAgo(days) : null,
                amount,
                units: 1,
                ...STAMPS,
              },
            ]
          : [];
      }),
    );
    await insertRows(
      tx,
      events,
      all.events.map((one, index) => ({
        externalId: `e${index}`,
        type: one.type,
        at: instantAgo(one.ago),
        day: dayAgo(one.ago),
        channel: 'web',
        memberId: one.member,
      })),
    );
    await insertRows(
      tx,
      tags,
      (
        [
          ['byHand', 'static'],
          ['byRule', 'rule'],
        ] as const
      ).map(([key, kind], index) => ({
        id: index + 1,
        key,
        names: {},
        kind,
        requestedAt: 1,
        computedAt: 20,
        ...STAMPS,
      })),
    );
    await insertRows(
      tx,
      memberTags,
      all.tags.map(({ tag, member, since, until }) => ({
        tagId: tag,
        memberId: member,
        since,
        until,
        source: 'staff' as const,
        actorName: 'a',
      })),
    );
    await insertRows(
      tx,
      surveys,
      (['identified', 'confidential'] as const).map((identityMode, index) => ({
        id: index + 1,
        names: {},
        purpose: 'afterTicket' as const,
        identityMode,
        authorName: 'a',
        ...STAMPS,
      })),
    );
    await insertRows(
      tx,
      surveyVersions,
      [1, 2].map((surveyId) => ({
        id: surveyId,
        surveyId,
        number: 1,
        definition: { ...EMPTY_DEFINITION, questions: QUESTIONS },
        authorName: 'a',
        ...STAMPS,
      })),
    );
    await insertRows(
      tx,
      surveyResponses,
      all.answers.map((one, index) => ({
        id: responseId(index),
        surveyId: one.survey,
        versionId: one.survey,
        memberId: one.member,
        source: 'invitation' as const,
        submissionId: responseId(index),
        revision: 1,
        completedAt: instantAgo(one.ago),
        quality: one.quality,
        qualityReasons: [],
        contactWanted: false,
        topics: [],
        tags: [],
      })),
    );
    await insertRows(
      tx,
      surveyAnswers,
      all.answers.flatMap((one, index) =>
        (['nps', 'csat', 'other'] as const).map((questionKey) => ({
          id: `${responseId(index)}-${questionKey}`,
          responseId: responseId(index),
          questionKey,
          rowKey: '',
          number: one[questionKey],
          isSkipped: one[questionKey] === null,
        })),
      ),
    );
    await recomputeMonths(tx);
    await computeRfm(tx, TODAY, AT);
  });

/** The scores by counting for each buyer who has less. */
const scoresOf = ({ people, orders: sold, returns: back }: Store) => {
  const from = addMonths(monthOf(TODAY), -11);
  const buyers = people.flatMap(({ profiling }, index) => {
    const own = sold
      .map((one, place) => ({ ...one, place, day: dayAgo(one.ago) }))
      .filter(({ member, isCounted, day }) => member === index + 1 && isCounted && day >= from);
    if (own.length === 0 || profiling === false) return [];
    const spent = own.reduce(
      (sum, { paid, place }) =>
        sum +
        paid -
        back.filter(({ order: of }) => of === place).reduce((all, { amount }) => all + amount, 0),
      0,
    );
    const days = own.map(({ day }) => day).sort();
    return [{ member: index + 1, last: days.at(-1) ?? '', orders: own.length, spent }];
  });
  return new Map(
    buyers.map((one) => {
      const score = (isLower: (other: (typeof buyers)[number]) => boolean) =>
        scoreOf(buyers.filter(isLower).length, buyers.length);
      const scores = [
        score(({ last }) => last < one.last),
        score((other) => other.orders < one.orders),
        score(({ spent }) => spent < one.spent),
      ] as const;
      return [one.member, scores];
    }),
  );
};

/** What the member answered, as the pure rules take it. */
const responsesOf = (all: Store, member: number): FactResponse[] =>
  all.answers.flatMap((one, index) =>
    one.member === member
      ? [
          {
            id: responseId(index),
            identityMode: one.survey === 1 ? ('identified' as const) : ('confidential' as const),
            quality: one.quality,
            completedAt: instantAgo(one.ago),
            answers: [
              ...(one.nps === null ? [] : [{ type: 'nps' as const, value: one.nps }]),
              ...(one.csat === null ? [] : [{ type: 'csat' as const, value: 6 - one.csat }]),
              ...(one.other === null ? [] : [{ type: 'csat' as const, value: one.other }]),
            ],
          },
        ]
      : [],
  );

/** The facts of a member by plain loops over what was written. */
export const readerOf = (all: Store, member: number) => {
  const one = all.people[member - 1] as Store['people'][number];
  const scores = scoresOf(all).get(member);
  return ({ fact, keys = [], days }: RuleCondition) => {
    const from = days === undefined ? '' : dayAgo(days - 1);
    const own = all.orders
      .map((each, place) => ({ ...each, place }))
      .filter((each) => each.member === member && each.isCounted && dayAgo(each.ago) >= from);
    const mine = all.events.filter((each) => each.member === member && dayAgo(each.ago) >= from);
    const back = (place: number) => all.returns.filter(({ order: of }) => of === place);
    const paidBack = (place: number) => back(place).reduce((sum, { amount }) => sum + amount, 0);
    const ownEver = all.orders
      .map((each, place) => ({ ...each, place }))
      .filter((each) => each.member === member && each.isCounted);
    const views = mine.filter(({ type }) => type === 'product_view').length;
    const ages = ownEver.map(({ ago: days }) => days);
    const values: Record<string, number | boolean | readonly string[] | null> = {
      gender: one.gender === null ? [] : [one.gender],
      ageBand: [],
      birthdayMonth: one.birthday === null ? [] : [one.birthday.startsWith('1990') ? '3' : '11'],
      region: one.region === null ? [] : [one.region],
      country: [],
      channel: [],
      occupation: [],
      incomeBand: [],
      education: [],
      interests: one.interests,
      groups: one.groups,
      joinedAt: one.joinedAgo === null ? null : instantAgo(one.joinedAgo),
      marketingConsent: one.marketing,
      profilingConsent: one.profiling,
      level: ((level) => (level === null ? [] : [level]))(
        one.hasEnded ? one.levelAfter : one.level,
      ),
      points: Math.max(0, one.points - one.arrears),
      orders: own.length,
      netSpend: own.reduce((sum, { paid, place }) => sum + paid - paidBack(place), 0),
      returns: ownEver
        .flatMap(({ place }) => back(place))
        .filter((each) => dayAgo(each.ago) >= from).length,
      discountedShare:
        own.length === 0
          ? null
          : Math.floor((own.filter(({ discount }) => discount > 0).length * 10_000) / own.length),
      lastOrderAt: ages.length === 0 ? null : instantAgo(Math.min(...ages)),
      firstOrderAt: ages.length === 0 ? null : instantAgo(Math.max(...ages)),
      boughtCategories: own.flatMap(({ category }) => (ABOVE[category] ?? []).map(String)),
      events: mine.filter(({ type }) => keys.includes(type)).length,
      activeDays: new Set([
        ...own.map((each) => each.ago),
        ...mine.filter(({ type }) => type === 'visit').map((each) => each.ago),
      ]).size,
      viewsPerOrder: own.length === 0 ? null : Math.floor(views / own.length),
      recencyScore: scores?.[0] ?? null,
      frequencyScore: scores?.[1] ?? null,
      monetaryScore: scores?.[2] ?? null,
      rfmGroup: scores ? [rfmGroupOf(...scores)] : [],
      lastNps: lastScore(responsesOf(all, member), 'nps'),
      lastCsat: lastScore(responsesOf(all, member), 'csat'),
      lastAnsweredAt: lastAnsweredAt(responsesOf(all, member)),
      tags: all.tags
        .filter(
          (each) =>
            each.member === member &&
            (each.tag === 1
              ? each.until === null
              : one.profiling !== false &&
                each.since <= 20 &&
                (each.until === null || each.until > 20)),
        )
        .map(({ tag }) => (tag === 1 ? 'byHand' : 'byRule')),
    };
    if (one.profiling === false && factOf(fact).isPortrait)
      return Array.isArray(values[fact]) ? [] : null;
    return values[fact] ?? null;
  };
};
