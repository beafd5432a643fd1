/** Welcomes members who register in the members' programme. */
import type { MessageKind } from '#contract/platform/messages';
import type { Db } from '#db';
import { versionAt } from '#rules/platform/versions';
import type { NewMember } from '../members/afterNewMembers.ts';
import { loadVersions } from '../programme/load.ts';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import { isKindOn } from '../../platform/messages/templates.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { welcomedUntil } from './rules.ts';

export const WELCOME: MessageKind<'programme'> = {
  key: 'welcome',
  names: { en: 'Welcome to the programme', zh: '入会欢迎' },
  descriptions: {
    en: 'Welcomes a member who has just registered. Members get it once of whom the store says that they registered in the last days, by their date of joining or an event of type registration.',
    zh: '欢迎刚注册的会员。仅发送给商城告知近几日注册的会员（以注册时间或 registration 事件为准），每人一次；首次同步的老会员不会收到。',
  },
  purpose: 'service',
  startsOff: true,
  variables: {
    programme: {
      descriptions: { en: 'Name of the programme', zh: '会员计划名称' },
      example: { en: 'Members’ club', zh: '会员俱乐部' },
    },
  },
  subjects: { en: 'Welcome to {{programme}}', zh: '欢迎加入{{programme}}' },
  bodies: {
    en: `Dear {{memberName}},

welcome to {{programme}}! From now on you collect points with your orders.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

欢迎加入{{programme}}！从现在起，购物即可累积积分。

{{storeName}}`,
  },
};

/** Not those who registered before the programme or days ago, whom the store only sends late, nor those of a file. */
export const welcomeNewMembers = async (
  tx: Db,
  writer: Writer,
  members: readonly NewMember[],
): Promise<void> => {
  const registered = members.flatMap(({ id, registeredAt }) =>
    registeredAt !== null && welcomedUntil(registeredAt) > writer.now
      ? [{ memberId: id, at: registeredAt }]
      : [],
  );
  if (registered.length === 0 || writer.isHistory || !(await isKindOn(tx, WELCOME))) return;
  const versions = await loadVersions(tx);
  await recordMessages(
    tx,
    writer,
    WELCOME,
    registered.flatMap(({ memberId, at }) => {
      const version = versionAt(versions, at);
      if (!version) return [];
      return [
        {
          memberId,
          key: String(memberId),
          at,
          until: welcomedUntil(at),
          variables: { programme: version.terms.names },
        },
      ];
    }),
  );
};
