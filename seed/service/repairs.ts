/** Repairs of the demo store: one on the bench, and one that somebody has just asked for. */
import type { CaseAction } from '#contract/service/caseActions';
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import { dayOf } from '#shared/days';
import { verdictOf } from '#rules/service/repairs';
import { takeCaseStep } from '#server/service/cases/actions';
import { createCase } from '#server/service/cases/create';
import { loadRepair, serialsOf } from '#server/service/repairs/load';
import { SETTINGS } from '../plan.ts';
import { agentAt } from './cases.ts';

interface Broken {
  ticketId: number;
  openedAt: number;
  orderExternalId: string;
  lineNumber: number;
  sku: string | null;
}
interface Row {
  ticket_id: number;
  opened_at: number;
  external_id: string;
  number: number;
  sku: string | null;
}

/** Open tickets of customers to whom an order was delivered before. */
const loadBroken = async (db: Db): Promise<Broken[]> =>
  (
    await query<Row>(
      db,
      `select f.ticket_id, f.opened_at, o.external_id, l.number, l.sku from (
         select t.id as ticket_id, t.opened_at, max(o.id) as order_id from tickets t
         join orders o on o.member_id = t.member_id and o.status = 'delivered'
         join order_status_changes s on s.order_id = o.id and s.status = 'delivered' and s.at < t.opened_at
         where t.state in ('open', 'new') group by t.id, t.opened_at) f
       join orders o on o.id = f.order_id
       join order_lines l on l.order_id = o.id and l.position = 0
       order by f.ticket_id limit 2`,
    )
  ).map((row) => ({
    ticketId: Number(row.ticket_id),
    openedAt: Number(row.opened_at),
    orderExternalId: row.external_id,
    lineNumber: Number(row.number),
    sku: row.sku,
  }));

const ask = (tx: Db, { ticketId, openedAt, orderExternalId, lineNumber }: Broken) =>
  createCase(tx, agentAt(openedAt), {
    ticketId,
    kind: 'repair',
    orderExternalId,
    reasonCode: null,
    lines: [{ lineNumber, quantity: 1 }],
    input: {},
  });

const repairIt = async (tx: Db, broken: Broken, now: number): Promise<void> => {
  const { id, openedAt } = await ask(tx, broken);
  const take = (action: CaseAction, input: Record<string, unknown> = {}) =>
    takeCaseStep(tx, agentAt(now), id, { action, reason: null, input });
  const serials = await serialsOf(tx, { orderExternalId: broken.orderExternalId });
  const serial = serials.find(({ sku }) => sku === null || sku === broken.sku);
  await take('checkWarranty', { serialNumber: serial?.serialNumber ?? null });
  const { warrantyUntil } = await loadRepair(tx, id);
  const verdict = verdictOf(warrantyUntil, dayOf(openedAt, SETTINGS.timeZone));
  await take('approve', { verdict });
  await take('ship', { carrier: 'SF Express', trackingNumber: 'SF1002003004' });
  await take('receive', { accessories: null });
  await take('diagnose', { fault: 'mechanics' });
  if (verdict === 'in') await take('startRepair');
  else
    await take('quote', {
      lines: [
        { kind: 'part', name: 'Hinge', quantity: 1, unitPrice: 1_800 },
        { kind: 'labour', name: 'Fitting', quantity: 1, unitPrice: 3_000 },
      ],
    });
};

export const writeRepairs = (connection: Connection, now: number): Promise<void> =>
  connection.transaction(async (tx) => {
    const [onBench, asked] = await loadBroken(tx);
    if (onBench) await repairIt(tx, onBench, now);
    if (asked) await ask(tx, asked);
  });
