/** Whether a link still works. Pure. */
export const worksAt = (
  { expiresAt, withdrawnAt }: { expiresAt: number; withdrawnAt: number | null },
  now: number,
): boolean => withdrawnAt === null && now < expiresAt;
