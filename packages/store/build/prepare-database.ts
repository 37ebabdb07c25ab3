// Run after an installation: makes the prepared database, so that the first start need not.
import { ensurePreparedDatabase } from '../src/embedded/prepared-database.ts';

await ensurePreparedDatabase();
