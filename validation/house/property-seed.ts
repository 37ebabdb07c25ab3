import { configureGlobal } from 'fast-check';

/** As `CI_SEED` of the random streams: short runs under `CI` repeat, others look further. */
if (process.env.CI && process.env.CLEARWAY_TEST_SCALE !== 'full') configureGlobal({ seed: 20_260_310 });
