import { Box, Button, Link } from '@mui/material';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { type CompetitorOffer, OfferInput } from '#contract/pricing/competitors';
import { Form } from '../../ui/form/Form.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { Observations } from './Observations.tsx';
import { OfferFields } from './OfferFields.tsx';
import { RepriceLink } from './OfferVerbs.tsx';
import { VariantName } from './VariantName.tsx';

const Title = () => <span>{useRecordContext<CompetitorOffer>()?.seller}</span>;

const ArchiveButton = () => {
  const translate = useTranslate();
  const offer = useRecordContext<CompetitorOffer>();
  const { act, pending } = useAct('competitorOffers', 'archive');
  if (!offer) return null;
  const archived = offer.archivedAt !== null;
  return (
    <Button disabled={pending} onClick={() => act(offer.id, { archived: !archived })}>
      {translate(archived ? 'competitorOffers.restore' : 'competitorOffers.archive')}
    </Button>
  );
};

const Header = () => {
  const translate = useTranslate();
  const offer = useRecordContext<CompetitorOffer>();
  const { canAccess } = useCanAccess({ resource: 'competitorOffers', action: 'edit' });
  if (!offer) return null;
  return (
    <>
      <VariantName variantId={offer.variantId} />
      {offer.own && <StatusChip tone="information" label="competitorOffers.own" />}
      {offer.archivedAt !== null && <StatusChip tone="neutral" label="competitorOffers.archived" />}
      {offer.url && (
        <Link href={offer.url} target="_blank" rel="noreferrer noopener">
          {translate('competitorOffers.visit')}
        </Link>
      )}
      <Box sx={{ flex: 1 }} />
      <RepriceLink variantId={offer.variantId} />
      {canAccess && <ArchiveButton />}
    </>
  );
};

/** Only an offer nobody saw a price of can be deleted. */
const DeleteUnseen = () => {
  const offer = useRecordContext<CompetitorOffer>();
  const { canAccess } = useCanAccess({ resource: 'competitorOffers', action: 'delete' });
  return canAccess && offer?.observedAt === null ? <DeleteRecord /> : null;
};

const OfferEdit = () => (
  <EditPage
    title={<Title />}
    redirect={false}
    mutationMode="pessimistic"
    header={<Header />}
    rail={<HistorySection />}
  >
    <Observations />
    <Form contract={OfferInput} bar={<DeleteUnseen />}>
      <OfferFields isNew={false} />
    </Form>
  </EditPage>
);

export default OfferEdit;
