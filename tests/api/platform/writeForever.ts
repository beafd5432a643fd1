/**
 * Writes until it is killed. Each transaction adds two rows that belong together and prints its number once it is
 * acknowledged. Used by the test that kills it. Usage: `writeForever.ts <database>`.
 */
import { connect } from '#db';
import { query } from '#db/statements';

const [url = ''] = process.argv.slice(2);
const connection = connect(url);
const insert = `insert into idempotency_keys (api_key_id, key, request_hash, status, body, created_at) values (?, ?, '', 200, '', 0)`;

const write = async (number: number) => {
  await connection.transaction(async (tx) => {
    await query(tx, insert, [1, `write ${number}`]);
    await query(tx, insert, [2, `write ${number}`]);
  });
  process.stdout.write(`${number}\n`);
};

for (let number = 0; ; number += 4)
  await Promise.all([number, number + 1, number + 2, number + 3].map(write));
