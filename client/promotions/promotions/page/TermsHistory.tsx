/** The history of a promotion: changes of its terms as sentences, other fields as everywhere. */
import { Box } from '@mui/material';
import type { Activity } from '#contract/platform/activities';
import { Terms } from '#contract/promotions/promotions';
import { Changes } from '../../../platform/shared/Changes.tsx';
import { HistorySection } from '../../../platform/shared/HistorySection.tsx';
import type { PromotionPage } from '../draft.ts';
import { Differences } from './Differences.tsx';
import { givesText } from '../summaryRewards.ts';
import { differencesOf, summaryOf } from '../summary.ts';
import { useTermsWords } from '../useTermsWords.ts';
import type { RecordValues } from '../../../ui/record/leaves.ts';

const TERMS = new Set([...Object.keys(Terms.shape), 'terms']);
/** Of the record, but said by its terms. */
const DERIVED = new Set(['kind']);

const split = (fields: RecordValues | null) => {
  const entries = Object.entries(fields ?? {}).filter(([field]) => !DERIVED.has(field));
  const { terms, ...single } = Object.fromEntries(entries.filter(([field]) => TERMS.has(field)));
  const rest = Object.fromEntries(
    entries.filter(([field, value]) => !TERMS.has(field) && value !== null),
  );
  return { terms: { ...single, ...(terms as Partial<Terms> | undefined) } as Partial<Terms>, rest };
};

export const TermsHistory = ({ promotion }: { promotion: PromotionPage }) => {
  const revisions = promotion.revisions?.map(({ terms }) => terms) ?? [];
  const words = useTermsWords([promotion.terms, ...revisions]);
  const changes = ({ resource, before, after }: Activity) => {
    const [was, is] = [split(before), split(after)];
    const full = { ...promotion.terms, ...is.terms };
    const touched = Object.keys({ ...was.terms, ...is.terms }).length > 0;
    return (
      <>
        <Changes resource={resource} before={before && was.rest} after={after && is.rest} />
        {touched && before === null && <Box>{givesText(full, words)}</Box>}
        {touched && before !== null && (
          <Differences
            differences={differencesOf(
              summaryOf({ ...full, ...was.terms }, words),
              summaryOf(full, words),
            )}
          />
        )}
      </>
    );
  };
  return <HistorySection changes={changes} />;
};
