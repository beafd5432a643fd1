/** What the store's own systems are told of records that become one person's. */
import * as z from 'zod';
import type { EventType } from '#contract/platform/outbox';

export const MERGE_EVENTS: readonly EventType[] = [
  {
    type: 'member.merged',
    names: { en: 'Members merged', zh: '会员合并' },
    descriptions: {
      en: 'Another record was merged into a member, or that was undone. Both ids stay valid: whatever names the record counts for the member.',
      zh: '一条会员记录并入了另一名会员，或合并被撤销。两个编号都继续有效：使用被合并记录的编号，等同于该会员本人。',
    },
    data: z.strictObject({
      /** The store's id of the member who stays, and of the record. */
      member: z.string(),
      record: z.string(),
      isUndone: z.boolean(),
    }),
  },
];
