/** What became of invitations, and how long members sign in day after day. */
import type { Reading, ReferralReport, SignInReport } from '#contract/insight/programme';
import type { ReferralReason } from '#contract/members/referrals';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { dayOf } from '#shared/days';
import { hasOrdered, isRewarded } from '../../members/referrals/list.ts';
import { streakBands } from '../habits/rules.ts';

const countIf = (condition: string) => `sum(case when ${condition} then 1 else 0 end)`;
const IS_REGISTERED = `r.state = 'registered'`;
const funnel = statement<Record<keyof ReferralReport['steps'], number | null>>(
  `select count(*) as invited, ${countIf(IS_REGISTERED)} as registered,
     ${countIf(`${IS_REGISTERED} and ${hasOrdered('r')}`)} as ordered,
     ${countIf(`${IS_REGISTERED} and ${isRewarded('r')}`)} as rewarded
   from referrals r where r.occurred_at >= ? and r.occurred_at < ? and r.state <> 'rejected'`,
);
const rejected = statement<{ reason: ReferralReason; referrals: number }>(
  `select reason, count(*) as referrals from referrals
   where occurred_at >= ? and occurred_at < ? and state = 'rejected' group by reason order by reason`,
);

export const reportReferrals = async (db: Db, reading: Reading): Promise<ReferralReport> => {
  const { opens, ends } = reading;
  const [steps] = await funnel(db, opens, ends);
  return {
    ...reading,
    steps: {
      invited: Number(steps?.invited ?? 0),
      registered: Number(steps?.registered ?? 0),
      ordered: Number(steps?.ordered ?? 0),
      rewarded: Number(steps?.rewarded ?? 0),
    },
    rejected: (await rejected(db, opens, ends)).map(({ reason, referrals }) => ({
      reason,
      referrals: Number(referrals),
    })),
  };
};

const longest = statement<{ streak: number; members: number; days: number }>(
  `select s.longest as streak, count(*) as members, sum(s.days) as days from (
     select max(streak) as longest, count(*) as days from sign_ins where day >= ? and day <= ? group by member_id) as s
   group by s.longest`,
);

export const reportSignIns = async (db: Db, reading: Reading): Promise<SignInReport> => {
  const { opens, ends, timeZone } = reading;
  const found = (await longest(db, dayOf(opens, timeZone), dayOf(ends - 1, timeZone))).map(
    ({ streak, members, days }) => ({
      streak: Number(streak),
      members: Number(members),
      days: Number(days),
    }),
  );
  return {
    ...reading,
    days: found.reduce((sum, { days }) => sum + days, 0),
    members: found.reduce((sum, { members }) => sum + members, 0),
    bands: streakBands(found),
  };
};
