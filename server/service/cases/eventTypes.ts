/** What the store's own systems are told of cases. */
import * as z from 'zod';
import type { EventType } from '#contract/platform/outbox';
import { CASE_ACTIONS } from '#contract/service/caseActions';
import { CASE_KINDS, CASE_STAGES } from '#contract/service/stages';

const ofCase = {
  number: z.string(),
  /** The number of its ticket. */
  ticket: z.string(),
  /** The store's id of the member; null where there is none. */
  member: z.string().nullable(),
  orderExternalId: z.string().nullable(),
  kind: z.enum(CASE_KINDS),
  stage: z.enum(CASE_STAGES),
};

export const CASE_EVENTS: readonly EventType[] = [
  {
    type: 'case.opened',
    names: { en: 'Case opened', zh: '售后单已创建' },
    descriptions: {
      en: 'A return, complaint, repair or another case was opened on a ticket.',
      zh: '工单下已创建售后单，例如退货、投诉或维修。',
    },
    data: z.strictObject(ofCase),
  },
  {
    type: 'case.step',
    names: { en: 'Case moved on', zh: '售后单进度变更' },
    descriptions: {
      en: 'A case came into another stage, or something was added to it: with the action that led there.',
      zh: '售后单进入下一阶段，或有新内容补充，并说明由哪个操作触发。',
    },
    data: z.strictObject({
      ...ofCase,
      action: z.enum(CASE_ACTIONS),
      from: z.enum(CASE_STAGES),
    }),
  },
];
