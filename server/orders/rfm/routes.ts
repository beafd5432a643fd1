import type { RfmCell, RfmGrid } from '#contract/members/rfm';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { resource } from '../../platform/http/resource.ts';
import type { Context } from '../../platform/http/context.ts';

const lastRun = statement<{ day: string; computed_at: number; members: number }>(
  'select day, computed_at, members from rfm_runs where id = 1',
);
const cells = statement<RfmCell>(
  `select recency, frequency, count(*) as members, sum(net_spend) as "netSpend"
   from member_rfm group by recency, frequency order by recency, frequency`,
);
const groups = statement<RfmGrid['groups'][number]>(
  `select rfm_group as "rfmGroup", count(*) as members, sum(net_spend) as "netSpend"
   from member_rfm group by rfm_group order by rfm_group`,
);

const loadGrid = async (db: Db): Promise<RfmGrid> => {
  const [run] = await lastRun(db);
  const sums = <T extends { members: number; netSpend: number }>(row: T): T => ({
    ...row,
    members: Number(row.members),
    netSpend: Number(row.netSpend),
  });
  return {
    day: run?.day ?? null,
    computedAt: run ? Number(run.computed_at) : null,
    members: Number(run?.members ?? 0),
    cells: (await cells(db)).map(sums),
    groups: (await groups(db)).map(sums),
  };
};

export const rfmRoutes = resource('rfm', {
  actions: {
    grid: {
      summary: 'Members by their fifths of recency and frequency, and by the groups of RFM',
      method: 'get',
      collection: true,
      action: 'show',
      handle: ({ db }: Context) => loadGrid(db),
    },
  },
});
