/** Loads what a customer's page shows. */
import type { Db } from '#db';
import { tickets } from '#db/schema/service/tickets';
import { freightTexts, goodsTexts, verdictText } from '#rules/service/policyTexts';
import type { Language } from '#shared/localization';
import { loadOfferedReasons } from '../../orders/returnReasons/offered.ts';
import { getRow } from '../../platform/records/records.ts';
import type { LinkRow } from '../customerLinks/links.ts';
import { isPicture } from '../attachments/rules.ts';
import { loadShownCases } from '../customerCases/load.ts';
import { loadChoices } from '../customerExchanges/choices.ts';
import { loadQuotes } from '../customerQuotes/answer.ts';
import { loadMessages } from '../messages/load.ts';
import type { Settings } from '#contract/platform/settings';
import type { PolicyTerms, ReturnPurpose } from '#contract/service/policies';
import { loadUnitsLeft } from '../caseUnits/load.ts';
import { loadOrderFacts, type OrderLineFacts } from '../policies/lineFacts.ts';
import { loadPolicy } from '../policies/load.ts';
import { mayReturn } from '../policies/rules.ts';
import { loadShownRefunds } from '../customerRefunds/load.ts';
import { areOnePerson } from '../tickets/customers.ts';
import { statusAt } from '../tickets/rules.ts';
import { survivorOf, threadOf } from '../tickets/thread.ts';
import type { RequestFacts } from './requestPage.ts';
import { OF_GOODS, type OfGoods } from './rules.ts';
import type { ShownTicket } from './ticketPage.ts';

interface Asking {
  settings: Settings;
  now: number;
  timeZone: string;
  language: Language;
}

const policyTexts = async (db: Db, { now, language }: Asking): Promise<string[]> => {
  const policy = await loadPolicy(db, now);
  if (!policy) return [];
  const { base } = policy.terms;
  return [
    ...goodsTexts({ ...base, returnable: 'yes' }, language),
    ...freightTexts(policy.terms, language),
  ];
};

/** Under one of these purposes the service is open to the goods; what is out of warranty is repaired by a quote. */
const PURPOSES: Readonly<Record<Exclude<OfGoods, 'refundOnly'>, readonly ReturnPurpose[]>> = {
  return: ['noReason', 'fault'],
  exchange: ['exchange', 'fault'],
  repair: ['repair'],
};
const servicesOf = (
  terms: PolicyTerms | undefined,
  line: OrderLineFacts & { stays: number },
  { now, timeZone }: Asking,
): OfGoods[] => {
  const left = OF_GOODS.filter((service) =>
    service === 'refundOnly' ? line.stays > 0 : line.freeUnits > 0,
  );
  if (!terms) return left;
  return left.filter(
    (service) =>
      service === 'refundOnly' ||
      PURPOSES[service].some((purpose) => {
        const { isAllowed, answer } = mayReturn(terms, line, { purpose, timeZone }, now);
        return isAllowed || (service === 'repair' && answer !== 'notShipped');
      }),
  );
};

/** The lines of the order, where it is the member's, with what the policy says of each today. */
const linesOf = async (
  db: Db,
  { orderExternalId, memberId }: LinkRow,
  asking: Asking,
): Promise<RequestFacts['lines']> => {
  const { now, timeZone, language } = asking;
  const order = orderExternalId === null ? null : await loadOrderFacts(db, orderExternalId);
  if (!order || memberId === null || order.memberId === null) return [];
  if (!(await areOnePerson(db, [memberId, order.memberId]))) return [];
  const policy = await loadPolicy(db, now);
  const left = await loadUnitsLeft(db, order.externalId, now);
  const lines = order.lines.map((line) => {
    const { comesBack = 0, stays = 0 } =
      left.find((one) => one.lineNumber === line.number)?.left ?? {};
    return { ...line, freeUnits: comesBack, stays };
  });
  const shown: RequestFacts['lines'][number][] = [];
  for (const line of lines) {
    const services = servicesOf(policy?.terms, line, asking);
    const { settings } = asking;
    const of = { orderExternalId: order.externalId, memberId, settings, now };
    shown.push({
      position: line.position,
      number: line.number,
      sku: line.sku,
      name: line.name,
      freeUnits: line.freeUnits,
      stays: line.stays,
      services,
      choices: services.includes('exchange') ? await loadChoices(db, line, of) : [],
      texts: policy
        ? (['noReason', 'repair'] as const).map((purpose) =>
            verdictText(mayReturn(policy.terms, line, { purpose, timeZone }, now), language),
          )
        : [],
    });
  }
  return shown;
};

export const loadRequestFacts = async (
  db: Db,
  link: LinkRow,
  asking: Asking,
): Promise<RequestFacts> => ({
  orderExternalId: link.orderExternalId,
  lines: await linesOf(db, link, asking),
  reasons: await loadOfferedReasons(db),
  policy: await policyTexts(db, asking),
});

/** Public messages only. */
export const loadShownTicket = async (
  db: Db,
  ticketId: number,
  asking: Asking,
): Promise<ShownTicket> => {
  const row = await getRow(db, tickets, await survivorOf(db, ticketId));
  const { number, subject, openedAt, orderExternalId } = row;
  const threadIds = await threadOf(db, row.id);
  const messages = await loadMessages(db, threadIds);
  return {
    number,
    subject,
    status: statusAt(row, asking.now).status,
    openedAt,
    orderExternalId,
    messages: messages
      .filter(({ kind }) => kind === 'public')
      .map(({ authorKind, body, occurredAt, redactedAt, attachments }) => ({
        isByCustomer: authorKind === 'customer',
        body,
        occurredAt,
        isRedacted: redactedAt !== null,
        photos: attachments.filter((one) => isPicture(one) && !one.isRemoved).map(({ id }) => id),
      })),
    policy: await policyTexts(db, asking),
    cases: await loadShownCases(db, row.id, asking.now),
    quotes: await loadQuotes(db, row.id, asking.now),
    refunds: await loadShownRefunds(db, threadIds),
  };
};
