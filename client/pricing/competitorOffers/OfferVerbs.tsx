/** What to do about a competitor's price that moved. */
import { Alert, Button } from '@mui/material';
import {
  useCanAccess,
  useDataProvider,
  useNotify,
  useRefresh,
  useRouterProvider,
  useTranslate,
} from 'react-admin';
import type { CompetitorOffer } from '#contract/pricing/competitors';
import type { Api } from '../../api.ts';
import { useNotifyError, useWork } from '../../ui/feedback/useAct.ts';
import { repricePath } from './repricePath.ts';

/** Two verbs in one cell. */
const SMALL = { minWidth: 44 } as const;

export const isMoved = ({ movedAt, seenAt, own, archivedAt }: CompetitorOffer): boolean =>
  movedAt !== null && !own && archivedAt === null && (seenAt === null || seenAt < movedAt);

/** Takes a movement off the work list; a notice offers to put it back. */
const SeenButton = ({ offer }: { offer: CompetitorOffer }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const notifyError = useNotifyError();
  const refresh = useRefresh();
  const { run, pending } = useWork();
  const look = (seen: boolean) => api.act('competitorOffers', offer.id, 'look', { seen });
  const undo = () =>
    look(false).then(() => {
      notify('competitorOffers.unseenDone', { type: 'info' });
      refresh();
    }, notifyError);
  const see = () =>
    run(async () => {
      await look(true);
      notify(
        <Alert
          severity="success"
          variant="filled"
          action={
            <Button color="inherit" size="small" onClick={undo}>
              {translate('ra.action.undo')}
            </Button>
          }
        >
          {translate('competitorOffers.seenDone', { seller: offer.seller })}
        </Alert>,
        { autoHideDuration: 8000 },
      );
    });
  return (
    <Button size="small" sx={SMALL} disabled={pending} onClick={see}>
      {translate('competitorOffers.seen')}
    </Button>
  );
};

export const RepriceLink = ({ variantId }: { variantId: number }) => {
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  const { canAccess } = useCanAccess({ resource: 'priceBatches', action: 'create' });
  if (!canAccess) return null;
  return (
    <Button size="small" sx={SMALL} component={Link} to={repricePath([variantId])}>
      {translate('competitorOffers.reprice')}
    </Button>
  );
};

export const OfferVerbs = ({ offer }: { offer: CompetitorOffer }) => {
  const { canAccess } = useCanAccess({ resource: 'competitorOffers', action: 'edit' });
  return (
    <>
      {canAccess && isMoved(offer) && <SeenButton offer={offer} />}
      <RepriceLink variantId={offer.variantId} />
    </>
  );
};
