/** As of when members were computed, or that they are being computed. */
import { useTranslate } from 'react-admin';
import { Instant } from '../../../ui/record/instant.tsx';

export interface ComputedProps {
  requestedAt: number;
  computedAt: number | null;
}

export const Computed = ({ requestedAt, computedAt }: ComputedProps) => {
  const translate = useTranslate();
  if (computedAt === null || computedAt < requestedAt)
    return <span>{translate('segments.computing')}</span>;
  return <Instant at={computedAt} />;
};
