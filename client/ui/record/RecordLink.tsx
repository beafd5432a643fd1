import { Link } from '@mui/material';
import type { MouseEvent, ReactNode } from 'react';
import {
  useCanAccess,
  useCreatePath,
  useRecordContext,
  useResourceContext,
  useResourceDefinition,
  useRouterProvider,
} from 'react-admin';
import type { FeatureOptions } from '../feature.ts';

export interface RecordLinkProps {
  children: ReactNode;
  /** Defaults: the record and resource around, and `show` where the resource has it, else `edit`; what the person may not open is not linked. */
  resource?: string;
  id?: string | number;
  to?: 'show' | 'edit';
}

/** High enough to be hit between other links: 24 px with its line. */
const LINK = { fontWeight: 500, display: 'inline-block', py: '2px' } as const;

/** The real link a list's first column must be: opens in a tab, reachable by keyboard. */
export const RecordLink = ({ children, resource: named, id: given, to }: RecordLinkProps) => {
  const around = useResourceContext();
  const resource = named ?? around ?? '';
  const record = useRecordContext();
  const { hasShow, hasEdit, options } = useResourceDefinition({ resource });
  const opens = to ?? (options as FeatureOptions | undefined)?.opens ?? (hasShow ? 'show' : 'edit');
  const { canAccess: mayOpen, isPending } = useCanAccess({ resource, action: opens });
  // Whoever may not edit it reads it; what has no page for that is no link.
  const { canAccess: mayRead } = useCanAccess({ resource, action: 'show' });
  const hasOpens = opens === 'show' ? hasShow : hasEdit;
  const view = hasOpens && (mayOpen || isPending) ? opens : hasShow && mayRead ? 'show' : null;
  const createPath = useCreatePath();
  const { Link: RouterLink } = useRouterProvider();
  const id = given ?? record?.id;
  if (id === undefined || view === null) return <>{children}</>;
  const path = createPath({ resource, id, type: view });
  return (
    <Link
      component={RouterLink}
      to={path}
      onClick={(event: MouseEvent) => event.stopPropagation()}
      sx={LINK}
    >
      {children}
    </Link>
  );
};
