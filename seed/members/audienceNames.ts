/** Sets up the demo store's levels, groups and channels. */
import { AudienceNameInput } from '#contract/platform/audiences';
import type { Db } from '#db';
import { createAudienceName } from '#server/members/audienceNames/actions';
import type { Writer } from '#server/platform/records/writer';

const LEVELS = [
  ['starter', 'Starter', '初级', '#8d99ae'],
  ['plus', 'Plus', '中级', '#4c8a6b'],
  ['premium', 'Premium', '高级', '#c9a227'],
  ['diamond', 'Diamond', '钻石', '#5b6c8f'],
] as const;
const rankOf = (index: number) => (index + 1) * 10;
export const LEVEL_RANKS: ReadonlyMap<string, number> = new Map(
  LEVELS.map(([key], index) => [key, rankOf(index)]),
);
const GROUPS = [
  ['wholesale', 'Wholesale', '批发客户'],
  ['staff', 'Staff', '员工'],
] as const;
const CHANNELS = [
  ['app', 'App', 'App'],
  ['web', 'Web shop', '网上商城'],
  ['wechat', 'WeChat', '微信'],
  ['tmall', 'Tmall', '天猫'],
  ['douyin', 'Douyin', '抖音'],
  ['store', 'Shop', '门店'],
] as const;

export const writeAudienceNames = async (tx: Db, writer: Writer) => {
  const rows = [
    ...LEVELS.map(([key, en, zh, color], index) => ({
      kind: 'levels',
      key,
      names: { en, zh },
      rank: rankOf(index),
      color,
    })),
    ...GROUPS.map(([key, en, zh]) => ({ kind: 'groups', key, names: { en, zh } })),
    ...CHANNELS.map(([key, en, zh]) => ({ kind: 'channels', key, names: { en, zh } })),
  ];
  for (const row of rows) await createAudienceName(tx, writer, AudienceNameInput.parse(row));
};
