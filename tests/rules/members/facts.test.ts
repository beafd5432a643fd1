import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventInput } from '#contract/orders/events';
import { MemberInput } from '#contract/members/members';
import {
  factsAfter,
  type MemberFacts,
  NO_FACTS,
  withoutProfileValues,
  withoutRefusedProfile,
} from '#server/members/members/facts';
import { birthdayError, instantsOfFacts } from '#server/members/members/sentFacts';
import { asDay, hasYear, isBirthday, monthOfBirthday } from '#shared/birthdays';
import type { Writer } from '#server/platform/records/writer';

type Sent = Pick<MemberInput, 'consents' | 'profile'>;
const after = (...messages: readonly (readonly [sent: Sent, sentAt: number | null])[]) =>
  messages.reduce(
    (known: MemberFacts, [sent, sentAt]) => ({
      ...known,
      ...factsAfter(known, sent, { sentAt, now: 1000 }),
    }),
    NO_FACTS,
  );
const consent = (granted: boolean, at: number): Sent => ({
  consents: { marketing: { granted, source: 'checkout', at } },
});

describe('birthdays', () => {
  test.each(['1990-03-12', '--03-12', '--02-29', '2000-02-29', '1900-01-01'])(
    'the text %s is a birthday',
    (text) => {
      expect(isBirthday(text)).toBe(true);
    },
  );
  test.each([
    '',
    '03-12',
    '-03-12',
    '--3-12',
    '--02-30',
    '1990-02-30',
    '1899-12-31',
    '1990-3-1',
    '--00-01',
  ])('the text "%s" is no birthday', (text) => {
    expect(isBirthday(text)).toBe(false);
  });
  test('have a month and a day with or without their year', () => {
    expect(['1990-03-12', '--11-02'].map(monthOfBirthday)).toEqual([3, 11]);
    expect(['1990-03-12', '--11-02'].map(hasYear)).toEqual([true, false]);
    expect(['1990-03-12', '--02-29'].map(asDay)).toEqual(['1990-03-12', '2000-02-29']);
  });
  test('are refused after today in the store’s time zone, with a year only', () => {
    const writer = {
      now: Date.UTC(2026, 5, 30, 17),
      settings: { timeZone: 'Asia/Shanghai' },
    } as Writer;
    const errorOf = (birthday: string | null) =>
      birthdayError({ externalId: 'm', birthday, updatedAt: null }, writer);
    expect(errorOf('2026-07-01')).toBeNull();
    expect(errorOf('2026-07-02')).toEqual({ birthday: 'errors.future' });
    expect([errorOf('--12-31'), errorOf(null)]).toEqual([null, null]);
  });
});

describe('consents', () => {
  test('hold from the later statement, whenever it arrives', () => {
    const [yes, no] = [consent(true, 10), consent(false, 20)];
    for (const known of [after([yes, 50], [no, 60]), after([no, 50], [yes, 60])])
      expect(known).toMatchObject({ marketingConsent: false, marketingConsentAt: 20 });
  });
  test('of one instant are refused', () => {
    const [yes, no] = [consent(true, 10), consent(false, 10)];
    expect(after([yes, 1], [no, 1]).marketingConsent).toBe(false);
    expect(after([no, 1], [yes, 1]).marketingConsent).toBe(false);
  });
  test('that nobody asked for are not known', () => {
    expect(after([consent(true, 10), 1])).toMatchObject({
      marketingConsentSource: 'checkout',
      profilingConsent: null,
      profilingConsentAt: null,
    });
  });
});

describe('the profile', () => {
  const said = (value: string | null, at?: number): Sent => ({
    profile: { region: { value, source: 'member', ...(at !== undefined && { at }) } },
  });
  test('keeps the later statement about each field', () => {
    const known = after([said('Shanghai', 20), 99], [said('Beijing', 10), 99]);
    expect(known.region).toBe('Shanghai');
    expect(known.profileSources).toEqual({ region: { source: 'member', at: 20 } });
  });
  test('takes the instant of the message where a field has none', () => {
    expect(after([said('Shanghai'), 30]).profileSources.region?.at).toBe(30);
    expect(after([said('Shanghai'), 30], [said('Beijing'), 20]).region).toBe('Shanghai');
  });
  test('takes what has no instant at all as the newest, and the same again as no news', () => {
    const known = after([said('Shanghai', 1200), 99], [said('Beijing'), null]);
    expect([known.region, known.profileSources.region?.at]).toEqual(['Beijing', 1200]);
    expect(factsAfter(known, said('Beijing'), { sentAt: null, now: 2000 })).toEqual({});
    expect(factsAfter(known, said('Beijing'), { sentAt: 3000, now: 3000 })).toMatchObject({
      profileSources: { region: { at: 3000 } },
    });
    expect(factsAfter(known, said('Beijing', 3000), { sentAt: null, now: 3000 })).toMatchObject({
      profileSources: { region: { at: 3000 } },
    });
  });
  test('of one instant is that of the member before the store, a survey and an import', () => {
    const by = (source: 'member' | 'store' | 'survey' | 'import', value: string | null): Sent => ({
      profile: { region: { value, source, at: 10 } },
    });
    const all = [by('import', 'Z'), by('survey', 'Y'), by('store', 'X'), by('member', 'A')];
    all.reduce((weaker, stronger) => {
      expect(after([weaker, 1], [stronger, 2])).toEqual(after([stronger, 1], [weaker, 2]));
      expect(after([stronger, 1], [weaker, 2]).region).toBe(stronger.profile?.region?.value);
      return stronger;
    });
    for (const messages of [
      [by('store', 'A'), by('store', 'B')],
      [by('store', 'B'), by('store', 'A')],
    ] as const)
      expect(after([messages[0], 1], [messages[1], 2]).region).toBe('B');
    expect(after([by('store', null), 1], [by('store', 'B'), 2]).region).toBeNull();
  });
  test('has each interest once, without blanks around it', () => {
    const sentInterests = (value: string[]) =>
      MemberInput.safeParse({
        externalId: 'm',
        profile: { interests: { value, source: 'store' } },
        updatedAt: 1,
      });
    expect(sentInterests([' Tea', 'Tea', 'Tea ', 'Art']).data?.profile?.interests?.value).toEqual([
      'Tea',
      'Art',
    ]);
    expect(sentInterests(['Tea', ' ']).success).toBe(false);
  });
  test('is logged by who said what and when, without what was said', () => {
    const { profileSources } = after([said('Shanghai', 1), 1]);
    expect(withoutProfileValues({ region: 'Shanghai', name: 'Ann', profileSources })).toEqual({
      name: 'Ann',
      profileSources,
    });
  });
  test('forgets what is sent as null', () => {
    expect(after([said('Shanghai', 1), 1], [said(null, 2), 2]).region).toBeNull();
    const interests = (value: string[] | null, at: number): Sent => ({
      profile: { interests: { value, source: 'survey', at } },
    });
    expect(after([interests(['Tea'], 1), 1], [interests(null, 2), 2]).interests).toEqual([]);
  });
  test('is empty for a member who refused one', () => {
    const known = after([{ ...said('Shanghai', 1), ...consent(true, 1) }, 1]);
    const refused = { ...known, profilingConsent: false };
    expect(withoutRefusedProfile(known).region).toBe('Shanghai');
    expect(withoutRefusedProfile({ ...known, profilingConsent: true }).region).toBe('Shanghai');
    expect(withoutRefusedProfile(refused)).toMatchObject({
      region: null,
      interests: [],
      profileSources: {},
      marketingConsent: true,
    });
  });
});

test('statements end alike in any order, also those of one instant', () => {
  const statement = fc.record({
    at: fc.integer({ min: 1, max: 4 }),
    granted: fc.boolean(),
    region: fc.constantFrom('Shanghai', 'Beijing', null),
    source: fc.constantFrom('member' as const, 'store' as const, 'import' as const),
    isDated: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc
        .array(statement, { maxLength: 5 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
      ([inOrder, shuffled]) => {
        const toMessage = ({
          at,
          granted,
          region: value,
          source,
          isDated,
        }: (typeof inOrder)[number]) =>
          [
            {
              ...consent(granted, at),
              profile: { region: { value, source, ...(isDated && { at }) } },
            },
            at,
          ] as const;
        expect(after(...shuffled.map(toMessage))).toEqual(after(...inOrder.map(toMessage)));
      },
    ),
  );
});

test('the instants of consents and facts are named with their paths', () => {
  const sent = MemberInput.parse({
    externalId: 'm',
    ...consent(true, 5),
    profile: {
      region: { value: 'Shanghai', source: 'store', at: 7 },
      ageBand: { value: null, source: 'store' },
    },
  });
  expect(instantsOfFacts(sent)).toEqual([
    [['consents', 'marketing', 'at'], 5],
    [['profile', 'ageBand', 'at'], null],
    [['profile', 'region', 'at'], 7],
  ]);
});

describe('events', () => {
  const errorsOf = (event: Record<string, unknown>) => {
    const { error } = EventInput.safeParse({ externalId: 'e', at: 1, channel: 'web', ...event });
    return (error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);
  };
  test.each([
    ['a custom one without a name', { type: 'custom' }, [['name', 'ra.validation.required']]],
    [
      'another one with a name',
      { type: 'visit', name: 'x' },
      [['name', 'events.errors.nameOfCustom']],
    ],
    [
      'a stay without its seconds',
      { type: 'dwell' },
      [['detail.seconds', 'ra.validation.required']],
    ],
    [
      'a stay of words',
      { type: 'dwell', detail: { seconds: 'long' } },
      [['detail.seconds', 'errors.wrongType']],
    ],
    [
      'a referral of nobody',
      { type: 'referral', detail: { refereeExternalId: '' } },
      [['detail.refereeExternalId', 'ra.validation.required']],
    ],
    [
      'an entry to nothing',
      { type: 'activity_entry' },
      [['detail.activity', 'ra.validation.required']],
    ],
  ])('as an event %s is refused', (_, event, errors) => {
    expect(errorsOf(event)).toEqual(errors);
  });
  test('a negative stay is refused', () => {
    expect(errorsOf({ type: 'dwell', detail: { seconds: -1 } }).map(([path]) => path)).toEqual([
      'detail.seconds',
    ]);
  });
  test.each([
    { type: 'custom', name: 'wishlist' },
    { type: 'dwell', detail: { seconds: 0 } },
    { type: 'referral', detail: { refereeExternalId: 'M2' } },
    { type: 'activity_entry', detail: { activity: 'double-11' } },
    { type: 'login' },
    { type: 'like' },
    { type: 'comment' },
    { type: 'review_approved' },
    { type: 'registration' },
  ])('an event of the type $type is accepted', (event) => {
    expect(errorsOf(event)).toEqual([]);
  });
});
