/** A product named in a list or on a page: its picture beside the link to it. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetManyAggregate } from 'react-admin';
import { Thumbnail } from '../../platform/shared/pictures/Thumbnail.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

interface Pictured {
  id: number;
  images?: { url: string }[];
}

/** The main picture of a product; all that a page shows are asked for at once. */
export const ProductThumbnail = ({ id }: { id: number }) => {
  const { data } = useGetManyAggregate<Pictured>('products', { ids: [id] }, { retry: false });
  return <Thumbnail url={data?.[0]?.images?.[0]?.url} />;
};

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
