/** Of a merged ticket: where its thread goes on, with what the reader had begun to write. */
import { useTranslate } from 'react-admin';
import { Gap } from '../../ui/record/Gap.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useMovedDrafts } from './useDraft.ts';

export const GoesOnElsewhere = ({
  ticketId,
  survivorId,
}: {
  ticketId: number;
  survivorId: number;
}) => {
  const translate = useTranslate();
  const isMoved = useMovedDrafts(ticketId, survivorId);
  return (
    <Section>
      {translate('tickets.errors.not.merged')}
      {isMoved && (
        <>
          <Gap />
          {translate('tickets.draftMoved')}
        </>
      )}
      <Gap />
      <RecordLink resource="tickets" id={survivorId} to="show">
        {translate('tickets.toSurvivor')}
      </RecordLink>
    </Section>
  );
};
