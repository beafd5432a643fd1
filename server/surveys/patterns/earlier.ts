/** What was proposed for a pattern before. */
import type { ActionStage } from '#contract/surveys/correctiveActions';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { isOpenStage } from '../correctiveActions/rules.ts';
import type { Earlier } from './rules.ts';

const actionsOf = statement<{
  stage: ActionStage;
  createdAt: number | string;
  implementedAt: number | string | null;
}>(
  'select stage, created_at as "createdAt", implemented_at as "implementedAt" from corrective_actions where pattern = ?',
);
const evidenceOf = statement<{ reference: string }>(
  `select e.kind || ' ' || e.reference as reference
   from corrective_evidence e join corrective_actions a on a.id = e.action_id where a.pattern = ?`,
);

export const loadEarlier = async (tx: Db, pattern: string): Promise<Earlier> => {
  const actions = await actionsOf(tx, pattern);
  const implemented = actions.flatMap(({ implementedAt }) =>
    implementedAt === null ? [] : [Number(implementedAt)],
  );
  return {
    isOpen: actions.some(({ stage }) => isOpenStage(stage)),
    used: new Set((await evidenceOf(tx, pattern)).map(({ reference }) => reference)),
    proposedAt:
      actions.length === 0 ? null : Math.max(...actions.map(({ createdAt }) => Number(createdAt))),
    implementedAt: implemented.length === 0 ? null : Math.max(...implemented),
  };
};
