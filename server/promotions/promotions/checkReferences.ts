/** Refuses terms that refer to a category, a product, a variant, a campaign or an audience that does not exist. */
import { type FieldErrors, nestedErrors } from '#shared/fields';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { campaigns } from '#db/schema/promotions/campaigns';
import { missingReferences } from '../../catalog/scopes/missing.ts';
import { checkAudience } from '../../platform/audiences/known.ts';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { referencesIn } from './references.ts';

/** Throws 422 with the field of every reference to a record or a name that does not exist. */
export const checkReferences = async (
  tx: Db,
  writer: Pick<Writer, 'now'>,
  { terms, campaignId }: { terms: Terms; campaignId: number | null },
) => {
  const missing = await missingReferences(tx, referencesIn(terms));
  const errors: FieldErrors = nestedErrors(
    missing.map(({ table, path }) => ({
      path: ['terms', ...path],
      message: `promotions.errors.gone.${table}`,
    })),
  );
  if (campaignId !== null) {
    const campaign = await findRow(tx, campaigns, campaignId);
    if (!campaign || campaign.archivedAt !== null)
      errors.campaignId = 'promotions.errors.gone.campaigns';
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  await checkAudience(tx, writer, terms.audience, (audience) => ({ terms: { audience } }));
};
