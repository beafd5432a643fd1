/** Records that the demo store lacks: an API key, an invitation and a finished import with errors. */
import type { Job } from '#contract/platform/jobs';
import type { InvitationLink } from '#contract/platform/staff';

/** Two valid rows, one row with an invalid price, and one with an unknown status. */
export const PRODUCTS_WITH_ERRORS = [
  'external_id,status,name_en,name_zh,sku,price',
  'browser-mug,draft,Enamel mug,搪瓷杯,BR-MUG,39.00',
  'browser-bowl,draft,Enamel bowl,搪瓷碗,BR-BOWL,cheap',
  'browser-plate,sold,Enamel plate,搪瓷盘,BR-PLATE,29.00',
  'browser-spoon,draft,Enamel spoon,搪瓷勺,BR-SPOON,9.00',
  '',
].join('\r\n');

const FINISH_MS = 30_000;

/** Returns the path of the invitation's page. */
export const addWork = async (url: string, cookie: string): Promise<string> => {
  const call = async <T>(
    method: string,
    path: string,
    body?: string,
    type = 'application/json',
  ) => {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { Cookie: cookie, Origin: url, 'Content-Type': type },
      ...(body !== undefined && { body }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  await call(
    'POST',
    '/apiKeys',
    JSON.stringify({ name: 'Online shop', scopes: ['orders.write', 'members.write'] }),
  );
  const { link } = await call<InvitationLink>(
    'POST',
    '/staff/invitations',
    JSON.stringify({ email: 'newcomer@example.com', role: 'agent' }),
  );
  await fetch(`${url}/api/exports/products`, { headers: { Cookie: cookie } });
  const started = await call<Job>(
    'POST',
    '/imports?kind=products&name=autumn.csv',
    PRODUCTS_WITH_ERRORS,
    'text/csv',
  );
  const until = Date.now() + FINISH_MS;
  let job = started;
  while (job.status !== 'done') {
    if (job.status === 'failed' || Date.now() > until)
      throw new Error(`The import ended as ${job.status}: ${job.message}`);
    job = await call<Job>('GET', `/jobs/${started.id}`);
  }
  return link.replace('/#', '');
};
