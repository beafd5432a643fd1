/** Service policies of the demo store, and its calendar with the holidays and make-up days of China in 2026. */
import type { CalendarException } from '#contract/service/calendars';
import type { ServicePolicyInput, PolicyTargets } from '#contract/service/servicePolicies';
import type { Connection } from '#db';
import { addDays, daysFrom } from '#shared/days';
import { editCalendar } from '#server/service/calendars/actions';
import { ensureServicePolicy } from '#server/service/servicePolicies/defaults';
import { createPolicy } from '#server/service/servicePolicies/actions';
import { loadPolicies } from '#server/service/servicePolicies/load';
import type { Writer } from '#server/platform/records/writer';

const MORNING = { from: 9 * 60, to: 12 * 60 };
const AFTERNOON = { from: 13 * 60 + 30, to: 18 * 60 };
const WINDOWS = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, ...MORNING },
  { weekday, ...AFTERNOON },
]);

const HOLIDAYS: readonly [first: string, days: number, note: string][] = [
  ['2026-01-01', 3, '元旦'],
  ['2026-02-15', 9, '春节'],
  ['2026-04-04', 3, '清明节'],
  ['2026-05-01', 5, '劳动节'],
  ['2026-06-19', 3, '端午节'],
  ['2026-09-25', 3, '中秋节'],
  ['2026-10-01', 7, '国庆节'],
];
const MAKE_UP_DAYS: readonly [day: string, note: string][] = [
  ['2026-01-04', '元旦调休'],
  ['2026-02-14', '春节调休'],
  ['2026-02-28', '春节调休'],
  ['2026-05-09', '劳动节调休'],
  ['2026-09-20', '国庆节调休'],
  ['2026-10-10', '国庆节调休'],
];

const exceptions: CalendarException[] = [
  ...HOLIDAYS.flatMap(([first, days, note]) =>
    daysFrom(first, addDays(first, days)).map((day) => ({
      day,
      kind: 'closed' as const,
      windows: [],
      note,
    })),
  ),
  ...MAKE_UP_DAYS.map(([day, note]) => ({
    day,
    kind: 'open' as const,
    windows: [MORNING, AFTERNOON],
    note,
  })),
];

const minutes = (
  firstResponse: number,
  nextResponse: number,
  resolution: number,
  isAroundTheClock = false,
) => ({ firstResponse, nextResponse, resolution, isAroundTheClock });

/** Half of what other tickets get. */
const FASTER: PolicyTargets = {
  P1: minutes(10, 15, 120, true),
  P2: minutes(30, 60, 240),
  P3: minutes(120, 240, 720),
  P4: minutes(240, 480, 2160),
};
const GRAVE: PolicyTargets = {
  P1: minutes(10, 15, 120, true),
  P2: minutes(30, 60, 480, true),
  P3: minutes(60, 120, 960),
  P4: minutes(120, 240, 1440),
};

const policies = (calendarId: number): ServicePolicyInput[] => [
  {
    names: { en: 'Grave complaints', zh: '严重投诉' },
    types: ['complaint', 'dispute'],
    severities: [1, 2],
    levels: [],
    channels: [],
    calendarId,
    targets: GRAVE,
  },
  {
    names: { en: 'Premium and diamond members', zh: '高级与钻石会员' },
    types: [],
    severities: [],
    levels: ['premium', 'diamond'],
    channels: [],
    calendarId,
    targets: FASTER,
  },
];

/** Before the first ticket, so that each is counted from when it was opened. */
export const writePolicies = async (connection: Connection, writer: Writer): Promise<void> => {
  await ensureServicePolicy(connection);
  await connection.transaction(async (tx) => {
    const calendarId = (await loadPolicies(tx))[0]?.calendarId ?? 0;
    await editCalendar(tx, writer, calendarId, {
      names: { en: 'Business hours', zh: '工作时间' },
      timeZone: writer.settings.timeZone,
      windows: WINDOWS,
      exceptions,
      effectiveOn: null,
    });
    for (const policy of policies(calendarId)) await createPolicy(tx, writer, policy);
  });
};
