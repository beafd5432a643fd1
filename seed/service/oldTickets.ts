/** Tickets that the demo store brought along from the system that it used before, with what was said about some of them. */
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import type { Writer } from '#server/platform/records/writer';
import { beginHold } from '#server/service/retention/holds';
import type { TicketItem } from '#server/service/ticketFiles/checkTickets';
import { insertMessages } from '#server/service/ticketFiles/insertMessages';
import { insertTickets } from '#server/service/ticketFiles/insertTickets';
import type { FileTicket } from '#server/service/ticketFiles/readTicket';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Cells of a file, of which there is none here. */
const ROW = { line: 0, cells: [] };

type Kind = Pick<FileTicket, 'type' | 'channel' | 'subject' | 'resolution' | 'reasonText'>;
const KINDS: readonly Kind[] = [
  {
    type: 'return',
    channel: 'app',
    subject: '衣服尺码偏小',
    resolution: 'refunded',
    reasonText: '尺码太小',
  },
  {
    type: 'return',
    channel: 'wechat',
    subject: '颜色和图片不一样',
    resolution: 'refunded',
    reasonText: '颜色与图片不符',
  },
  {
    type: 'exchange',
    channel: 'app',
    subject: '想换大一码',
    resolution: 'replaced',
    reasonText: '换码',
  },
  {
    type: 'complaint',
    channel: 'phone',
    subject: '快递迟迟未到',
    resolution: 'compensated',
    reasonText: '物流太慢',
  },
  {
    type: 'consultation',
    channel: 'site',
    subject: '发票怎么开',
    resolution: 'answered',
    reasonText: null,
  },
  {
    type: 'repair',
    channel: 'counter',
    subject: '拉链坏了',
    resolution: 'repaired',
    reasonText: '质量问题',
  },
];
const AGENTS = ['林晓', '陈静', '王磊'];

/** How many days ago each was opened: most of the last year, some of so long ago that they may be taken away. */
const AGES = [
  ...Array.from({ length: 30 }, (_, index) => 110 + index * 9),
  ...Array.from({ length: 6 }, (_, index) => 1_250 + index * 7),
];

const loadMembers = async (db: Db): Promise<number[]> =>
  (
    await query<{ id: number }>(
      db,
      'select id from members where erased_at is null and merged_into is null order by id limit 12',
    )
  ).map(({ id }) => Number(id));

const toItem = (
  age: number,
  index: number,
  members: readonly number[],
  now: number,
): TicketItem => {
  const openedAt = now - age * DAY - (index % 7) * HOUR;
  const kind = KINDS[index % KINDS.length] as Kind;
  const resolvedAt = openedAt + (6 + (index % 5) * 20) * HOUR;
  return {
    row: ROW,
    memberId: members[index % members.length] ?? null,
    agentId: null,
    ticket: {
      ...kind,
      number: `KF-${String(2000 + index)}`,
      customer: null,
      order: null,
      status: 'closed',
      agent: AGENTS[index % AGENTS.length] ?? null,
      tags: ['旧系统'],
      satisfaction: index % 4 === 3 ? null : 3 + (index % 3),
      openedAt,
      firstReplyAt: openedAt + (1 + (index % 4)) * HOUR,
      resolvedAt,
      closedAt: resolvedAt + 7 * DAY,
    },
  };
};

const messagesOf = ({ ticket: { number, openedAt, firstReplyAt, subject } }: TicketItem) => [
  {
    row: ROW,
    message: {
      ticket: number,
      at: openedAt,
      from: 'customer' as const,
      text: subject,
      author: null,
    },
  },
  {
    row: ROW,
    message: {
      ticket: number,
      at: firstReplyAt ?? openedAt,
      from: 'agent' as const,
      text: '您好，已收到您的问题，我们马上处理。',
      author: null,
    },
  },
];

export const writeOldTickets = (connection: Connection, writer: Writer) =>
  connection.transaction(async (tx) => {
    const members = await loadMembers(tx);
    const items = AGES.map((age, index) => toItem(age, index, members, writer.now));
    const ids = await insertTickets(tx, writer, items);
    await insertMessages(tx, writer, items.flatMap(messagesOf));
    const last = ids.at(-1);
    if (last !== undefined)
      await beginHold(tx, writer, last, { reason: '（2024）民初 1182 号案件，需保留沟通记录' });
  });
