/** A product named in a list or on a page: its picture beside the link to it. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetManyAggregate } from 'react-admin';
import type { Localized } from '#shared/localization';
import { Thumbnail } from '../../platform/shared/pictures/Thumbnail.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

interface Shown {
  id: number;
  names?: Localized;
  images?: { url: string }[];
}

const useProduct = (id: number) =>
  useGetManyAggregate<Shown>('products', { ids: [id] }, { retry: false }).data?.[0];

/** The main picture of a product; all that a page shows are asked for at once. */
export const ProductThumbnail = ({ id }: { id: number }) => (
  <Thumbnail url={useProduct(id)?.images?.[0]?.url} />
);

export const ProductLink = ({
  id,
  to,
  children,
}: {
  id: number;
  to?: 'show' | 'edit';
  children: ReactNode;
}) => (
  <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
    <ProductThumbnail id={id} />
    <span>
      <RecordLink resource="products" id={id} {...(to && { to })}>
        {children}
      </RecordLink>
    </span>
  </Box>
);

interface LineProps {
  id: number;
  /** As it was sent with the line. */
  name: string;
}

/**
 * What a line of an order, return or quote calls its product. Where that is one of the product's names still, it is
 * shown in the language of the screen.
 */
export const LineProductName = ({ id, name }: LineProps) => {
  const toText = useLocalize();
  const names = useProduct(id)?.names;
  return <>{Object.values(names ?? {}).includes(name) ? toText(names) : name}</>;
};

export const LineProductLink = (props: LineProps) => (
  <ProductLink id={props.id}>
    <LineProductName {...props} />
  </ProductLink>
);
