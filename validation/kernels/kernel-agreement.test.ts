import { checkKernelAgreement } from './agreement-checks.ts';

// Every object; `kernel-agreement.full.test.ts` takes fifty times as many times.
checkKernelAgreement(8, 60_000);
