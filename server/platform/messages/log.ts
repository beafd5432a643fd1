/** Lists and shows messages. Roles that may not see personal data get masked addresses and no texts. */
import { can } from '#contract/platform/access';
import type { PersonMessage, PersonMessageDetail } from '#contract/platform/messages';
import { MESSAGE_DUE } from '#contract/platform/outbox';
import { messages } from '#db/schema/platform/messages';
import { personalFields } from '../activities/personal.ts';
import type { Context } from '../http/context.ts';
import { dayFilters } from '../lists/dayFilter.ts';
import { listRows } from '../lists/list.ts';
import type { ListSpec } from '../lists/spec.ts';
import { eventMessageId } from '../outbox/recorded.ts';
import { getRow } from '../records/records.ts';
import { loadRecipients } from './recipients.ts';
import { eventKeyOf } from './tellSystems.ts';

const seesPersonal = ({ role, masked }: Context) =>
  role !== null && can(role, 'members', 'personal') && !masked;

type Row = Record<string, unknown>;

const withMask = (context: Context, row: Row): Row =>
  personalFields.parts.reduce<Row>(
    (shown, { isVisibleTo, mask }) =>
      isVisibleTo(context) ? shown : { ...shown, ...(mask({ email: shown.email }) as Row) },
    row,
  );

/** What waits, waits for its turn, until quiet hours end, or until sending is switched on again. */
const SHOWN_STATUS = `case when "messages".status <> 'waiting' then "messages".status
  when exists (select 1 from message_settings s where s.is_on = 0) then 'stopped'
  when "messages".held_until > clock.at then 'held' else 'waiting' end`;

export const messageList: ListSpec = {
  table: messages,
  hidden: [
    'attempts',
    'body',
    'dedupeKey',
    'givenAddress',
    'lease',
    'roundStartedAt',
    'status',
    'subject',
    'variables',
  ],
  filters: dayFilters('"messages"."created_at"'),
  timedTexts: {
    status: SHOWN_STATUS,
  },
  extra: { sending: `(case when "messages".lease is null then 0 else 1 end)` },
  // Filtering or sorting by a masked address would reveal it.
  guarded: (context) => (seesPersonal(context) ? [] : ['email']),
  defaultSort: ['createdAt', 'DESC'],
  finish: async (context, rows) => {
    const recipients = await loadRecipients(
      context.db,
      rows.map(({ memberId }) => memberId as number | null),
    );
    return rows.map(({ sending, ...row }) =>
      withMask(context, {
        ...row,
        sending: Number(sending) === 1,
        memberName: recipients.get(Number(row.memberId))?.name ?? null,
      }),
    );
  },
};

/** A message with what was handed over; 404 where it does not exist. */
export const showMessage = async (context: Context, id: number): Promise<PersonMessageDetail> => {
  const stored = await getRow(context.db, messages, id);
  const page = await listRows(messageList, context, {
    filter: { id },
    sort: undefined,
    from: 0,
    limit: 1,
  });
  const [row] = page.rows as PersonMessage[];
  const isHidden = !seesPersonal(context);
  return {
    ...(row as PersonMessage),
    isHidden,
    subject: isHidden ? null : stored.subject,
    body: isHidden ? null : stored.body,
    attempts: isHidden
      ? stored.attempts.map((attempt) => ({ ...attempt, answer: null }))
      : stored.attempts,
    webhookMessageId:
      stored.channel === 'webhook'
        ? await eventMessageId(context.db, MESSAGE_DUE, eventKeyOf(stored))
        : null,
  };
};
