/** Fills what batches of a backup from before they kept it do not say: what was written with their decision. */
import type { Db } from '#db';
import { query } from '#db/statements';

/** The log has it, as the migration that added the column found it. */
export const fillDecisions = async (tx: Db): Promise<void> => {
  await query(
    tx,
    `update price_batches set decision = (
       select reason from activities
       where resource = 'priceBatches' and record_id = cast(price_batches.id as text)
         and verb in ('approve', 'reject')
       order by activities.id desc limit 1
     )
     where approver_name is not null and decision is null`,
  );
};
