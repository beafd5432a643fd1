/** Draws the members of the demo store: who they are, when they joined, and how they shop. Pure. */
import { type AGE_BANDS, EDUCATIONS, type MemberInput } from '#contract/members/members';
import { elapsedShare, timeOfShare } from '../shared/calendar.ts';
import {
  ABROAD,
  CITIES,
  FOREIGN_FIRST,
  FOREIGN_LAST,
  MEN,
  STREETS,
  SURNAMES,
  WOMEN,
} from './names.ts';
import { cumulate, type Random, shareOut } from '../shared/random.ts';
import type { Days } from '../shared/days.ts';
import { DEPARTMENTS } from '../catalog/departments/index.ts';

export interface SeedMember {
  input: MemberInput;
  externalId: string;
  country: string;
  level: string;
  channel: string;
  /** Index of the day of joining, and of the last day on which the member may order. */
  joined: number;
  until: number;
  /** Relative frequency of orders, and preferred departments. */
  weight: number;
  favourites: readonly number[];
  /** Number of orders placed so far. */
  orders: number;
}

const ABROAD_SHARE = 0.05;
const JOIN_CHANNELS: Record<string, number> = {
  app: 0.32,
  wechat: 0.28,
  web: 0.18,
  tmall: 0.12,
  store: 0.1,
};

/** Most members order once or twice, some often, and a few all the time. */
const drawHabit = (random: Random) => {
  const at = random.next();
  if (at < 0.42) return { weight: 0.12, level: 'starter' };
  if (at < 0.72) return { weight: random.between(0.5, 1.1), level: 'starter' };
  if (at < 0.9) return { weight: random.between(1.4, 2.8), level: 'plus' };
  if (at < 0.975) return { weight: random.between(3, 6), level: 'premium' };
  return { weight: random.between(6, 10), level: 'diamond' };
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const drawPerson = (random: Random, number: number) => {
  if (random.chance(ABROAD_SHARE)) {
    const [first, gender] = random.pick(FOREIGN_FIRST);
    const last = random.pick(FOREIGN_LAST);
    const { country, city, phone } = random.pick(ABROAD);
    return {
      name: `${first} ${last}`,
      gender,
      phone: phone(number),
      email: `${first}.${last}${number}@example.com`.toLowerCase(),
      address: `${random.int(1, 180)} Example Street, ${city}`,
      language: 'en' as const,
      country,
    };
  }
  const gender = random.chance(0.62) ? ('female' as const) : ('male' as const);
  const [surname, hanSurname] = random.pick(SURNAMES);
  const [given, hanGiven] = random.pick(gender === 'female' ? WOMEN : MEN);
  return {
    name: random.chance(0.04)
      ? `${capital(given)} ${capital(surname)}`
      : `${hanSurname}${hanGiven}`,
    gender,
    phone: `1990${String(number).padStart(7, '0')}`,
    email: random.chance(0.55) ? `${surname}.${given}${number}@example.com` : null,
    address: `${random.pick(CITIES)}${random.pick(STREETS)}${random.int(1, 288)}号${random.int(1, 30)}幢${random.int(1, 28)}0${random.int(1, 4)}室`,
    language: 'zh' as const,
    country: 'China',
  };
};

const REGIONS = ['Shanghai', 'Zhejiang', 'Jiangsu', 'Guangdong', 'Beijing', 'Sichuan', 'Hubei'];
const OCCUPATIONS = [
  'Teacher',
  'Engineer',
  'Nurse',
  'Office clerk',
  'Designer',
  'Student',
  'Sales',
];
const INCOMES = ['< 5,000', '5,000–10,000', '10,000–20,000', '> 20,000'];
const INTERESTS = ['Cooking', 'Running', 'Reading', 'Travel', 'Photography', 'Gardening', 'Games'];

/** The youngest age of each band, the oldest band first. */
const LEAST_AGES = [
  ['from_65', 65],
  ['55_64', 55],
  ['45_54', 45],
  ['35_44', 35],
  ['25_34', 25],
  ['18_24', 18],
] as const;
/** The band of somebody's age on a day. */
const ageBandOf = (birthday: string, on: string): (typeof AGE_BANDS)[number] => {
  const years = Number(on.slice(0, 4)) - Number(birthday.slice(0, 4));
  const age = on.slice(5) < birthday.slice(5) ? years - 1 : years;
  return LEAST_AGES.find(([, least]) => age >= least)?.[0] ?? 'under_18';
};

/** What members allow, and what is known of those who allow it; some answer a survey when they register. */
const drawFacts = (
  random: Random,
  joinedAt: number,
  { birthday, joinedOn }: { birthday: string; joinedOn: string },
): Partial<MemberInput> => {
  const marketing = random.chance(0.8) && {
    granted: random.chance(0.78),
    source: random.pick(['Sign-up form', 'Checkout', 'Account page']),
    at: joinedAt,
  };
  const profiling = random.chance(0.7) && {
    granted: random.chance(0.85),
    source: 'Sign-up form',
    at: joinedAt,
  };
  const answered = random.chance(0.3);
  const told = { source: 'member' as const, at: joinedAt };
  const asked = { source: 'survey' as const, at: joinedAt };
  return {
    consents: { ...(marketing && { marketing }), ...(profiling && { profiling }) },
    ...(profiling &&
      profiling.granted && {
        profile: {
          ageBand: { value: ageBandOf(birthday, joinedOn), ...told },
          region: { value: random.pick(REGIONS), source: 'store', at: joinedAt },
          ...(answered && {
            occupation: { value: random.pick(OCCUPATIONS), ...asked },
            incomeBand: { value: random.pick(INCOMES), ...asked },
            education: { value: random.pick(EDUCATIONS), ...asked },
            interests: { value: [random.pick(INTERESTS)], ...asked },
          }),
        },
      }),
  };
};

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** Draws members in the order in which they joined. */
export const drawMembers = (
  random: Random,
  days: Days,
  count: number,
  channels: readonly string[],
): SeedMember[] => {
  const known = channels.map((channel) => JOIN_CHANNELS[channel] ?? 0.1);
  const channelWeights = cumulate(known);
  const shares = cumulate(DEPARTMENTS.map(({ share }) => share));
  const perDay = shareOut(
    count,
    days.weights.map((weight) => Math.sqrt(weight)),
  );
  const factDraws = random.fork('consents and profiles');
  const members: SeedMember[] = [];
  for (const [day, joining] of perDay.entries()) {
    const latest =
      day === days.last ? elapsedShare(days.name(day), 'web', days.now - days.start(day)) : 1;
    const times = Array.from({ length: joining }, () =>
      timeOfShare(days.name(day), 'web', random.next() * latest),
    ).sort((a, b) => a - b);
    for (const time of times) {
      const number = members.length + 1;
      const externalId = `M${String(number).padStart(6, '0')}`;
      const person = drawPerson(random, number);
      const { weight, level } = drawHabit(random);
      const channel = channels[random.weighted(channelWeights)] ?? 'web';
      const isRegular = weight > 2 || random.chance(0.45);
      const bornIn = random.int(1962, 2007);
      const until = isRegular ? days.last : day + random.int(0, 320);
      const favourites = [random.weighted(shares), random.weighted(shares)];
      const hasNoAddress = random.chance(0.25);
      const birthday = random.chance(0.7)
        ? `${bornIn}-${twoDigits(random.int(1, 12))}-${twoDigits(random.int(1, 28))}`
        : null;
      members.push({
        externalId,
        country: person.country,
        level,
        channel,
        joined: day,
        until,
        weight,
        favourites,
        orders: 0,
        input: {
          externalId,
          ...person,
          ...(hasNoAddress && { address: null }),
          birthday,
          channel,
          level,
          joinedAt: days.start(day) + time,
          ...drawFacts(factDraws, days.start(day) + time, {
            birthday: birthday ?? `${bornIn}-07-01`,
            joinedOn: days.name(day),
          }),
          updatedAt: null,
        },
      });
    }
  }
  return members;
};
