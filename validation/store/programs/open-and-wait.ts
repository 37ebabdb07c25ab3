// Opens the store in the directory given, says `open` or the error's code, and stays until it is killed or its input ends.
import { openStore, StoreError } from '@clearway/store';

try {
  const store = await openStore({ dataDir: process.argv[2]! });
  process.stdout.write('open\n');
  process.stdin.resume().on('end', async () => {
    await store.close();
    process.stdout.write('closed\n');
  });
} catch (error) {
  process.stdout.write(`${error instanceof StoreError ? `${error.code} ${error.message}` : String(error)}\n`);
}
