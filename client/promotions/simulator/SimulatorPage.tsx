/** A basket, a shopper and an instant on one side; what it costs and why on the other. */
import { Box } from '@mui/material';
import { useState } from 'react';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { AskedPromotion } from './AskedPromotion.tsx';
import { type Basket, EMPTY } from './basket.ts';
import { paramsOf } from './basketAddress.ts';
import { requestOf, type SimulationRequest } from './basketRequest.ts';
import { BasketSection } from './BasketSection.tsx';
import { Cases } from './Cases.tsx';
import { Outcome } from './Outcome.tsx';
import { ShopperSection } from './ShopperSection.tsx';
import { useBasket } from './useBasket.ts';
import { useAskedPromotion, useSimulation } from './useSimulation.ts';

const COLUMNS = { xs: 'minmax(0, 1fr)', lg: '400px minmax(0, 1fr)' } as const;

const SimulatorPage = () => {
  const { basket, change, write, promotionId } = useBasket();
  const { promotion, open, input, isHidden } = useAskedPromotion(promotionId);
  const [withDraft, setWithDraft] = useState(true);
  const own = requestOf(basket);
  const request: SimulationRequest | null =
    basket.lines.length === 0
      ? null
      : {
          ...own,
          ...(input && withDraft && promotionId !== null && { input, replaces: promotionId }),
        };
  const simulation = useSimulation(request);
  const fill = (next: Basket) => write(paramsOf(next));
  return (
    <>
      <PageTitle title="simulator.title" />
      {promotion && (
        <AskedPromotion
          promotion={promotion}
          open={open}
          isHidden={isHidden}
          withDraft={withDraft}
          onChange={setWithDraft}
          onForget={() => write({ promotionId: '' })}
        />
      )}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: COLUMNS, alignItems: 'start' }}>
        <Box sx={{ minWidth: 0 }}>
          <BasketSection
            basket={basket}
            change={change}
            onFill={fill}
            onClear={() => fill(EMPTY)}
          />
          <ShopperSection basket={basket} change={change} />
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <Outcome simulation={simulation} isEmpty={request === null} marked={promotionId} />
          <Cases
            request={request && own}
            quote={request && !simulation.isPlaceholderData ? (simulation.data ?? null) : null}
            onOpen={fill}
          />
        </Box>
      </Box>
    </>
  );
};
export default SimulatorPage;
