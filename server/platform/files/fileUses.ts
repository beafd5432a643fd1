import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** Which of these files records of the domain refer to: `fileId` once or more often for each. */
export const fileUses = new Hook<
  (tx: Db, values: { ids: readonly number[] }) => Promise<readonly { fileId: number }[]>
>('fileUses');
