import type { Role } from '#contract/platform/access';

export const emailOf = (role: Role) => `${role}@example.com`;
export const DEMO_PASSWORD = 'demo-console';

/** Logs in a demo account through the API and returns the value of the Cookie header. */
export const signIn = async (url: string, role: Role): Promise<string> => {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ email: emailOf(role), password: DEMO_PASSWORD }),
  });
  if (!answer.ok)
    throw new Error(`${role} could not log in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};
