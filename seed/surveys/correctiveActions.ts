/** Corrective actions of the demo store, one in each stage: one that helped, and one that did not and is planned again. */
import type { ActionStage, ActionType } from '#contract/surveys/correctiveActions';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import {
  correctiveActions,
  correctiveChecks,
  correctiveEvidence,
} from '#db/schema/surveys/correctiveActions';
import { query } from '#db/statements';
import { addDays, addMonths, dayOf, DAY_MS, monthOf } from '#shared/days';
import type { Writer } from '#server/platform/records/writer';
import { referenceOf } from '#server/surveys/correctiveActions/evidence';
import { isOpenStage, stageAfter } from '#server/surveys/correctiveActions/rules';
import { loadMeasures } from '#server/surveys/verification/options';
import { verifyAction } from '#server/surveys/verification/verify';
import { SLOW_BEFORE_DAYS } from './responses.ts';

interface SeedAction {
  purpose: string;
  dimensionKey: string | null;
  title: string;
  plan: string;
  type: ActionType;
  stage: ActionStage;
  /** Days before today on which it was proposed. */
  proposed: number;
  /** Days until it is due. */
  due: number | null;
  /** Days before today since when it is in effect. */
  implemented?: number;
  /** Days before today on which it was checked. */
  checked?: number;
  comment?: string;
  reason?: string;
}

const ACTIONS: readonly SeedAction[] = [
  {
    purpose: 'delivery',
    dimensionKey: 'logistics',
    title: '大促前为偏远地区增加一家承运商',
    plan: '与第二家承运商签约，偏远地区订单按时效自动分单。',
    type: 'process',
    stage: 'proposed',
    proposed: 6,
    due: null,
  },
  {
    purpose: 'delivery',
    dimensionKey: 'logistics',
    title: '每日 16 点前的订单当天出库',
    plan: '仓库增加一个下午班次，16 点前付款的订单当天交承运商。',
    type: 'process',
    stage: 'planned',
    proposed: 140,
    due: 5,
    // So long ago that whole months lie on both sides, whatever the day of the month is.
    implemented: 125,
    checked: 60,
    comment: '出库快了，但配送时效没有改善，评分没有变化。改为与承运商约定时效赔付。',
  },
  {
    purpose: 'delivery',
    dimensionKey: 'quality',
    title: '易碎品改用双层包装',
    plan: '玻璃与陶瓷类商品出库前加一层气泡膜，并贴易碎标签。',
    type: 'product',
    stage: 'inProgress',
    proposed: 25,
    due: -3,
  },
  {
    purpose: 'delivery',
    dimensionKey: 'price',
    title: '商品页写明运费与起送金额',
    plan: '在商品页和购物车显示运费规则，减少结算时的落差。',
    type: 'policy',
    stage: 'done',
    proposed: 58,
    due: -20,
    implemented: 36,
  },
  {
    purpose: 'afterTicket',
    dimensionKey: null,
    title: '客服首次响应培训',
    plan: '全体客服参加两次培训，使用新的快捷回复，首次响应不超过 15 分钟。',
    type: 'training',
    stage: 'verified',
    proposed: 170,
    due: -145,
    implemented: SLOW_BEFORE_DAYS,
    checked: 105,
    comment: '培训后满意度明显上升，快捷回复继续使用。',
  },
  {
    purpose: 'afterTicket',
    dimensionKey: null,
    title: '夜间增加一名客服',
    plan: '22 点至次日 2 点增加一名值班客服。',
    type: 'process',
    stage: 'dismissed',
    proposed: 80,
    due: null,
    reason: '夜间咨询量少，成本高于收益；先用自动回复。',
  },
];

const surveyOf = async (tx: Db, purpose: string): Promise<number> => {
  const [row] = await query<{ id: number }>(
    tx,
    `select s.id from surveys s where s.purpose = ? and exists (select 1 from survey_versions v
       where v.survey_id = s.id and v.published_at is not null) order by s.id limit 1`,
    [purpose],
  );
  if (!row) throw new Error(`No survey is published for ${purpose}`);
  return Number(row.id);
};

const measureOf = async (tx: Db, surveyId: number, dimensionKey: string | null) => {
  const options = await loadMeasures(tx, surveyId);
  const option =
    options.find(({ kind, rowKey }) => kind === 'dimension' && rowKey === dimensionKey) ??
    options[0];
  if (!option) throw new Error(`Survey ${surveyId} has nothing to measure`);
  const { kind, questionKey, rowKey } = option;
  return { kind, questionKey, rowKey };
};

/** Demo accounts are made with the first start, after the store: their rules would not find them yet. */
const writeOne = async (tx: Db, { now, settings: { timeZone } }: Writer, seed: SeedAction) => {
  const surveyId = await surveyOf(tx, seed.purpose);
  const measure = await measureOf(tx, surveyId, seed.dimensionKey);
  const at = (days: number | undefined) => (days === undefined ? null : now - days * DAY_MS);
  const { title, plan, type, stage, dimensionKey, proposed, due, checked, comment } = seed;
  const isDone = stage === 'done' || stage === 'verified';
  const implementedAt = at(seed.implemented);
  const row = {
    title,
    plan,
    type,
    stage,
    ownerId: due === null ? null : 'agent',
    verifierId: due === null ? null : 'manager',
    dueOn: due === null ? null : addDays(dayOf(now, timeZone), due),
    rootCauseId: null,
    dimensionKey,
    categoryId: null,
    channel: null,
    surveyId,
    measure,
    windowDays: 28,
    round: 1,
    acceptedAt: due === null ? null : at(proposed - 2),
    startedAt: isDone || stage === 'inProgress' ? at(proposed - 4) : null,
    implementedAt: isDone ? implementedAt : null,
    endedAt: isOpenStage(stage) ? null : (at(checked) ?? at(proposed - 5)),
    reason: seed.reason ?? null,
    lastVerdict: null,
    lastCheckedAt: null,
    pattern: null,
    authorName: 'Manager',
    createdAt: now - proposed * DAY_MS,
    updatedAt: now - DAY_MS,
  };
  const [id = 0] = await insertRows(tx, correctiveActions, [row], { returning: true });
  const month = monthOf(dayOf(now - proposed * DAY_MS, timeZone));
  if (measure.kind !== 'rootCause') {
    const cell = {
      ...measure,
      kind: measure.kind,
      surveyId,
      from: addMonths(month, -1),
      to: month,
    };
    await insertRows(tx, correctiveEvidence, [
      {
        actionId: id,
        kind: 'cell' as const,
        responseId: null,
        ticketId: null,
        alertId: null,
        rootCauseId: null,
        cell,
        figure: null,
        reference: referenceOf({ kind: 'cell', cell }),
        addedBy: 'Manager',
        addedAt: row.createdAt,
      },
    ]);
  }
  const checkedAt = at(checked);
  if (checkedAt === null || implementedAt === null) return;
  const found = await verifyAction(tx, { ...row, id, implementedAt }, { timeZone, now: checkedAt });
  const verdict = found?.outcome;
  if (found?.comparison == null || (verdict !== 'effective' && verdict !== 'notEffective')) return;
  await insertRows(tx, correctiveChecks, [
    {
      actionId: id,
      round: 1,
      implementedAt,
      measure,
      comparison: found.comparison,
      verdict,
      comment: comment ?? '',
      verifierId: 'manager',
      verifierName: 'Manager',
      checkedAt,
    },
  ]);
  await query(
    tx,
    'update corrective_actions set last_verdict = ?, last_checked_at = ?, stage = ?, round = ? where id = ?',
    [verdict, checkedAt, stageAfter(verdict), verdict === 'effective' ? 1 : 2, id],
  );
};

export const writeCorrectiveActions = (connection: Connection, writer: Writer): Promise<void> =>
  connection.transaction(async (tx) => {
    for (const seed of ACTIONS) await writeOne(tx, writer, seed);
  });
