/** Distributions whose answers are rewarded with codes of a batch: until they end, and as long as somebody asked may answer. */
import { jsonInteger } from '#db/statements';
import type { BatchGivers } from '../../promotions/coupons/batchGivers.ts';

export const distributionsGiving: BatchGivers = {
  resource: 'surveyDistributions',
  at: (db, now) => {
    const batchId = jsonInteger(db, 'd.incentive', 'batchId');
    return {
      sql: `select d.id, d.names, ${batchId} as batch_id from survey_distributions d
        where d.started_at is not null and ${batchId} is not null
        and (d.ended_at is null or d.ended_at > ? or exists (select 1 from survey_invitations i
          where i.distribution_id = d.id and i.sent_at is not null and i.completed_at is null
          and i.voided_at is null and i.expires_at > ?))`,
      values: [now, now],
    };
  },
};
