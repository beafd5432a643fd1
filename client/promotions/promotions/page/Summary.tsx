/** What customers get; before it, what they would get by the version that is worked on or waits for a decision. */
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../../ui/record/Section.tsx';
import type { PromotionPage } from '../draft.ts';
import { SummaryText } from '../SummaryPanel.tsx';

interface Props {
  promotion: PromotionPage;
  actions: ReactNode;
}

export const Summary = ({ promotion: { terms, open = null, liveRevision }, actions }: Props) => {
  const translate = useTranslate();
  if (open === null || liveRevision === null)
    return (
      <Section title="promotions.summaryTitle" actions={actions}>
        <SummaryText terms={terms} />
      </Section>
    );
  const status = translate(`promotions.revisionStatuses.${open.status}`);
  return (
    <>
      <Section title={translate('promotions.summaryNext', { revision: open.revision, status })}>
        <SummaryText terms={open.terms} />
      </Section>
      <Section title="promotions.summaryNow" actions={actions}>
        <SummaryText terms={terms} />
      </Section>
    </>
  );
};
