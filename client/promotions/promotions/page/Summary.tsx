/** What customers get; before it, what they would get by the version that is worked on or waits for a decision. */
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useLastInstant } from '../../../ui/record/LastInstant.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import type { PromotionPage } from '../draft.ts';
import { SummaryText } from '../SummaryPanel.tsx';

interface Props {
  promotion: PromotionPage;
  actions: ReactNode;
}

export const Summary = ({
  promotion: { terms, open = null, liveRevision, phase, endsAt },
  actions,
}: Props) => {
  const translate = useTranslate();
  const lastInstant = useLastInstant();
  if (open === null || liveRevision === null)
    return (
      <Section title="promotions.summaryTitle" actions={actions}>
        <SummaryText terms={terms} />
      </Section>
    );
  const status = translate(`promotions.revisionStatuses.${open.status}`);
  const title =
    phase === 'ended' && endsAt !== null
      ? translate('promotions.summaryBefore', {
          revision: liveRevision,
          end: lastInstant(endsAt),
        })
      : 'promotions.summaryNow';
  return (
    <>
      <Section title={translate('promotions.summaryNext', { revision: open.revision, status })}>
        <SummaryText terms={open.terms} />
      </Section>
      <Section title={title} actions={actions}>
        <SummaryText terms={terms} />
      </Section>
    </>
  );
};
