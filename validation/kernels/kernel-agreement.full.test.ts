import { checkKernelAgreement } from './agreement-checks.ts';

checkKernelAgreement(400, 900_000);
