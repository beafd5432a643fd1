/** What a version of the policy is called. */
export const versionName = ({ number }: { number: number }): string => `v${number}`;
